import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  instance: BrokenHandler['instance'],
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: 'batches and records',
  instance,
  expects: ['handler/threw'],
  ...more,
})

const recordsOf = (event: any): any[] => {
  const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
  return typeof logs === 'string' ? JSON.parse(logs) : logs
}
const inferred = { warns: 'inferred form' } as const

export const batches: readonly BrokenHandler[] = [
  bug(
    'obs',
    'first-record',
    stateless(async (event, _context) => event.Records[0].s3.object.key),
    inferred,
  ),
  bug(
    'obs',
    'one-record-only',
    stateless(async (event, _context) => {
      const [record, ...others] = event.Records
      if (others.length > 0) throw new RangeError(`${others.length} records too many`)
      return record?.eventName ?? 'none'
    }),
  ),
  bug(
    'lts',
    'first-log',
    stateless(async (event, _context) => recordsOf(event)[0].time),
    inferred,
  ),
  bug(
    'lts',
    'newest-log',
    stateless(async (event, _context) =>
      recordsOf(event)
        .map(({ time }) => time)
        .reduce((a, b) => Math.max(a, b)),
    ),
    inferred,
  ),
  bug(
    'kafka',
    'last-message',
    stateless(async (event, _context) =>
      event.records.map(({ messages }: any) => messages[messages.length - 1].length),
    ),
    inferred,
  ),
  bug(
    'kafka',
    'pairs-of-messages',
    stateless(async (event, _context) =>
      event.records.flatMap(({ messages }: any) =>
        messages
          .slice(0, 4)
          .map((message: string, i: number) => (i % 2 === 0 ? `${message}:${messages[i + 1].trim()}` : '')),
      ),
    ),
    { expects: ['handler/threw', 'delivery/redelivery'] },
  ),
  bug(
    'kafka',
    'one-topic-only',
    stateless(async (event, _context) => {
      const topics = new Set(event.records.map(({ topic_id }: any) => topic_id))
      if (topics.size > 1) throw new TypeError('two topics in a batch')
      return topics.size
    }),
  ),
  bug(
    'rabbitmq',
    'spread-of-lengths',
    stateless(async (event, _context) => {
      const lengths = event.records.flatMap(({ messages }: any) => messages.map((m: string) => m.length))
      return new Array(Math.max(...lengths)).fill(0).length
    }),
    inferred,
  ),
  bug(
    'rabbitmq',
    'retries-by-throwing-text',
    stateless(async (event, _context) => {
      for (const { messages } of event.records) {
        if (messages.includes('')) throw 'an empty message'
      }
    }),
  ),
  bug(
    'kafka',
    'insert-once',
    () => {
      const rows = new Set<string>()
      return async (event, context) => {
        const key = `${context.getRequestID()}/${event.event_time}`
        if (rows.has(key)) throw new Error(`duplicate key ${key}`)
        rows.add(key)
      }
    },
    { expects: ['delivery/redelivery'] },
  ),
  bug(
    'rabbitmq',
    'job-once',
    () => {
      const jobs = new Map<string, string>()
      return async (event, context) => {
        if (jobs.has(context.getRequestID())) throw new Error('this job has run')
        jobs.set(context.getRequestID(), event.region)
      }
    },
    { expects: ['delivery/redelivery'] },
  ),
  bug(
    'obs',
    'row-per-object',
    () => {
      const rows = new Set<string>()
      return async (event, _context) => {
        for (const { s3 } of event.Records) {
          const key = `${s3.bucket.name}/${s3.object.key}/${s3.object.sequencer}`
          if (rows.has(key)) throw new Error(`duplicate key ${key}`)
          rows.add(key)
        }
      }
    },
    { expects: ['delivery/redelivery', 'delivery/reordered'] },
  ),
  bug(
    'obs',
    'records-in-order',
    stateless(async (event, _context) => {
      const [first, second] = event.Records.map(({ s3 }: any) => s3.object.sequencer)
      if (second !== undefined && second < first) throw new Error('records are out of order')
    }),
    { expects: ['delivery/reordered'] },
  ),
]
