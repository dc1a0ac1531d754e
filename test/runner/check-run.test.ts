import { describe, expect, it } from 'vitest'
import type { CallRequest } from '../../src/contract.js'
import { plainRuntime } from '../../src/runner/call/plain-runtime.js'
import { check, goldenOrder, type Order, orderContract } from './fake-source.js'

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
