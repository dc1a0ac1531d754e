import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CallRequest, Outcome } from '../../src/contract.js'
import { ContractError, InvalidOptionError } from '../../src/errors.js'
import { type HandlerHost, type LoadedHandler, localHost } from '../../src/runner/call/handler-host.js'
import { plainRuntime } from '../../src/runner/call/plain-runtime.js'
import { startCheck } from '../../src/runner/check-run.js'
import { planCheck } from '../../src/validate-options.js'
import { check, fakeSource, goldenOrder, type Order, orderContract } from './fake-source.js'

const total = (order: Order) => order.items.reduce((sum, item) => sum + (item.count ?? 0), 0)

describe('a check', () => {
  it('finds nothing in a right handler and says what it did', async () => {
    const report = await check(async (order: Order) => total(order), { numRuns: 50 })
    expect(report).toMatchObject({ ok: true, violations: [], warnings: [], seed: 42, contract: 'orders' })
    expect(report.phases.map((phase) => [phase.name, phase.runs])).toEqual([
      ['examples', 1],
      ['boundary', 3],
      ['random', 50],
      ['delivery', 23],
    ])
    expect(report.statistics).toMatchObject({ answers: { answered: 77 }, calls: 77 })
  })

  it('reports a throw once, with the one change that matters', async () => {
    const report = await check(async (order: Order) => order.items[0]!.sku)
    expect(report.ok).toBe(false)
    expect(report.violations).toHaveLength(1)
    const [violation] = report.violations
    expect(violation).toMatchObject({
      rule: 'handler/threw',
      severity: 'error',
      phase: 'boundary',
      scenario: 'boundary: /items is empty',
      evidence: 'documented',
      event: { ...goldenOrder, items: [] },
      changes: [{ pointer: '/items', from: goldenOrder.items, to: [] }],
    })
    expect(violation!.location).toMatch(/^test\/runner\/check-run\.test\.ts:\d+$/)
    expect(violation!.cause).toBeInstanceOf(TypeError)
  })

  it('finds all distinct violations in one run', async () => {
    const report = await check(
      async (order: Order) => {
        if (order.items.length > 2) throw new Error('too many')
        if (order.id === '') throw new Error('no id')
        return order.items.some((item) => item.count === 0) ? -1 : 1
      },
      { numRuns: 300 },
    )
    expect(report.violations.map((violation) => violation.message).sort()).toEqual([
      'Error: no id',
      'Error: too many',
      'negative',
    ])
    const events = Object.fromEntries(
      report.violations.map((violation) => [violation.message, violation.event]),
    )
    expect(events['Error: no id']).toEqual({ ...goldenOrder, id: '' })
    expect(events['Error: too many']).toMatchObject({ id: 'order-1', items: { length: 3 } })
    expect(events.negative).toEqual({ ...goldenOrder, items: [{ sku: 'a-1', count: 0 }] })
  })

  it('says of the documented event that it is itself', async () => {
    const report = await check(async () => {
      throw new Error('always')
    })
    expect(report.violations).toMatchObject([{ changes: [], event: goldenOrder, phase: 'examples' }])
  })

  it('makes a warning of what only an inferred form shows, and an error once a documented one does', async () => {
    const only = await check(async (order: Order) => order.note!.length, {
      phases: ['boundary'],
      when: (order) => 'note' in order,
    })
    expect(only).toMatchObject({ ok: true, warnings: [{ evidence: 'inferred', severity: 'warn' }] })
    expect(only.warnings[0]!.remarks?.join()).toContain("evidence: ['documented', 'observed']")

    const both = await check((order: Order) => {
      if (order.note === null || order.id.length > 8) throw new Error('one line')
    })
    expect(both.warnings).toEqual([])
    expect(both.violations).toMatchObject([{ evidence: 'documented', phase: 'random' }])
  })

  it('hands each call a copy of the event, also to the hooks, and shows what was sent', async () => {
    const spoil = (order: any) => {
      order.items.length = 0
      order.id = 'spoiled'
    }
    const report = await check(
      async (order: any) => {
        const empty = order.items.length === 0
        spoil(order)
        if (empty) throw new Error('empty')
      },
      { beforeEvent: spoil, afterEvent: spoil, property: spoil },
    )
    expect(report.violations).toMatchObject([{ event: { ...goldenOrder, items: [] } }])
  })

  it('gives a new request ID to each call and the same one to a redelivery', async () => {
    const ids: string[] = []
    const runtime = {
      ...plainRuntime,
      call: (request: CallRequest) => {
        ids.push(request.requestId)
        return plainRuntime.call(request)
      },
    }
    await check(
      async () => {},
      { numRuns: 20, phases: ['random', 'delivery'] },
      { ...orderContract, runtime },
    )
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
    expect(new Set(ids.slice(0, 20)).size).toBe(20)
    const delivered = ids.slice(20)
    expect(delivered.filter((_, i) => i % 2 === 0)).toEqual(delivered.filter((_, i) => i % 2 === 1))
  })

  it('is repeatable by its seed', async () => {
    const sent = async () => {
      const events: unknown[] = []
      await check(async (order: Order) => void events.push(order), { seed: 7, numRuns: 30 })
      return events
    }
    expect(await sent()).toEqual(await sent())
  })

  it('starts the random phase at a path that a scenario names', async () => {
    const handler = async (order: Order) => {
      if (order.items.length > 3) throw new Error('many')
    }
    const first = await check(handler, { phases: ['random'], numRuns: 200 })
    const { scenario } = first.violations[0]!
    const [, seed, path] = /seed (-?\d+), path "(\d+)"/.exec(scenario)!
    const again = await check(handler, { phases: ['random'], numRuns: 1, seed: Number(seed), path: path! })
    expect(again.violations).toMatchObject([{ scenario, event: first.violations[0]!.event }])
  })
})

