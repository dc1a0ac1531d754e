import { afterEach, describe, expect, it } from 'vitest'
import { apig } from '../../contracts/index.js'
import { checkContract } from '../../src/check.js'
import type { ContractReport } from '../../src/report/report.js'
import { type Patch, patches } from './patched-process.js'
import { inTime } from './time-limit.js'

const answer = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
const phases = ['examples', 'random', 'delivery'] as const
const shared = [JSON, Promise, Promise.prototype, Object, Object.prototype, Array.prototype, Map.prototype]
const listeners = () =>
  (['unhandledRejection', 'uncaughtException'] as const).map((name) => process.rawListeners(name as never))
const heard = listeners()
const { env, emit } = process
const membersOf = (holder: object): ReadonlyMap<PropertyKey, unknown> =>
  new Map(
    Reflect.ownKeys(holder).map((key) => {
      const { value, get } = Reflect.getOwnPropertyDescriptor(holder, key)!
      return [key, value ?? get]
    }),
  )
const before = shared.map(membersOf)

const check = (handler: unknown): Promise<ContractReport> =>
  checkContract(apig(), handler as never, { seed: 1, numRuns: 10, timeout: 300, phases, cases: false })

const rulesOf = ({ violations, warnings }: ContractReport): readonly string[] =>
  [...violations, ...warnings].map(({ rule }) => rule)

afterEach(() => {
  expect(listeners()).toEqual(heard)
  expect([process.env, process.emit]).toEqual([env, emit])
  // Identical, not alike: what was replaced is there again, and nothing else.
  for (const [i, holder] of shared.entries()) {
    const now = membersOf(holder)
    expect(now.size).toBe(before[i]!.size)
    for (const [key, member] of before[i]!) expect(Object.is(now.get(key), member), String(key)).toBe(true)
  }
})

describe('a handler that shares the process of the check', () => {
  it('comes in forty kinds at least', () => {
    expect(new Set(patches.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40)
  })

  for (const patch of patches) {
    it(`may replace ${patch.name}, and the check finds ${[patch.breaks ?? 'nothing'].flat().join(' and ')}`, async () => {
      const report = await inTime(() => check(replacing(patch)))
      expect(rulesOf(report)).toEqual([patch.breaks ?? []].flat())
    })
  }
})

/** In its first call, as the first thing that it does. */
function replacing({ apply }: Patch): unknown {
  let isDone = false
  return async (_event: unknown, _context: unknown) => {
    if (!isDone) {
      isDone = true
      await apply()
    }
    return answer
  }
}
