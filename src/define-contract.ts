import { smallestValue } from './arbitrary/schema-values.js'
import { authorSchema, type SchemaInput } from './author-schema.js'
import type { AnyHandler, ClientView, Contract, Delivery, Outcome, Rule, Runtime } from './contract.js'
import {
  demandContract,
  demandFlag,
  demandFunction,
  demandName,
  demandNames,
  demandOptions,
  demandRules,
  demandSeverity,
  unknownName,
} from './demand-parts.js'
import { InvalidOptionError, InvalidSchemaError } from './errors.js'
import { plainRules, responseRule } from './plain-rules.js'
import type { RuleSeverities } from './rule-severities.js'
import { plainRuntime } from './runner/call/plain-runtime.js'
import { compileValidator } from './schema/validate/validate.js'
import type { TypedSchema } from './typed-schema.js'

/** The parts of a contract of one's own. */
export interface ContractParts<E = unknown> {
  /** Part of every replay token: letters, digits, `.`, `_` and `-`. */
  readonly name: string
  /** The schema of the events. Its `examples` are the documented ones. */
  readonly event: SchemaInput<E>
  /** The schema of the answers; default: any answer. */
  readonly response?: SchemaInput
  /** The event that failures are shown against. Default: the first of `examples` that validates, else the smallest event. */
  readonly golden?: E
  /** What the handler gets as its context, unless the check says otherwise. Default: an empty object. */
  readonly context?: object
  /** Default: a runtime that calls `handler(event, context)`, synchronous or not, and takes any result. */
  readonly runtime?: Runtime
  /** Added to the built-in ones (`handler/threw`, `handler/timed-out`, …); one of the same name replaces it. */
  readonly rules?: readonly Rule<E>[]
  /** Further ways in which an event may be delivered: again, in another order, in parts. Default: none. */
  readonly deliveries?: (event: E) => readonly Delivery<E>[]
  /** What a client behind the event source would have seen. Default: nothing is said of it. */
  readonly explainOutcome?: (outcome: Outcome, event: E) => ClientView
  /** Whether a thrown error may be the handler's way to ask for a retry. Default false. */
  readonly asynchronous?: boolean
}

/** What `extendContract` changes. */
export interface ContractExtension<E = unknown> {
  /** Default: the name of the contract that is extended. */
  readonly name?: string
  /** Added; a rule of the same name is replaced. */
  readonly rules?: readonly Rule<E>[]
  /** Default severities by rule name. */
  readonly severities?: RuleSeverities
  /** A narrower or wider schema of the events. */
  readonly event?: SchemaInput<E>
  /** The event that failures are shown against. Default: as it was, where the schema of the events still accepts it. */
  readonly golden?: E
}

const partNames = [
  'name',
  'event',
  'response',
  'golden',
  'context',
  'runtime',
  'rules',
  'deliveries',
  'explainOutcome',
  'asynchronous',
] as const
const extensionNames = ['name', 'rules', 'severities', 'event', 'golden'] as const

/** A contract for an event source of one's own. Throws InvalidOptionError or a schema error for parts that are wrong. */
export function defineContract<E = unknown, H extends AnyHandler = AnyHandler>(
  parts: ContractParts<E>,
): Contract<E, H> {
  demandNames('defineContract', parts, partNames)
  demandName(parts.name)
  const event = schemaOf<E>(parts.event, 'event')
  const response = parts.response === undefined ? undefined : schemaOf<unknown>(parts.response, 'response')
  const builtIn = response === undefined ? plainRules : [...plainRules, responseRule(response)]
  demandRules(parts.rules ?? [])
  demandFunction('deliveries', parts.deliveries)
  demandFunction('explainOutcome', parts.explainOutcome)
  demandFlag('asynchronous', parts.asynchronous)
  demandContext(parts.context)
  return {
    name: parts.name,
    event,
    golden: goldenOf(event, parts.golden),
    runtime: runtimeOf(parts.runtime),
    rules: withRules(builtIn, parts.rules ?? []),
    asynchronous: parts.asynchronous ?? false,
    ...(response === undefined ? {} : { response }),
    ...(parts.context === undefined ? {} : { context: parts.context }),
    ...(parts.deliveries === undefined ? {} : { deliveries: parts.deliveries }),
    ...(parts.explainOutcome === undefined ? {} : { explainOutcome: parts.explainOutcome }),
  }
}

