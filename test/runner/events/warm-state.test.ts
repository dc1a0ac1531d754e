import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { apig } from '../../../contracts/apig.js'
import type { ApigEvent } from '../../../contracts/generated/apig-event.js'
import { obs } from '../../../contracts/obs.js'
import { timer } from '../../../contracts/timer.js'
import { checkContract } from '../../../src/check.js'
import type { CheckOptions } from '../../../src/check-options.js'
import type { AnyHandler, Contract } from '../../../src/contract.js'

const rule = 'delivery/warm-state'
const asked: CheckOptions = { rules: { [rule]: 'error' }, phases: ['delivery'], seed: 5, cases: false }

const answer = (body: unknown) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  isBase64Encoded: false,
})

const check = (contract: Contract<any, any>, create: () => AnyHandler, options: CheckOptions = asked) =>
  checkContract(contract, undefined, { ...options, create })

async function found(contract: Contract<any, any>, create: () => AnyHandler): Promise<readonly string[]> {
  const { violations, warnings } = await check(contract, create)
  return [...violations, ...warnings]
    .filter((one) => one.rule === rule)
    .map((one) => `${one.rule}: ${one.message}`)
}

let bits = 1
/** Heads or tails, the same in every run. */
function coin(): boolean {
  bits = (Math.imul(bits, 1664525) + 1013904223) | 0
  return bits < 0
}

const bad: readonly (readonly [string, Contract<any, any>, () => AnyHandler])[] = [
  [
    'a counter that fails',
    timer(),
    () => {
      let calls = 0
      return async (_event, _context) => {
        calls += 1
        if (calls > 4) throw new Error('the budget of this instance is spent')
      }
    },
  ],
  [
    'a cache whose key leaves the query out',
    apig(),
    () => {
      const cache = new Map<string, unknown>()
      return async (event: ApigEvent, _context) => {
        const key = `${event.httpMethod} ${event.path}`
        if (!cache.has(key)) cache.set(key, answer({ query: event.queryStringParameters }))
        return cache.get(key)
      }
    },
  ],
  [
    'what is collected of all events',
    apig(),
    () => {
      const seen: unknown[] = []
      return async (event: ApigEvent, _context) => answer({ count: seen.push(event.path) })
    },
  ],
  [
    'a first call that fails, since what it needs is not ready',
    obs(),
    () => {
      let isReady = false
      return async (_event, _context) => {
        if (!isReady) {
          isReady = true
          throw new Error('not connected yet')
        }
      }
    },
  ],
  [
    'a status that changes, in an answer that always holds the time',
    apig(),
    () => {
      let calls = 0
      return async (_event, _context) => ({
        ...answer({ now: performance.now() }),
        statusCode: ++calls > 3 ? 429 : 200,
      })
    },
  ],
]

const good: readonly (readonly [string, Contract<any, any>, () => AnyHandler])[] = [
  ['one without state', apig(), () => async (event: ApigEvent, _context) => answer({ path: event.path })],
  [
    'a cache by all that its answer depends on',
    apig(),
    () => {
      const cache = new Map<string, unknown>()
      return async (event: ApigEvent, _context) => {
        const key = JSON.stringify(event)
        if (!cache.has(key)) cache.set(key, answer({ length: key.length }))
        return cache.get(key)
      }
    },
  ],
  [
    'an answer that holds the time and its request',
    apig(),
    () => async (_event: ApigEvent, context) =>
      answer({ now: performance.now(), id: context.getRequestID() }),
  ],
  [
    'an answer that names its request',
    apig(),
    () => async (_event: ApigEvent, context) => answer({ id: context.requestID }),
  ],
  ['an answer by chance', apig(), () => async (_event: ApigEvent, _context) => answer(coin())],
  [
    'a connection that is kept, and a count that nobody sees',
    timer(),
    () => {
      let connection: { calls: number } | undefined
      return async (_event, _context) => {
        connection ??= { calls: 0 }
        connection.calls += 1
        return { calls: connection.calls }
      }
    },
  ],
  [
    'events that are known and passed over',
    obs(),
    () => {
      const done = new Set<string>()
      return async (event, _context) => {
        const id = JSON.stringify(event)
        if (done.has(id)) return 'duplicate'
        done.add(id)
        return 'done'
      }
    },
  ],
]

describe('the rule on used instances', () => {
  it.each(bad)('finds %s', async (_what, contract, create) => {
    const messages = await found(contract, create)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(
      /^delivery\/warm-state: ends otherwise once the instance has served other events: it .* at first, it .* then/,
    )
  })

  it.each(good)('blames no %s', async (_what, contract, create) => {
    for (const seed of [5, 6, 7]) expect((await check(contract, create, { ...asked, seed })).ok).toBe(true)
  })

  it('is off until it is asked for', async () => {
    for (const [, contract, create] of bad) {
      const report = await check(contract, create, { phases: ['delivery'], seed: 5, cases: false })
      const all = [...report.violations, ...report.warnings]
      expect(all.filter((one) => one.rule === rule)).toEqual([])
    }
  })

  it('says what it needs where there is no fresh instance', async () => {
    const report = await checkContract(timer(), async (_event, _context) => undefined, asked)
    expect(report.health.join()).toMatch(
      /delivery\/warm-state was not looked at: it needs .* `create` or `isolate`/,
    )
    expect(report.ok).toBe(true)
  })

  it('starts a process anew for each instance where the handler is isolated', async () => {
    const handler = fileURLToPath(new URL('../../fixtures/forgetful-handler.mjs', import.meta.url))
    const options = { ...asked, isolate: true }
    const report = await checkContract(apig(), { file: handler, export: 'handler' }, options)
    expect(report.violations.map(({ rule, event }) => [rule, event])).toEqual([[rule, apig().golden]])
    expect(report.violations[0]!.message).toMatch(
      /it answers ….*count\\":1}.* at first, it answers ….*count\\":\d\d}.* then/,
    )
    const good = await checkContract(apig(), { file: handler, export: 'stateless' }, options)
    expect(good.ok).toBe(true)
  })

  it('is replayed by the token of its violation', async () => {
    const [, contract, create] = bad[1]!
    const { violations } = await check(contract, create)
    const again = await check(contract, create, { ...asked, replay: violations[0]!.replay })
    expect(again.violations.map((one) => one.rule)).toEqual([rule])
  })
})
