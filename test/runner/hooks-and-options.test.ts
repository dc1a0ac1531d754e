import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { InvalidOptionError } from '../../src/errors.js'
import { planCheck } from '../../src/validate-options.js'
import { check, goldenOrder, type Order, orderContract } from './fake-source.js'

const total = (order: Order) => order.items.reduce((sum, item) => sum + (item.count ?? 0), 0)

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
