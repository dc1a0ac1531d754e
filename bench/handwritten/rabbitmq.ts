import fc from 'fast-check'
import type { RabbitmqEvent } from '../../contracts/generated/rabbitmq-event.js'
import { batch, batchTime, messages } from './messages.js'
import { characters, region, uuid, wordCharacters } from './texts.js'

const record = fc.record(
  { messages, instance_id: uuid, exchange: characters(`${wordCharacters}_.-`, 1, 16) },
  { noNullPrototype: true },
)

export const rabbitmqEvent: fc.Arbitrary<RabbitmqEvent> = fc.record(
  {
    event_version: fc.constant('v1.0'),
    event_time: batchTime,
    trigger_type: fc.constant('RABBITMQ'),
    region,
    records: batch(record),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<RabbitmqEvent>
