import type { Contract, JsonSchema } from '../src/core.js'
import { authorValue, type ContentOption, contentSchema, embedded, jsonText } from './author-content.js'
import { batchMessages } from './batch-messages.js'
import { batchDeliveries } from './deliveries.js'
import { type KafkaEvent, kafkaEventSchema } from './generated/kafka-event.js'
import type { AsynchronousHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, typed, withExamples } from './narrow-schema.js'
import { type PoisonOptions, poisonEvents } from './poison.js'
import { handlerRules, messageRules } from './rules/all-rules.js'
import { withJsonAdvice } from './rules/handler-threw.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'

/** A handler of Kafka events. */
export type KafkaHandler = AsynchronousHandler<KafkaEvent>

/** Options of {@link kafka}. */
export interface KafkaOptions extends PoisonOptions {
  /** Every message is JSON and looks like this. Default: messages are any text. */
  readonly message?: ContentOption
  /** The contract's name. Default `kafka`. */
  readonly name?: string
}

/**
 * The contract of a function behind a Kafka trigger: batches of messages, delivered at least once.
 * Throws an InvalidOptionError for a wrong option and a schema error for a wrong schema.
 */
export function kafka(options: KafkaOptions = {}): Contract<KafkaEvent, KafkaHandler> {
  checkSourceOptions('kafka', options, ['message', 'poison', 'processed', 'name'])
  const message =
    options.message === undefined ? undefined : contentSchema('kafka({ message })', options.message)
  const event = narrowed(objectOf(kafkaEventSchema), message)
  const invalid = poisonEvents(options, message, batchMessages<KafkaEvent>('kafka'))
  return {
    name: options.name ?? 'kafka',
    event: typed(event),
    golden: examplesOf<KafkaEvent>(event)[0]!,
    runtime: nodeRuntime,
    rules: withJsonAdvice([...handlerRules, ...messageRules], "kafka({ message: 'json' })", options.message),
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
  const [documented] = examplesOf<KafkaEvent>(schema)
  const records = documented!.records.map((record) => ({
    ...record,
    messages: record.messages.map(() => text),
  }))
  return withExamples(changed, [{ ...documented!, records }])
}
