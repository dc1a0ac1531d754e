import type { Contract, JsonSchema } from '../src/core.js'
import { authorValue, type ContentOption, contentSchema, embedded, jsonText } from './author-content.js'
import { logMessages } from './batch-messages.js'
import { redeliveries } from './deliveries.js'
import { type LtsEvent, ltsEventSchema } from './generated/lts-event.js'
import type { LtsPayload } from './generated/lts-payload.js'
import type { AcceptedHandler, DeclaredHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { ownEvent } from './own-event.js'
import { type PoisonOptions, poisonEvents } from './poison.js'
import { handlerRules, messageRules } from './rules/all-rules.js'
import { withJsonAdvice } from './rules/handler-threw.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions, checkWords } from './source-options.js'

/** A handler of log events. */
export type LtsHandler = DeclaredHandler<LtsEvent>

/** How the log records stand in the payload: as a list (documented) or as the JSON text of one (observed). */
export type LtsForm = 'array' | 'string'

/** Options of {@link lts}. */
export interface LtsOptions extends PoisonOptions {
  /** The message of every record is JSON and looks like this. Default: messages are any text. */
  readonly message?: ContentOption
  /** Default both: which one a region sends is not documented. */
  readonly forms?: readonly LtsForm[]
  /** The contract's name. Default `lts`. */
  readonly name?: string
}

/**
 * The contract of a function behind a log (LTS) trigger: base64 of a JSON document of log records.
 * Throws an InvalidOptionError for a wrong option and a schema error for a wrong schema.
 */
export function lts(options: LtsOptions = {}): Contract<LtsEvent, AcceptedHandler<LtsEvent>> {
  checkSourceOptions('lts', options, ['message', 'forms', 'poison', 'processed', 'name'])
  const message =
    options.message === undefined ? undefined : contentSchema('lts({ message })', options.message)
  const event = withForms(withMessage(objectOf(ltsEventSchema), message), options.forms)
  const invalid = poisonEvents(options, message, logMessages)
  const rules = [...handlerRules, ...messageRules(invalid !== undefined)]
  return {
    name: options.name ?? 'lts',
    event: ownEvent('lts', ltsEventSchema, event),
    golden: examplesOf<LtsEvent>(event)[0]!,
    runtime: nodeRuntime,
    rules: withJsonAdvice(rules, "lts({ message: 'json' })", options.message),
    deliveries: redeliveries,
    ...(invalid === undefined ? {} : { invalid }),
    asynchronous: true,
  }
}

function withMessage(schema: SchemaObject, content: JsonSchema | undefined): SchemaObject {
  if (content === undefined) return schema
  const changed = changeAt(schema, ['$defs', 'ltsPayload', '$defs', 'message'], () =>
    jsonText(embedded(content, 'urn:author:message')),
  )
  const text = JSON.stringify(authorValue(content, {}))
  return withPayload(changed, (payload) => {
    const records = payload.logs as readonly object[]
    return { ...payload, logs: records.map((record) => ({ ...record, message: text })) as LtsPayload['logs'] }
  })
}

function withForms(schema: SchemaObject, forms: readonly LtsForm[] | undefined): SchemaObject {
  if (forms === undefined) return schema
  checkWords('lts({ forms })', forms, ['array', 'string'])
  const changed = changeAt(schema, ['$defs', 'ltsPayload', 'properties', 'logs'], (logs) => ({
    ...logs,
    anyOf: (logs.anyOf as readonly SchemaObject[]).filter((form) => forms.includes(formOf(form))),
  }))
  if (forms.includes('array')) return changed
  return withPayload(changed, (payload) => ({ ...payload, logs: JSON.stringify(payload.logs) }))
}

function formOf(form: SchemaObject): LtsForm {
  return form.type === 'string' ? 'string' : 'array'
}

/** The examples with their payloads changed. */
function withPayload(schema: SchemaObject, change: (payload: LtsPayload) => LtsPayload): SchemaObject {
  const examples = examplesOf<LtsEvent>(schema).map(({ lts: envelope }) => {
    const payload = JSON.parse(Buffer.from(envelope.data, 'base64').toString()) as LtsPayload
    return { lts: { data: Buffer.from(JSON.stringify(change(payload))).toString('base64') } }
  })
  return withExamples(schema, examples)
}
