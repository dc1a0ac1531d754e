import type { Contract, JsonSchema } from '../src/core.js'
import { authorValue, type ContentOption, contentSchema, embedded, jsonText } from './author-content.js'
import { batchMessages } from './batch-messages.js'
import { batchDeliveries } from './deliveries.js'
import { type RabbitmqEvent, rabbitmqEventSchema } from './generated/rabbitmq-event.js'
import type { AsynchronousHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, typed, withExamples } from './narrow-schema.js'
import { type PoisonOptions, poisonEvents } from './poison.js'
import { handlerRules, messageRules } from './rules/all-rules.js'
import { withJsonAdvice } from './rules/handler-threw.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'

/** A handler of RabbitMQ events. */
export type RabbitmqHandler = AsynchronousHandler<RabbitmqEvent>

/** Options of {@link rabbitmq}. */
export interface RabbitmqOptions extends PoisonOptions {
  /** Every message is JSON and looks like this. Default: messages are any text. */
  readonly message?: ContentOption
  /** The contract's name. Default `rabbitmq`. */
  readonly name?: string
}

/**
 * The contract of a function behind a RabbitMQ trigger: batches of messages, delivered at least once.
 * Throws an InvalidOptionError for a wrong option and a schema error for a wrong schema.
 */
export function rabbitmq(options: RabbitmqOptions = {}): Contract<RabbitmqEvent, RabbitmqHandler> {
  checkSourceOptions('rabbitmq', options, ['message', 'poison', 'processed', 'name'])
  const message =
    options.message === undefined ? undefined : contentSchema('rabbitmq({ message })', options.message)
  const event = narrowed(objectOf(rabbitmqEventSchema), message)
  const invalid = poisonEvents(options, message, batchMessages<RabbitmqEvent>('rabbitmq'))
  return {
    name: options.name ?? 'rabbitmq',
    event: typed(event),
    golden: examplesOf<RabbitmqEvent>(event)[0]!,
    runtime: nodeRuntime,
    rules: withJsonAdvice(
      [...handlerRules, ...messageRules],
      "rabbitmq({ message: 'json' })",
      options.message,
    ),
    deliveries: batchDeliveries,
    ...(invalid === undefined ? {} : { invalid }),
    asynchronous: true,
  }
}

function narrowed(schema: SchemaObject, content: JsonSchema | undefined): SchemaObject {
  if (content === undefined) return schema
  const changed = changeAt(schema, ['$defs', 'message'], () =>
    jsonText(embedded(content, 'urn:author:message')),
  )
  const text = JSON.stringify(authorValue(content, {}))
  const [documented] = examplesOf<RabbitmqEvent>(schema)
  const records = documented!.records.map((record) => ({
    ...record,
    messages: record.messages.map(() => text),
  }))
  return withExamples(changed, [{ ...documented!, records }])
}
