import { describe, expect, it, vi } from 'vitest'
import type { CallRequest, Outcome } from '../../src/contract.js'
import { ContractError } from '../../src/errors.js'
import { type HandlerHost, type LoadedHandler, localHost } from '../../src/runner/call/handler-host.js'
import { plainRuntime } from '../../src/runner/call/plain-runtime.js'
import { startCheck } from '../../src/runner/check-run.js'
import { planCheck } from '../../src/validate-options.js'
import { check, fakeSource, goldenOrder, type Order, orderContract } from './fake-source.js'

describe('what a handler leaves behind', () => {
  it('times out a hang, shrinks it, and ends the phase after three', async () => {
    const report = await check((order: Order) => (order.items.length > 1 ? new Promise(() => {}) : 1), {
      timeout: 80,
      phases: ['random'],
      numRuns: 200,
    })
    expect(report.violations).toMatchObject([
      {
        rule: 'handler/timed-out',
        event: { id: 'order-1', items: { length: 2 } },
        outcome: { kind: 'timed-out' },
      },
    ])
    expect(report.phases[0]!.stopped).toContain('3 calls did not settle within 80 ms')
  })

  it('ends a later phase with the first hang, once three are known', async () => {
    const report = await check(() => new Promise(() => {}), {
      timeout: 60,
      phases: ['examples', 'boundary', 'random'],
      numRuns: 20,
      examples: Array.from({ length: 3 }, (_, i) => ({ id: `order-${i + 2}`, items: [] })),
    })
    expect(report.phases.map(({ runs }) => runs)).toEqual([3, 1, 1])
    expect(report.phases[2]!.stopped).toBe(
      'another call did not settle within 60 ms; ended after 1 of 20 events',
    )
    expect(report.violations.map(({ rule }) => rule)).toEqual(['handler/timed-out'])
  })

  it('is not disturbed by fake timers', async () => {
    vi.useFakeTimers()
    try {
      const report = await check(() => new Promise(() => {}), { timeout: 50, phases: ['examples'] })
      expect(report.violations).toMatchObject([{ rule: 'handler/timed-out' }])
    } finally {
      vi.useRealTimers()
    }
  })

  it('attributes a rejection that nobody handles to its event, at once or later', async () => {
    const delays = [undefined, 0, 2]
    for (const delay of delays) {
      const report = await check(
        async (order: Order) => {
          if (order.items.length < 2) return
          if (delay !== undefined) setTimeout(() => Promise.reject(new Error('late')), delay)
          else Promise.reject(new Error('late'))
        },
        { phases: ['random'], numRuns: 100 },
      )
      expect(report.violations).toMatchObject([
        {
          rule: 'handler/unhandled-rejection',
          message: 'left: Error: late',
          event: { items: { length: 2 } },
        },
      ])
    }
  })

  it('leaves rejections of others to the listeners that were there', async () => {
    const seen: unknown[] = []
    const before = process.listeners('unhandledRejection')
    for (const listener of before) process.removeListener('unhandledRejection', listener)
    const listener = (reason: unknown) => seen.push(reason)
    process.on('unhandledRejection', listener)
    try {
      const checking = check(() => new Promise((resolve) => setTimeout(resolve, 1)), {
        phases: ['random'],
        numRuns: 30,
      })
      setTimeout(() => Promise.reject('not of the check'), 8)
      const report = await checking
      expect(report.ok).toBe(true)
      expect(seen).toEqual(['not of the check'])
      expect(process.listeners('unhandledRejection')).toEqual([listener])
    } finally {
      process.removeAllListeners('unhandledRejection')
      for (const one of before) process.on('unhandledRejection', one)
    }
  })

  it('notices a second settlement that comes after the call', async () => {
    const runtime = { ...plainRuntime, call: callThatCounts }
    const report = await check(async () => {}, { phases: ['examples'] }, { ...orderContract, runtime })
    expect(report.violations).toMatchObject([{ rule: 'handler/settled-twice' }])
  })

  it('says when the same event does not fail again', async () => {
    let calls = 0
    const report = await check(
      async () => {
        if (++calls === 2) throw new Error('once')
      },
      { phases: ['boundary'] },
    )
    expect(report.violations[0]!.remarks?.join()).toContain('the same event did not show it again')
  })

  it('finds a redelivery that fails, between one beforeEvent and one afterEvent', async () => {
    let seen = new Set<string>()
    const report = await check(
      async (order: Order) => {
        if (seen.has(order.id)) throw new Error('duplicate key')
        seen.add(order.id)
      },
      {
        beforeEvent: () => {
          seen = new Set()
        },
      },
    )
    expect(report.violations).toMatchObject([
      { rule: 'delivery/redelivery', phase: 'delivery', event: goldenOrder, changes: [] },
    ])
    expect(report.violations[0]!.message).toContain('duplicate key')
  })

  it('stops where the module does not initialize', async () => {
    const plan = planCheck(orderContract, { seed: 1 })
    const initializer = () => {
      throw new Error('no connection')
    }
    const handler = vi.fn()
    const run = startCheck(orderContract, hostOf({ handler, initializer }), {}, plan, fakeSource)
    for (const phase of run.phases) await run.run(phase)
    const report = run.report()
    expect(handler).not.toHaveBeenCalled()
    expect(report.violations).toMatchObject([{ rule: 'handler/loads', outcome: { kind: 'not-loaded' } }])
    expect(report.violations[0]!.message).toContain('no connection')
    expect(report.phases.slice(1).every((phase) => phase.runs === 0 && phase.stopped !== undefined)).toBe(
      true,
    )
  })

  it('runs each phase once, however often it is asked for', async () => {
    const plan = planCheck(orderContract, { seed: 1 })
    const run = startCheck(
      orderContract,
      hostOf({
        handler: async () => {
          throw new Error('x')
        },
      }),
      {},
      plan,
      fakeSource,
    )
    const [a, b] = await Promise.all([run.run('examples'), run.run('examples')])
    expect(a.violations).toHaveLength(1)
    expect(b).toBe(a)
  })

  it('blames a rule that throws, not the handler', async () => {
    const rules = [
      {
        ...orderContract.rules[0]!,
        judge: () => {
          throw new Error('bug')
        },
      },
    ]
    const run = check(async () => {}, {}, { ...orderContract, rules })
    await expect(run).rejects.toThrow(ContractError)
    await expect(run).rejects.toThrow(/handler\/threw/)
  })
})

/** A runtime whose handlers settle again one turn after their call. */

async function callThatCounts(request: CallRequest): Promise<Outcome> {
  const { settlements: _, ...outcome } = await plainRuntime.call(request)
  let settlements = 1
  setImmediate(() => {
    settlements = 2
  })
  return Object.defineProperty(outcome as Outcome, 'settlements', {
    get: () => settlements,
    enumerable: true,
    configurable: true,
  })
}

function hostOf(loaded: LoadedHandler): HandlerHost {
  return { ...localHost(orderContract.runtime, undefined, 1000), load: async () => loaded }
}
