export {
  type AnyHandler,
  assertContract,
  type BoundaryOptions,
  type Breach,
  boundaryCases,
  type CallRequest,
  type Case,
  type CaseResult,
  type Change,
  type CheckOptions,
  type ClientView,
  type Contract,
  ContractError,
  type ContractErrorCode,
  type ContractExtension,
  type ContractParts,
  type ContractReport,
  type ContractSet,
  ContractViolationError,
  type Coverage,
  type CoverageAlternative,
  type CoverageAnswer,
  type CoveragePlace,
  checkContract,
  type Delivery,
  defineContract,
  type Evidence,
  extendContract,
  type FileUrl,
  type Finding,
  type FormatOptions,
  formatReport,
  GeneratorGaveUpError,
  type HandlerInput,
  HandlerNotFoundError,
  type HandlerReference,
  type InvalidCase,
  type InvalidEvent,
  type InvalidEvents,
  InvalidOptionError,
  type InvalidOptions,
  InvalidSchemaError,
  invalidCases,
  type JsonSchema,
  type Judged,
  type KeptParts,
  type KnownEntry,
  type KnownRuleName,
  type LogRecord,
  type MarkedSchema,
  type Outcome,
  type PhaseName,
  type PhaseReport,
  type Rule,
  type RuleName,
  type RuleSeverities,
  type Runtime,
  type SchemaInput,
  type Severity,
  type SlowCall,
  StaleTypesError,
  type StandardSchema,
  type Statistics,
  type TypedSchema,
  toArbitrary,
  typedSchema,
  UnsatisfiableSchemaError,
  UnsupportedKeywordError,
  type ValueOf,
  type Violation,
} from '../src/core.js'
export { type ApigOptions, apig } from './apig.js'
export type { ApigBodies } from './apig-bodies.js'
export type { ContentOption } from './author-content.js'
export { contracts } from './contracts.js'
export { type CtsHandler, type CtsOptions, cts } from './cts.js'
export type * from './generated/apig-event.js'
export type * from './generated/apig-response.js'
export type * from './generated/cts-event.js'
export type * from './generated/kafka-event.js'
export type * from './generated/lts-event.js'
export type * from './generated/lts-payload.js'
export type * from './generated/obs-event.js'
export type * from './generated/obs-trigger.js'
export type * from './generated/rabbitmq-event.js'
export type { Report } from './generated/report.js'
export type { PlatformRuleSeverities } from './generated/rule-severities.js'
export type * from './generated/timer-event.js'
export type * from './generated/timer-trigger.js'
export type { AcceptedHandler, ApigAnswer, ApigHandler, DeclaredHandler } from './handler-types.js'
export { type KafkaHandler, type KafkaOptions, kafka } from './kafka.js'
export { type LtsForm, type LtsHandler, type LtsOptions, lts } from './lts.js'
export { type ObsHandler, type ObsOptions, obs } from './obs.js'
export type { ParameterOptions } from './parameters.js'
export type { PoisonOptions } from './poison.js'
export { type RabbitmqHandler, type RabbitmqOptions, rabbitmq } from './rabbitmq.js'
export type { ResponseBodies } from './response-bodies.js'
export { type FakeContext, type FunctionGraphContext, fakeContext } from './runtime/context.js'
export type { ContextLogger, LogLevel } from './runtime/context-logger.js'
export type { FakeContextOptions } from './runtime/context-options.js'
export { type TimerHandler, type TimerOptions, timer } from './timer.js'
