import type { CheckOptions } from '../check-options.js'
import type { Contract } from '../contract.js'
import { type ContractSet, membersOf } from '../contract-set.js'
import { InvalidOptionError } from '../errors.js'
import { mergeReports } from '../report/merge-reports.js'
import type { ContractReport } from '../report/report.js'
import { inWordsOfFlags } from './command-words.js'
import type { CommandCall, Program } from './program.js'
import { quoted } from './quoted.js'
import type { OptionSpec } from './read-arguments.js'
import { flagOfSource, givenFlags } from './source-flags.js'
import { contractOf } from './source-option.js'

/** The contracts that a command line names. */
export interface ChosenContracts {
  readonly contracts: readonly Contract[]
  /** The flags that name them again: `--source orders`. */
  readonly flags: string
  /** The reports of these contracts as one. */
  readonly report: (reports: readonly ContractReport[]) => ContractReport
}

/** The flags that name an OpenAPI document, for programs that read one. */
export const documentOptions: readonly OptionSpec[] = [
  {
    name: 'openapi',
    value: 'file',
    says: 'instead of a source: the operations of this OpenAPI document, JSON or YAML',
  },
  {
    name: 'operation',
    value: 'id',
    says: 'of the document only this operation: its operationId, or "GET /path"',
  },
  {
    name: 'base-path',
    value: 'path',
    says: 'what paths of requests begin with; default: what the document says',
  },
]

/** The contract of the event source, or those of the document, that the arguments name. */
export async function chosenContracts(
  { program, args }: CommandCall,
  source: () => string,
  options: CheckOptions,
): Promise<ChosenContracts> {
  const file = args.text('openapi')
  const operation = args.text('operation')
  if (file === undefined) {
    const stray = ['operation', 'base-path'].find((name) => args.text(name) !== undefined)
    if (stray !== undefined) throw new InvalidOptionError(`--${stray} needs --openapi <file>`)
    const name = source()
    const contract = await contractOf(program, name, args)
    return {
      contracts: [contract],
      flags: `--source ${name}${givenFlags(args)}`,
      report: ([report]) => report!,
    }
  }
  if (args.has('source'))
    throw new InvalidOptionError('--openapi stands instead of --source: give one of them')
  const ofSource = flagOfSource(args)
  if (ofSource !== undefined)
    throw new InvalidOptionError(`--${ofSource} goes with --source: here the document says it`)
  if (program.openDocument === undefined) throw new InvalidOptionError('--openapi is not known here')
  const [basePath, prefix] = [args.text('base-path'), args.text('prefix')]
  const paths = {
    ...(basePath === undefined ? {} : { basePath }),
    ...(prefix === undefined ? {} : { prefix }),
  }
  const flags = `--openapi ${quoted(file)}${flagOf('base-path', basePath)}${flagOf('prefix', prefix)}`
  try {
    return contractsOf(await program.openDocument(file, paths), { operation, flags, options })
  } catch (error) {
    throw inWordsOfFlags(error, 'openapi')
  }
}

function contractsOf(
  set: Awaited<ReturnType<NonNullable<Program['openDocument']>>>,
  chosen: { readonly operation: string | undefined; readonly flags: string; readonly options: CheckOptions },
): ChosenContracts {
  const { operation, flags, options } = chosen
  if (operation !== undefined)
    return {
      contracts: [set.operation(operation)],
      flags: `${flags} --operation ${quoted(operation)}`,
      report: ([report]) => report!,
    }
  return {
    contracts: membersOf(set as ContractSet, options).map(({ contract }) => contract),
    flags,
    report: (reports) => mergeReports(set.name, reports, set.unsupported),
  }
}

function flagOf(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` --${name} ${quoted(value)}`
}
