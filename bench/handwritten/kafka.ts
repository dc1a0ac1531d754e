import fc from 'fast-check'
import type { KafkaEvent } from '../../contracts/generated/kafka-event.js'
import { batch, batchTime, messages } from './messages.js'
import { characters, region, uuid, wordCharacters } from './texts.js'

const record = fc.record(
  { messages, topic_id: characters(`${wordCharacters}_.-`, 3, 18) },
  { noNullPrototype: true },
)

export const kafkaEvent: fc.Arbitrary<KafkaEvent> = fc.record(
  {
    event_version: fc.constant('v1.0'),
    event_time: batchTime,
    trigger_type: fc.constant('KAFKA'),
    region,
    instance_id: uuid,
    records: batch(record),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<KafkaEvent>