/** A contract like another, with rules added or replaced, other default severities, or another event schema. */
export function extendContract<E, H extends AnyHandler, P>(
  contract: Contract<E, H, P>,
  extension: ContractExtension<E>,
): Contract<E, H, P> {
  demandContract(contract)
  demandNames('extendContract', extension, extensionNames)
  if (extension.name !== undefined) demandName(extension.name)
  demandRules(extension.rules ?? [])
  const rules = withSeverities(withRules(contract.rules, extension.rules ?? []), extension.severities ?? {})
  const event = extension.event === undefined ? contract.event : schemaOf<E>(extension.event, 'event')
  const golden =
    extension.event === undefined && extension.golden === undefined
      ? contract.golden
      : goldenOf(event, extension.golden ?? goldenThatFits(event, contract.golden))
  return { ...contract, name: extension.name ?? contract.name, event, golden, rules }
}

function demandContext(context: unknown): void {
  if (context === undefined || (typeof context === 'object' && context !== null && !Array.isArray(context)))
    return
  throw new InvalidOptionError('the context of a contract must be an object', {
    where: 'defineContract({ context })',
  })
}

function schemaOf<T>(given: unknown, part: string): TypedSchema<T> {
  return { schema: authorSchema(`the ${part} of a contract`, given) }
}

function goldenThatFits<E>(event: TypedSchema<E>, golden: E): E | undefined {
  return compileValidator(event.schema)(golden).length === 0 ? golden : undefined
}

function goldenOf<E>(event: TypedSchema<E>, given: E | undefined): E {
  const validate = compileValidator(event.schema)
  if (given !== undefined) {
    const [problem] = validate(given)
    if (problem === undefined) return given
    throw new InvalidOptionError(`the golden event does not match the event schema: ${problem.message}`, {
      where: problem.pointer === '' ? 'the event itself' : problem.pointer,
    })
  }
  const examples =
    typeof event.schema === 'object' && Array.isArray(event.schema.examples) ? event.schema.examples : []
  for (const example of examples) if (validate(example).length === 0) return example as E
  if (examples.length > 0) {
    throw new InvalidSchemaError('none of the examples matches the event schema', '#/examples', {
      next: `The first one: ${validate(examples[0])[0]?.message ?? ''}`,
    })
  }
  return smallestValue(event.schema) as E
}

function runtimeOf(runtime: Runtime | undefined): Runtime {
  if (runtime === undefined) return plainRuntime
  for (const member of ['refuses', 'call'] as const) {
    if (typeof (runtime as Partial<Runtime> | null)?.[member] !== 'function')
      throw new InvalidOptionError(`the runtime has no function "${member}"`, {
        next: 'It is { refuses, call }; leave it out for one that calls handler(event, context).',
      })
  }
  return runtime
}

function withRules(base: readonly Rule[], added: readonly Rule[]): readonly Rule[] {
  const byName = new Map(base.map((rule) => [rule.name, rule]))
  for (const rule of added) byName.set(rule.name, rule)
  return [...byName.values()]
}

function withSeverities(rules: readonly Rule[], severities: RuleSeverities): readonly Rule[] {
  demandOptions('the part severities', severities)
  const names = rules.map((rule) => rule.name)
  for (const [name, severity] of Object.entries(severities)) {
    if (!names.includes(name)) throw unknownName('rule', name, names)
    if (severity !== undefined) demandSeverity(name, severity)
  }
  return rules.map((rule) => ({ ...rule, severity: severities[rule.name] ?? rule.severity }))
}
