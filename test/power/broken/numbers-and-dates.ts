import { bodyJson, json, query, text } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: 'numbers and dates',
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

const appointment = {
  type: 'object',
  required: ['at'],
  properties: { at: { type: 'integer' }, amount: { type: 'number' } },
  additionalProperties: false,
}

const pages = Array.from({ length: 100 }, (_, i) => `row ${i}`)
const weeks = ['first', 'second', 'third', 'fourth']
const yearOf = (time: string | number): number => new Date(time).getUTCFullYear()

export const numbersAndDates: readonly BrokenHandler[] = [
  bug('apig', 'page-size', async (event, _context) => {
    const limit = Number(query(event, 'limit') ?? 10)
    return json(200, { rows: new Array(limit).fill(0).map((_, i) => pages[i] ?? null).length })
  }),
  bug('apig', 'since-a-date', async (event, _context) => {
    const since = query(event, 'since')
    return json(200, { since: since === undefined ? null : new Date(since).toISOString() })
  }),
  bug('apig', 'type-is-a-day', async (event, _context) => {
    const day = new Date(query(event, 'responseType') ?? '2024-01-01')
    return json(200, { day: day.toISOString().slice(0, 10) })
  }),
  bug('apig', 'big-id', async (event, _context) => {
    const id = BigInt(event.pathParameters?.path ?? 0)
    return json(200, { id: String(id) })
  }),
  bug('apig', 'digits-asked-for', async (event, _context) => {
    const digits = Number(query(event, 'digits') ?? 2)
    return json(200, { price: (19.99).toFixed(digits) })
  }),
  bug('apig', 'bar-of-stars', async (event, _context) => {
    const stars = Number.parseInt(event.pathParameters?.path ?? '0', 10) || 0
    return text(200, '*'.repeat(Math.min(stars, 5)))
  }),
  bug(
    'apig',
    'seconds-since-ever',
    async (event, _context) => json(201, { at: new Date(bodyJson(event).at * 1000).toISOString() }),
    { contract: { requestBody: appointment } },
  ),
  bug(
    'apig',
    'cents-of-fractions',
    async (event, _context) => {
      const { amount = 0 } = bodyJson(event)
      return json(201, { cents: String(BigInt(amount * 100)) })
    },
    { contract: { requestBody: appointment } },
  ),
  bug('apig', 'number-is-finite', async (event, _context) => {
    const input = bodyJson(event)
    if (typeof input !== 'number') return json(400, { message: 'send a number' })
    return json(200, { rounded: String(BigInt(Math.round(input))) })
  }),
  bug(
    'apig',
    'retry-in-seconds',
    async (event, _context) => {
      // Long searches are throttled.
      if (event.path.length <= 40) return json(200, [])
      return { ...json(429, { message: 'slow down' }), headers: { 'retry-after': 30 } }
    },
    { expects: ['apig/headers'] },
  ),
  bug('obs', 'size-in-32-bits', async (event, _context) => {
    const sizes = event.Records.map(({ s3 }: any) => s3.object.size ?? 0)
    const buffer = Buffer.alloc(4 * sizes.length)
    sizes.forEach((size: number, i: number) => {
      buffer.writeUInt32BE(size, i * 4)
    })
    return buffer.toString('hex')
  }),
  bug('timer', 'fifth-week', async (event, _context) => {
    const day = Number(event.time.slice(8, 10))
    return weeks[Math.floor((day - 1) / 7)]!.toUpperCase()
  }),
  bug('timer', 'year-of-the-contract', async (event, _context) => {
    const budget: Readonly<Record<number, { spent: number }>> = {
      2018: { spent: 0 },
      2024: { spent: 0 },
      2025: { spent: 0 },
    }
    return budget[yearOf(event.time)]!.spent
  }),
  bug(
    'timer',
    'offset-with-plus',
    async (event, _context) => {
      const [, offset] = event.time.split('+')
      return offset.replace(':', '')
    },
    { warns: 'inferred form' },
  ),
  bug('cts', 'time-is-text', async (event, _context) => event.cts.time.split(' ')[0]),
  bug('cts', 'time-is-milliseconds', async (event, _context) => {
    const { record_time } = event.cts
    return typeof record_time === 'string' && record_time.includes('/')
      ? record_time
      : new Date(record_time).toISOString()
  }),
  bug('cts', 'code-of-three-digits', async (event, _context) => {
    const classes = ['', 'info', 'success', 'redirect', 'client', 'server']
    return classes[Math.floor(Number(event.cts.code ?? 200) / 100)]!.at(0)!.toUpperCase()
  }),
  bug(
    'kafka',
    'event-time-is-seconds',
    async (event, _context) => new Date(event.event_time * 1000).toISOString(),
    { warns: 'inferred form' },
  ),
  bug(
    'kafka',
    'price-in-cents',
    async (event, _context) => {
      const offers = event.records.flatMap(({ messages }: any) => messages.map((m: string) => JSON.parse(m)))
      return offers.map(({ price }: any) => String(BigInt(price * 100)))
    },
    {
      contract: {
        message: {
          type: 'object',
          required: ['price'],
          properties: { price: { type: 'number', minimum: 0 } },
        },
      },
    },
  ),
  bug('rabbitmq', 'counter-as-integer', async (event, _context) =>
    event.records
      .flatMap(({ messages }: any) => messages)
      .filter((message: string) => message !== '' && !Number.isNaN(Number(message)))
      .map((message: string) => String(BigInt(message))),
  ),
]
