import type { KafkaEvent } from './generated/kafka-event.js'
import type { LtsEvent } from './generated/lts-event.js'
import type { LtsPayload } from './generated/lts-payload.js'
import type { RabbitmqEvent } from './generated/rabbitmq-event.js'
import type { MessageAccess } from './poison.js'

interface Batch {
  readonly messages?: unknown
}

/** The messages of a batch of records. */
export function batchMessages<E extends KafkaEvent | RabbitmqEvent>(source: string): MessageAccess<E> {
  return {
    source,
    read: (event) =>
      recordsOf(event).flatMap(({ messages }) => (Array.isArray(messages) ? (messages as string[]) : [])),
    put: (base, messages) => {
      const [record] = recordsOf(base)
      return { ...base, records: [{ ...record, messages }] }
    },
  }
}

/** The messages of the log records inside an event. */
export const logMessages: MessageAccess<LtsEvent> = {
  source: 'lts',
  read: (event) => logsOf(payloadOf(event)).map(({ message }) => String(message)),
  put: (base, texts) => {
    const payload = payloadOf(base)
    const [record] = logsOf(payload)
    const logs = texts.map((message) => ({ ...record, message }))
    const changed = { ...payload, logs: typeof payload.logs === 'string' ? JSON.stringify(logs) : logs }
    return { lts: { data: Buffer.from(JSON.stringify(changed)).toString('base64') } }
  },
}

function recordsOf(event: object): readonly Batch[] {
  const { records } = event as { readonly records?: unknown }
  return Array.isArray(records) ? records : []
}

function payloadOf({ lts }: LtsEvent): LtsPayload {
  return JSON.parse(Buffer.from(lts.data, 'base64').toString()) as LtsPayload
}

function logsOf({ logs }: LtsPayload): readonly { readonly message?: unknown }[] {
  return (typeof logs === 'string' ? JSON.parse(logs) : logs) as readonly { readonly message?: unknown }[]
}
