import type { Contract, JsonSchema, TypedSchema } from '../src/core.js'
import { authorValue, type ContentOption, contentSchema, embedded, jsonText } from './author-content.js'
import { batchMessages } from './batch-messages.js'
import { batchDeliveries } from './deliveries.js'
import type { KafkaEvent } from './generated/kafka-event.js'
import type { RabbitmqEvent } from './generated/rabbitmq-event.js'
import type { AcceptedHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { ownEvent } from './own-event.js'
import { type PoisonOptions, poisonEvents } from './poison.js'
import { handlerRules, messageRules } from './rules/all-rules.js'
import { withJsonAdvice } from './rules/handler-threw.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'

interface BatchOptions extends PoisonOptions {
  readonly message?: ContentOption
  readonly name?: string
}

/** The contract of a function behind a source that brings records with lists of messages, at least once. */
export function batchContract<E extends KafkaEvent | RabbitmqEvent>(
  source: string,
  schema: TypedSchema<E>,
  options: BatchOptions,
): Contract<E, AcceptedHandler<E>> {
  checkSourceOptions(source, options, ['message', 'poison', 'processed', 'name'])
  const message =
    options.message === undefined ? undefined : contentSchema(`${source}({ message })`, options.message)
  const event = withMessage(objectOf(schema), message)
  const invalid = poisonEvents(options, message, batchMessages<E>(source))
  const rules = [...handlerRules, ...messageRules(invalid !== undefined)]
  return {
    name: options.name ?? source,
    event: ownEvent(source, schema, event),
    golden: examplesOf<E>(event)[0]!,
    runtime: nodeRuntime,
    rules: withJsonAdvice(rules, `${source}({ message: 'json' })`, options.message),
    deliveries: batchDeliveries,
    ...(invalid === undefined ? {} : { invalid }),
    asynchronous: true,
  }
}

/** The schema of the event with each message by the author's schema, also in the documented event. */
function withMessage(schema: SchemaObject, content: JsonSchema | undefined): SchemaObject {
  if (content === undefined) return schema
  const changed = changeAt(schema, ['$defs', 'message'], () =>
    jsonText(embedded(content, 'urn:author:message')),
  )
  const text = JSON.stringify(authorValue(content, {}))
  const [documented] = examplesOf<KafkaEvent | RabbitmqEvent>(schema)
  const records = documented!.records.map((record) => ({
    ...record,
    messages: record.messages.map(() => text),
  }))
  return withExamples(changed, [{ ...documented!, records }])
}