describe('hooks and options', () => {
  afterEach(() => fc.resetConfigureGlobal())

  it('awaits beforeEvent and afterEvent around each call, shrinking included', async () => {
    const log: string[] = []
    let open = 0
    const around = (step: number) => async () => {
      await null
      open += step
      log.push(`${step}:${open}`)
    }
    const report = await check(async (order: Order) => order.items[0]!.sku, {
      phases: ['boundary'],
      beforeEvent: around(1),
      afterEvent: around(-1),
    })
    expect(log.length).toBe(2 * report.statistics.calls)
    expect(log.every((entry) => entry === '1:1' || entry === '-1:0')).toBe(true)
  })

  it('rejects with what a hook throws, as it is', async () => {
    const broken = new Error('the database is down')
    for (const phases of [['examples'], ['random'], ['delivery']] as const) {
      const run = check(async () => {}, { phases, beforeEvent: () => Promise.reject(broken) })
      await expect(run).rejects.toBe(broken)
    }
  })

  it('makes a fresh handler for each call with create', async () => {
    let made = 0
    const create = () => {
      let calls = 0
      made += 1
      return async () => {
        calls += 1
        if (calls > 1) throw new Error('used')
      }
    }
    const report = await check(undefined, { create, phases: ['boundary', 'random'], numRuns: 10 })
    expect(report.ok).toBe(true)
    expect(made).toBe(13)
    await expect(check(undefined, { create: () => 1 as never })).rejects.toThrow(InvalidOptionError)
  })

  it('judges the property where the rules have found nothing, in each way it can fail', async () => {
    const laws = [
      () => false,
      () => Promise.reject(new Error('law')),
      () => {
        throw new Error('law')
      },
    ]
    for (const property of laws) {
      const report = await check(async () => 1, { property, phases: ['examples'] })
      expect(report.violations).toMatchObject([{ rule: 'property', event: goldenOrder }])
    }
    const thrown = await check(
      async () => {
        throw new Error('x')
      },
      { property: () => false, phases: ['examples'] },
    )
    expect(thrown.violations.map((violation) => violation.rule)).toEqual(['handler/threw'])
    const skipped = await check(async () => 1, { property: () => fc.pre(false), phases: ['examples'] })
    expect(skipped.ok).toBe(true)
  })

  it('shrinks a property that fails', async () => {
    const report = await check(async (order: Order) => total(order), {
      property: (order, outcome) => (outcome.result as number) < 10 || order.id.length < 3,
      numRuns: 200,
    })
    expect(report.violations).toMatchObject([
      { rule: 'property', event: { id: expect.stringMatching(/^.{3,}$/s) } },
    ])
  })

  it('sets severities', async () => {
    const fails = async () => {
      throw new Error('x')
    }
    expect(await check(fails, { rules: { 'handler/threw': 'warn' } })).toMatchObject({
      ok: true,
      warnings: [{ rule: 'handler/threw' }],
    })
    expect(await check(fails, { rules: { 'handler/threw': 'off' } })).toMatchObject({
      ok: true,
      warnings: [],
    })
    expect(await check(async () => 1, { property: () => false, rules: { property: 'warn' } })).toMatchObject({
      ok: true,
    })
  })

  it('accepts expected errors, in deliveries too', async () => {
    let calls = 0
    const report = await check(
      async () => {
        if (++calls % 2 === 0) throw new Error('busy')
      },
      { expectedErrors: (error) => (error as Error).message === 'busy' },
    )
    expect(report).toMatchObject({ ok: true, warnings: [] })
  })

  it('sends only what `when` lets pass', async () => {
    const seen: Order[] = []
    await check(async (order: Order) => void seen.push(order), {
      phases: ['boundary'],
      when: (order) => order.items.length > 0,
    })
    expect(seen).toHaveLength(2)
  })

  it('runs the examples of the author, and takes them for observed', async () => {
    const mine = { id: 'mine', items: [], note: 'n' }
    const report = await check(
      async (order: Order) => {
        if (order.note === 'n') throw new Error('mine')
      },
      { examples: [mine], phases: ['examples'] },
    )
    expect(report.violations).toMatchObject([
      { severity: 'error', evidence: 'observed', scenario: 'examples[0]' },
    ])
    await expect(check(async () => {}, { examples: [{ id: 1 } as never] })).rejects.toThrow(
      /examples\[0\].*must be an order/s,
    )
  })

  it('replays a token, and nothing else', async () => {
    const handler = async (order: Order) => order.items[0]!.sku
    const { violations } = await check(handler)
    let calls = 0
    const report = await check(
      (order: Order) => {
        calls += 1
        return handler(order)
      },
      { replay: violations[0]!.replay },
    )
    expect(report.violations).toMatchObject([{ event: violations[0]!.event, scenario: 'the replayed event' }])
    // The examples phase once, the delivery phase once: its first delivery fails already.
    expect(calls).toBe(2)
    const event = await check(handler, { replay: violations[0]!.event as Order })
    expect(event.violations).toHaveLength(1)
  })

  it("honours fast-check's global settings", async () => {
    fc.configureGlobal({ numRuns: 7, seed: 5, timeout: 1, endOnFailure: false })
    const plan = planCheck(orderContract, {})
    expect(plan).toMatchObject({ numRuns: 7, seed: 5 })
    const report = await check(async () => new Promise((resolve) => setTimeout(resolve, 4)), {
      phases: ['random'],
    })
    expect(report).toMatchObject({ ok: true, phases: [{ runs: 7 }] })
  })

  it('ends a phase at maxTime and says so', async () => {
    const report = await check(() => new Promise((resolve) => setTimeout(resolve, 5)), {
      phases: ['random'],
      numRuns: 10_000,
      maxTime: 60,
    })
    expect(report.phases[0]!.runs).toBeLessThan(60)
    expect(report.phases[0]!.stopped).toMatch(/^maxTime of 60 ms was over after \d+ of 10000 events$/)
  })
})

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
