/* The entry `functiongraph-contracts/reporter`: vitest looks for a reporter in the default export of its module. */
export {
  ContractReporter,
  ContractReporter as default,
  type ContractReporterOptions,
} from '../src/vitest-reporter.js'
