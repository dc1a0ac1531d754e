import type { Contract } from '../src/core.js'
import type { ContentOption } from './author-content.js'
import { batchContract } from './batch-contract.js'
import { type RabbitmqEvent, rabbitmqEventSchema } from './generated/rabbitmq-event.js'
import type { AcceptedHandler, DeclaredHandler } from './handler-types.js'
import type { PoisonOptions } from './poison.js'

/** A handler of RabbitMQ events. */
export type RabbitmqHandler = DeclaredHandler<RabbitmqEvent>

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
export function rabbitmq(
  options: RabbitmqOptions = {},
): Contract<RabbitmqEvent, AcceptedHandler<RabbitmqEvent>> {
  return batchContract('rabbitmq', rabbitmqEventSchema, options)
}
