import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TimerEvent } from '../../../contracts/generated/timer-event.js'
import { timer } from '../../../contracts/timer.js'
import { checkContract } from '../../../src/check.js'
import { check, type Order } from '../fake-source.js'

const throwLate = (): never => {
  throw new TypeError('nobody catches this')
}

const ways: readonly (readonly [string, () => void])[] = [
  ['a timer', () => void setTimeout(throwLate, 1)],
  ['a timer that is due at once', () => void setTimeout(throwLate)],
  ['an immediate', () => void setImmediate(throwLate)],
  ['a tick', () => process.nextTick(throwLate)],
  ['a callback of the file system', () => readFile('/does/not/exist', throwLate)],
  [
    'an emitter of errors that nobody listens to',
    () => void setTimeout(() => new EventEmitter().emit('error', new TypeError('nobody catches this')), 1),
  ],
]

describe('an exception that nobody catches', () => {
  it.each(ways)(
    'in %s is attributed to its event, after the answer and instead of one',
    async (_name, leave) => {
      for (const answers of [true, false]) {
        const handler = async (order: Order) => {
          if (order.items.length < 2) return 1
          leave()
          return answers ? 1 : new Promise(() => {})
        }
        // The call ends with the process. Did it wait for the limit, this test would end by its own before.
        const report = await check(handler, { phases: ['random'], numRuns: 40, timeout: 600_000 })
        expect(report.violations).toMatchObject([
          {
            rule: 'handler/uncaught-exception',
            message: 'thrown: TypeError: nobody catches this',
            event: { id: 'order-1', items: { length: 2 } },
            ...(answers ? {} : { outcome: { kind: 'failed', settlements: 0 } }),
          },
        ])
      }
    },
  )

  it('in a microtask is attributed while its call runs', async () => {
    const handler = async (order: Order) => {
      if (order.items.length > 1) queueMicrotask(throwLate)
      await new Promise((resolve) => setImmediate(resolve))
    }
    const report = await check(handler, { phases: ['random'], numRuns: 40 })
    expect(report.violations).toMatchObject([{ rule: 'handler/uncaught-exception' }])
  })

  it('of others goes to the listeners that were there, which are there again afterwards', async () => {
    const before = process.listeners('uncaughtException')
    for (const listener of before) process.removeListener('uncaughtException', listener)
    const seen: unknown[] = []
    const listener = (error: Error): void => void seen.push(error.message)
    process.on('uncaughtException', listener)
    try {
      const checking = check(() => new Promise((resolve) => setTimeout(resolve, 1)), {
        phases: ['random'],
        numRuns: 30,
      })
      setTimeout(throwLate, 8)
      expect((await checking).ok).toBe(true)
      expect(seen).toEqual(['nobody catches this'])
      expect(process.listeners('uncaughtException')).toEqual([listener])
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const one of before) process.on('uncaughtException', one)
    }
  })
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('what goes astray late in the random phase', () => {
  it.each([
    ['while later events are called', {}],
    ['while a hook waits before the next call', { beforeEvent: () => pause(8) }],
  ])('belongs to its event %s', async (_when, hooks) => {
    let guilty: string | undefined
    let calls = 0
    const handler = async (event: TimerEvent, _context: unknown): Promise<void> => {
      calls += 1
      // The last one before the event loop takes a turn.
      if (calls === 32) guilty = JSON.stringify(event)
      if (calls >= 32 && JSON.stringify(event) === guilty)
        setTimeout(() => void Promise.reject(new Error('nobody waits for me')), 4)
      await pause(1)
    }
    const report = await checkContract(timer(), handler, {
      phases: ['random'],
      numRuns: 100,
      seed: 3,
      cases: false,
      ...hooks,
    })
    expect(report.violations.map(({ rule }) => rule)).toEqual(['handler/unhandled-rejection'])
    expect(JSON.stringify(report.violations[0]!.event)).toBe(guilty)
  })
})
