/* What contracts/ uses of src/, in one place: a contract needs nothing else of it. */

export { offerPatterns } from './arbitrary/pattern/prepared-patterns.js'
export { sampledValues } from './arbitrary/sampled-values.js'
export { smallestValue } from './arbitrary/schema-values.js'
export { toArbitrary } from './arbitrary/to-arbitrary.js'
export { authorSchema, type FileUrl, type SchemaInput, type StandardSchema } from './author-schema.js'
export { type BoundaryOptions, boundaryCases, type Case } from './cases/boundary-cases.js'
export { type InvalidCase, type InvalidOptions, invalidCases } from './cases/invalid-cases.js'
export { firstOf, likeCuts } from './cases/list-limit.js'
export { assertContract, checkContract } from './check.js'
export type { CheckOptions } from './check-options.js'
export type {
  AnyHandler,
  Breach,
  CallRequest,
  ClientView,
  Contract,
  Delivery,
  Finding,
  InvalidEvent,
  InvalidEvents,
  Judged,
  KeptParts,
  LogRecord,
  Outcome,
  Rule,
  Runtime,
  Severity,
} from './contract.js'
export type { ContractSet } from './contract-set.js'
export { copyJson } from './copy-json.js'
export {
  type ContractExtension,
  type ContractParts,
  defineContract,
  extendContract,
} from './define-contract.js'
export {
  ContractError,
  type ContractErrorCode,
  ContractViolationError,
  GeneratorGaveUpError,
  HandlerNotFoundError,
  InvalidOptionError,
  InvalidSchemaError,
  StaleTypesError,
  UnsatisfiableSchemaError,
  UnsupportedKeywordError,
} from './errors.js'
export { defaultEvidence, type Evidence, evidenceLevels } from './evidence.js'
export { jsonEqual } from './json-equal.js'
export { didYouMean, nearest } from './nearest-name.js'
export { perObject } from './per-object.js'
export { offerPrepared } from './prepared-text.js'
export { readText, toldUnreadable } from './read-text.js'
export type { Coverage, CoverageAlternative, CoverageAnswer, CoveragePlace } from './report/coverage.js'
export { type FormatOptions, formatReport } from './report/format-terminal.js'
export type {
  CaseResult,
  Change,
  ContractReport,
  KnownEntry,
  PhaseName,
  PhaseReport,
  SlowCall,
  Statistics,
  Violation,
} from './report/report.js'
export type { KnownRuleName, RuleName, RuleSeverities } from './rule-severities.js'
export type { HandlerReference } from './runner/call/find-handler-file.js'
export type { HandlerInput } from './runner/call/load-handler.js'
export { acceptorOf } from './schema/evaluate/acceptor.js'
export { addEncodings, type Encoding } from './schema/formats/content-encoding.js'
export { formats } from './schema/formats/formats.js'
export { compileValidator, type ValidationProblem, type Validator } from './schema/validate/validate.js'
export {
  type JsonSchema,
  type MarkedSchema,
  type TypedSchema,
  typedSchema,
  type ValueOf,
} from './typed-schema.js'
