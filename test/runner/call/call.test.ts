import { describe, expect, it } from 'vitest'
import { nodeRuntime } from '../../../contracts/runtime/node-runtime.js'
import { timer } from '../../../contracts/timer.js'
import { checkContract } from '../../../src/check.js'
import type { CallRequest, Outcome, Runtime } from '../../../src/contract.js'

const checked = { phases: ['examples', 'random'], numRuns: 40, seed: 3 } as const

/** What a check with this runtime says of a handler that fails for some events. */
async function found(call: Runtime['call']): Promise<unknown> {
  const handler = async (event: unknown, _context: unknown): Promise<string> => {
    if (JSON.stringify(event).length % 2 === 0) throw new TypeError('even')
    return 'odd'
  }
  const report = await checkContract({ ...timer(), runtime: { ...nodeRuntime, call } }, handler, checked)
  expect(report.violations.length).toBeGreaterThan(0)
  return report.violations.map(({ rule, message, event }) => ({ rule, message, event }))
}

describe('a runtime', () => {
  it('may resolve to the outcome or hand it over, which is the same', async () => {
    const resolving = (request: CallRequest): Promise<Outcome> => nodeRuntime.call(request)
    expect(await found(resolving)).toEqual(await found(nodeRuntime.call))
  })

  it('gives outcomes that are in every way like literals', async () => {
    const outcomes: Outcome[] = []
    const noting = async (request: CallRequest): Promise<Outcome> => {
      const outcome = await nodeRuntime.call(request)
      outcomes.push(outcome)
      return outcome
    }
    await found(noting)
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['answered', 'failed']))
    for (const outcome of outcomes) expect(outcome).toStrictEqual({ ...outcome })
  })

  it('ends a check that it rejects for', async () => {
    const refusing = (): Promise<Outcome> => Promise.reject(new Error('no such context'))
    await expect(found(refusing)).rejects.toThrow('no such context')
  })
})
