import { describe, expect, it } from 'vitest'
import {
  type CheckOptions,
  checkContract,
  InvalidOptionError,
  type KafkaEvent,
  kafka,
  type LtsEvent,
  lts,
  type RabbitmqEvent,
  rabbitmq,
} from '../../contracts/index.js'
import { compileValidator } from '../../src/core.js'
import { decode } from './sound-contract.js'

const invoice = {
  type: 'object',
  required: ['number', 'cents'],
  additionalProperties: false,
  properties: {
    number: { type: 'string', pattern: '^RE-[0-9]{5}$' },
    cents: { type: 'integer', minimum: 0 },
  },
}
const isInvoice = compileValidator(invoice)
type Messages = readonly string[]
type Consume = (messages: Messages, booked: unknown[]) => void

function book(message: string, booked: unknown[]): void {
  const value: unknown = JSON.parse(message)
  if (isInvoice(value).length > 0) throw new Error('no invoice')
  booked.push(value)
}

const careful: Consume = (messages, booked) => {
  for (const message of messages) {
    try {
      book(message, booked)
    } catch {
      // Set aside: a letter that nobody can deliver.
    }
  }
}
const throwing: Consume = (messages, booked) => {
  for (const message of messages) book(message, booked)
}
const stopping: Consume = (messages, booked) => {
  try {
    throwing(messages, booked)
  } catch {
    // And the rest is gone.
  }
}
const allOrNothing: Consume = (messages, booked) => {
  const all: unknown[] = []
  try {
    throwing(messages, all)
    booked.push(...all)
  } catch {
    // A transaction that is rolled back.
  }
}
const complaining: Consume = (messages, booked) => {
  careful(messages, booked)
  if (messages.some((message) => !isRight(message))) throw new Error('some of the batch are no invoices')
}

function isRight(message: string): boolean {
  try {
    return isInvoice(JSON.parse(message)).length === 0
  } catch {
    return false
  }
}

type Check = (consume: Consume, options?: CheckOptions) => ReturnType<typeof checkContract>

const checks: Readonly<Record<string, Check>> = {
  kafka: (consume, options) => {
    const booked: unknown[] = []
    const contract = kafka({ message: invoice, poison: true, processed: () => booked })
    const handler = async ({ records }: KafkaEvent, _context: unknown) =>
      consume(
        records.flatMap(({ messages }) => messages),
        booked,
      )
    return checkContract(contract, handler, { ...options, beforeEvent: () => booked.splice(0) })
  },
  rabbitmq: (consume, options) => {
    // Nothing empties it: what was handled before counts for nothing.
    const booked: unknown[] = []
    const contract = rabbitmq({ message: invoice, poison: true, processed: () => booked })
    const handler = async ({ records }: RabbitmqEvent, _context: unknown) =>
      consume(
        records.flatMap(({ messages }) => messages),
        booked,
      )
    return checkContract(contract, handler, options)
  },
  lts: (consume, options) => {
    const booked: unknown[] = []
    const contract = lts({
      message: invoice,
      poison: true,
      processed: () => booked.map((one) => JSON.stringify(one)),
    })
    const handler = async (event: LtsEvent, _context: unknown) => {
      const { logs } = JSON.parse(decode(event.lts.data))
      const records: { message: string }[] = typeof logs === 'string' ? JSON.parse(logs) : logs
      consume(
        records.map(({ message }) => message),
        booked,
      )
    }
    return checkContract(contract, handler, { ...options, afterEvent: () => booked.splice(0) })
  },
}

describe.each(Object.entries(checks))('poison of %s', (_name, check) => {
  it('never blames a handler that sets it aside', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const report = await check(careful, { seed, numRuns: 10, phases: ['examples', 'random', 'invalid'] })
      expect([...report.violations, ...report.warnings]).toEqual([])
      expect(report.phases.at(-1)).toMatchObject({ name: 'invalid' })
      expect(report.phases.at(-1)!.runs).toBeGreaterThan(10)
    }
  })

  it.each([
    ['throws at it', throwing],
    ['stops at it', stopping],
    ['takes all or nothing', allOrNothing],
  ])('finds a handler that %s', async (_what, consume) => {
    const report = await check(consume, { seed: 1, numRuns: 10 })
    expect(new Set(report.violations.map(({ rule }) => rule))).toEqual(new Set(['delivery/poison']))
    expect(report.violations[0]!.message).toMatch(/costs others of its batch: not processed \{"number"/)
    expect(report.violations[0]).toMatchObject({ phase: 'invalid', breach: { of: 'message' } })
    const replay = report.violations[0]!.replay
    expect((await check(consume, { replay })).violations.map(({ rule }) => rule)).toEqual(['delivery/poison'])
    expect((await check(careful, { replay })).ok).toBe(true)
  })

  it('warns of a handler that fails once all others are processed', async () => {
    const report = await check(complaining, { seed: 1, numRuns: 10 })
    expect(report.violations).toEqual([])
    expect(report.warnings.map(({ rule }) => rule)).toEqual(['delivery/poison'])
  })
})

describe('the options poison and processed', () => {
  const processed = (): string[] => []
  it.each([
    ['poison alone', { poison: true }, /needs the option message/],
    ['no processed', { poison: true, message: invoice }, /needs the option processed/],
    ['another poison', { poison: 'yes', message: invoice }, /true or false/],
    ['another processed', { message: invoice, processed: [] }, /must be a function/],
  ])('%s is refused', (_name, options, message) => {
    for (const make of [kafka, rabbitmq, lts]) {
      expect(() => make(options as never)).toThrow(InvalidOptionError)
      expect(() => make(options as never)).toThrow(message)
    }
  })

  it('contradict isolation', async () => {
    const contract = kafka({ message: invoice, poison: true, processed })
    await expect(
      checkContract(contract, 'test/cli/handlers/orders.handler', { isolate: true }),
    ).rejects.toThrow(/isolate and processed contradict/)
  })

  it('name the way in which messages are to be named', async () => {
    const booked: number[] = []
    const contract = kafka({ message: invoice, poison: true, processed: () => booked })
    const handler = async (_event: KafkaEvent, _context: unknown) => booked.push(7)
    const { violations } = await checkContract(contract, handler, { phases: ['invalid'] })
    expect(violations[0]!.message).toMatch(/not their names/)
  })
})
