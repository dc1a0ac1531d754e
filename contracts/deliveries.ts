import type { Delivery } from '../src/core.js'
import type { KafkaEvent } from './generated/kafka-event.js'
import type { ObsEvent } from './generated/obs-event.js'
import type { RabbitmqEvent } from './generated/rabbitmq-event.js'

const redelivery = 'delivery/redelivery'

/** The same event again, with its request ID: what the retry of an asynchronous call is. */
export function redeliveries<E>(event: E): readonly Delivery<E>[] {
  return [{ rule: redelivery, scenario: 'the same event again', events: [event], sameRequestId: true }]
}

/** The same event again, and its records in another order (notifications are not ordered: obs_41_0045). */
export function obsDeliveries(event: ObsEvent): readonly Delivery<ObsEvent>[] {
  const { Records } = event
  if (!Array.isArray(Records) || Records.length < 2) return redeliveries(event)
  const reordered: Delivery<ObsEvent> = {
    rule: 'delivery/reordered',
    scenario: 'the records in reverse order',
    events: [{ ...event, Records: Records.toReversed() }],
    sameRequestId: false,
  }
  return [...redeliveries(event), reordered]
}

/** The same event again, and its messages in two batches: where a batch ends is the platform's to choose. */
export function batchDeliveries<E extends KafkaEvent | RabbitmqEvent>(event: E): readonly Delivery<E>[] {
  const parts = splitBatch(event)
  if (parts === undefined) return redeliveries(event)
  const split: Delivery<E> = {
    rule: redelivery,
    scenario: 'the messages again, in two batches',
    events: parts,
    sameRequestId: false,
  }
  return [...redeliveries(event), split]
}

interface Batch {
  readonly messages?: unknown
}

/** Two batches with the messages of one, in their order; undefined when there are too few to divide. */
function splitBatch<E extends object>(event: E): readonly [E, E] | undefined {
  const { records } = event as { readonly records?: unknown }
  // The flat batches of older vintages hold no records.
  if (!Array.isArray(records)) return undefined
  if (records.length > 1) {
    const middle = records.length >> 1
    return [
      { ...event, records: records.slice(0, middle) },
      { ...event, records: records.slice(middle) },
    ]
  }
  const [record] = records as readonly Batch[]
  const messages = record?.messages
  if (!Array.isArray(messages) || messages.length < 2) return undefined
  const middle = messages.length >> 1
  const part = (some: readonly unknown[]): E => ({ ...event, records: [{ ...record, messages: some }] })
  return [part(messages.slice(0, middle)), part(messages.slice(middle))]
}
