import type { Contract } from '../src/core.js'
import type { ContentOption } from './author-content.js'
import { batchContract } from './batch-contract.js'
import { type KafkaEvent, kafkaEventSchema } from './generated/kafka-event.js'
import type { AcceptedHandler, DeclaredHandler } from './handler-types.js'
import type { PoisonOptions } from './poison.js'

/** A handler of Kafka events. */
export type KafkaHandler = DeclaredHandler<KafkaEvent>

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
export function kafka(options: KafkaOptions = {}): Contract<KafkaEvent, AcceptedHandler<KafkaEvent>> {
  return batchContract('kafka', kafkaEventSchema, options)
}
