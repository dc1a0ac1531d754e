import { createHash } from 'node:crypto'
import { parsed } from '../answers.js'
import { type CorrectHandler, type SourceName, stateless } from '../planted-handler.js'

const right = (
  source: SourceName,
  name: string,
  liberty: string,
  instance: CorrectHandler['instance'],
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source, liberty, instance, ...more })

const order = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    lines: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['sku', 'quantity'],
        properties: {
          sku: { type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' },
          quantity: { type: 'integer', minimum: 1, maximum: 99 },
        },
        additionalProperties: false,
      },
    },
    note: { type: ['string', 'null'] },
  },
  additionalProperties: false,
}
const messagesOf = (event: any): string[] => event.records.flatMap(({ messages }: any) => messages)

export const messages: readonly CorrectHandler[] = [
  right(
    'kafka',
    'text',
    'messages of any text',
    stateless(async (event, _context) => messagesOf(event).map((message) => message.trim().length)),
  ),
  right(
    'kafka',
    'declared-orders',
    'declared messages',
    stateless(async (event, _context) =>
      messagesOf(event).map((message) => {
        const { id, lines, note } = JSON.parse(message)
        const pieces = lines.reduce((sum: number, line: any) => sum + line.quantity, 0)
        return `${id.toFixed(0)}: ${pieces} ${lines[0].sku.slice(4)} ${note?.trim() ?? ''}`
      }),
    ),
    { contract: { message: order } },
  ),
  right(
    'kafka',
    'any-json',
    'any JSON',
    stateless(async (event, _context) => messagesOf(event).map((message) => typeof JSON.parse(message))),
    { contract: { message: 'json' } },
  ),
  right('kafka', 'dead-letters', 'messages put aside', () => {
    const aside: string[] = []
    return async (event, context) => {
      const documents = messagesOf(event).map((message) => parsed(message) ?? aside.push(message))
      context.getLogger().info(`${documents.length} messages, ${aside.length} put aside`)
      return documents.length
    }
  }),
  right('kafka', 'upsert', 'the same message again', () => {
    const rows = new Map<string, string>()
    return async (event, _context) => {
      for (const message of messagesOf(event)) {
        rows.set(createHash('sha256').update(message).digest('hex'), message)
      }
      return rows.size
    }
  }),
  right(
    'kafka',
    'topics',
    'several topics',
    stateless(async (event, _context) => {
      const topics = new Map<string, number>()
      for (const { topic_id, messages } of event.records) {
        topics.set(topic_id, (topics.get(topic_id) ?? 0) + messages.length)
      }
      return Object.fromEntries(topics)
    }),
  ),
  right(
    'kafka',
    'drained',
    'changes of the event',
    stateless(async (event, _context) => {
      const first: string[] = []
      for (const { messages } of event.records) first.push(...messages.splice(0))
      return first.length
    }),
  ),
  right(
    'kafka',
    'hours',
    'times of every form',
    stateless(async (event, _context) => {
      const { event_time } = event
      const at = new Date(typeof event_time === 'number' ? event_time * 1000 : event_time)
      return Number.isNaN(at.getTime()) ? 'unknown' : at.getUTCHours()
    }),
  ),
  right(
    'kafka',
    'broker-is-away',
    'a retry by callback',
    stateless((event, _context, callback) => {
      const total = messagesOf(event).join('').length
      if (total > 100) return callback(new Error('the broker is away'))
      callback(null, total)
    }),
    { mayWarn: ['handler/threw'] },
  ),
  right(
    'kafka',
    'store-is-busy',
    'a retry by throwing, now and then',
    () => {
      let calls = 0
      return async (event, _context) => {
        calls += 1
        if (calls % 3 === 0) throw new Error('the store is busy')
        return messagesOf(event).length
      }
    },
    { mayWarn: ['handler/threw'] },
  ),
  right(
    'rabbitmq',
    'exchanges',
    'exchanges of any name',
    stateless(async (event, _context) =>
      event.records.map(({ exchange, messages }: any) => `${exchange || '(default)'}: ${messages.length}`),
    ),
  ),
  right(
    'rabbitmq',
    'parallel',
    'work side by side',
    stateless(async (event, _context) => {
      const lengths = await Promise.all(messagesOf(event).map(async (message) => Buffer.byteLength(message)))
      return { longest: lengths.reduce((a, b) => Math.max(a, b), 0) }
    }),
  ),
  right(
    'rabbitmq',
    'declared-orders',
    'declared messages',
    stateless(async (event, _context) =>
      messagesOf(event).map((message) => JSON.parse(message).lines.map(({ sku }: any) => sku.split('-')[1])),
    ),
    { contract: { message: order } },
  ),
  right('rabbitmq', 'once', 'a repeated request skipped', () => {
    const done = new Set<string>()
    return (event, context, callback) => {
      const id = context.getRequestID()
      const again = done.has(id)
      done.add(id)
      callback(null, again ? 'done before' : `${messagesOf(event).length} messages`)
    }
  }),
  right(
    'rabbitmq',
    'columns',
    'columns by untrusted names',
    stateless(async (event, _context) => {
      const columns = new Map<string, unknown[]>()
      for (const message of messagesOf(event)) {
        for (const [name, value] of Object.entries(Object(parsed(message)))) {
          columns.set(name, [...(columns.get(name) ?? []), value])
        }
      }
      return columns.size
    }),
  ),
  right(
    'rabbitmq',
    'empty-is-refused',
    'a retry by throwing, announced',
    stateless(async (event, _context) => {
      if (messagesOf(event).includes('')) throw new Error('an empty message')
    }),
    { options: { expectedErrors: (error: any) => error.message === 'an empty message' } },
  ),
]
