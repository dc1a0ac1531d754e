import { describe, expect, it } from 'vitest'
import { apig } from '../../../contracts/apig.js'
import { contracts } from '../../../contracts/contracts.js'
import { timer } from '../../../contracts/timer.js'
import { checkContract } from '../../../src/check.js'
import type { AnyHandler, Contract } from '../../../src/contract.js'
import { pause } from '../../../src/runner/call/real-time.js'

const never = () => new Promise<never>(() => {})
const fine = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }

/** The contract with a clock that runs ahead: what does not settle at once is over at once, and its wait is noted. */
function hurried(contract: Contract): { readonly contract: Contract; readonly waits: number[] } {
  const waits: number[] = []
  const { runtime } = contract
  const call: typeof runtime.call = (request) =>
    runtime.call({
      ...request,
      startTimer: (callback) => {
        const waiting = setTimeout(() => {
          waits.push(request.patience ?? request.timeout)
          callback()
        }, 1)
        return () => clearTimeout(waiting)
      },
    })
  return { contract: { ...contract, runtime: { ...runtime, call } }, waits }
}

const check = (contract: Contract, handler: AnyHandler) =>
  checkContract(contract, handler, { seed: 1, cases: false })
const sum = (waits: readonly number[]): number => waits.reduce((all, one) => all + one, 0)

describe('a handler that does not settle', () => {
  it.each(Object.entries(contracts))(
    'costs a check of %s no more than 7.5 s of waiting',
    async (_, source) => {
      const { contract, waits } = hurried(source())
      const report = await check(contract, (_event, _context) => never())
      expect(report.violations.map(({ rule, severity }) => ({ rule, severity }))).toEqual([
        { rule: 'handler/timed-out', severity: 'error' },
      ])
      expect(sum(waits)).toBeLessThanOrEqual(7500)
      // The one that is blamed had the whole limit, and had it once more.
      expect(waits.filter((wait) => wait === 3000)).toHaveLength(2)
      expect(report.health.join('\n')).toMatch(/not waited for until the limit of 3000 ms/)
      expect(
        report.phases.every(({ stopped }) => stopped === undefined || stopped.includes('3000 ms (')),
      ).toBe(true)
    },
  )

  it('costs little where only some events show it, and is found as an error', async () => {
    const { contract, waits } = hurried(apig())
    const report = await check(contract, async (event, _context) =>
      event.headers === undefined || event.httpMethod === 'DELETE' ? never() : fine,
    )
    expect(report.violations.map(({ rule, severity }) => ({ rule, severity }))).toEqual([
      { rule: 'handler/timed-out', severity: 'error' },
    ])
    expect(waits.filter((wait) => wait === 3000).length).toBeLessThanOrEqual(3)
    expect(sum(waits)).toBeLessThanOrEqual(12_000)
  })

  it('is blamed for a documented event after the whole limit, also where an inferred one came first', async () => {
    const { contract, waits } = hurried(apig())
    const report = await check(contract, async (event, _context) =>
      // The first example says base64 and holds none: nobody has seen such a request.
      event.body === '{"test":"body"}' || event.httpMethod === 'DELETE' ? never() : fine,
    )
    expect(report.violations).toMatchObject([{ rule: 'handler/timed-out', event: { httpMethod: 'DELETE' } }])
    expect(report.warnings).toEqual([])
    expect(waits.filter((wait) => wait === 3000).length).toBeGreaterThanOrEqual(4)
  })
})

describe('a call that was cut and settles all the same', () => {
  it('is made again with its time, and shows its faults', async () => {
    const event = (name: string) => ({ ...timer().golden, trigger_name: name })
    const handler = async ({ trigger_name }: { trigger_name: string }, _context: unknown) => {
      if (trigger_name === timer().golden.trigger_name) await never()
      await pause(450)
      if (trigger_name === 'b') throw new TypeError('seen late')
    }
    const report = await checkContract(timer(), handler, {
      seed: 1,
      timeout: 1500,
      phases: ['examples'],
      examples: [event('a'), event('b'), event('c')],
      cases: false,
    })
    const found = report.violations.map(({ rule, message }) => `${rule}: ${message}`)
    expect(found).toEqual([
      expect.stringContaining('handler/threw: TypeError: seen late'),
      'handler/timed-out: the handler did not settle within 1500 ms',
    ])
    expect(report.statistics.answers).toMatchObject({ 'timed-out': expect.any(Number) })
    // None is left of which nothing is known.
    expect(report.health.join('\n')).not.toMatch(/not waited for/)
  })
})
