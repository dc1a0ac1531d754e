import { describe, expect, it } from 'vitest'
import type { Contract, Delivery } from '../../../src/contract.js'
import { check, type Order, orderContract, threwRule } from '../fake-source.js'

const again = (event: Order): Delivery<Order> => ({
  rule: 'delivery/redelivery',
  scenario: 'the same event again',
  events: [event],
  sameRequestId: true,
})

/** A source that asks for a retry by an error, and delivers items in another order too. */
const queue: Contract<Order> = {
  ...orderContract,
  rules: [
    {
      ...threwRule,
      judge: ({ outcome }) =>
        outcome.kind === 'failed'
          ? [
              {
                message: String(outcome.error),
                cause: outcome.error,
                severity: outcome.error instanceof TypeError ? 'error' : 'warn',
              },
            ]
          : [],
    },
    { ...threwRule, name: 'delivery/redelivery', judge: () => [] },
    { ...threwRule, name: 'delivery/reordered', judge: () => [] },
  ],
  deliveries: (event) =>
    event.items.length < 2
      ? [again(event)]
      : [
          again(event),
          {
            rule: 'delivery/reordered',
            scenario: 'in another order',
            events: [{ ...event, items: event.items.toReversed() }],
            sameRequestId: false,
          },
        ],
}

const deliveries = { phases: ['delivery'] } as const

describe('the delivery phase', () => {
  it('sends other events than the random phase, and some that can be delivered in several ways', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const sent: Record<string, Order[]> = { random: [], delivery: [] }
      for (const phase of ['random', 'delivery'] as const) {
        const handler = async (event: Order, _context: unknown) => void sent[phase]!.push(event)
        const report = await check(handler, { phases: [phase], seed }, queue)
        expect(report.ok).toBe(true)
      }
      const isLong = ({ id, items }: Order): boolean => id.length > 4 && items.length > 1
      const random = new Set(sent.random!.map((event) => JSON.stringify(event)))
      expect(sent.delivery!.filter(isLong).filter((event) => random.has(JSON.stringify(event)))).toEqual([])
      const several = new Set(sent.delivery!.filter(({ items }) => items.length > 1).map(({ id }) => id))
      expect(several.size).toBeGreaterThanOrEqual(8)
    }
  })

  it('finds a duplicate that is refused by an error of its own, though the handler saw the random events', async () => {
    const rows = new Set<string>()
    const report = await check(
      async (event: Order, _context) => {
        const key = JSON.stringify(event)
        if (rows.has(key)) throw new Error('duplicate key')
        rows.add(key)
      },
      {},
      queue,
    )
    expect(report.violations.map(({ rule }) => rule)).toEqual(['delivery/redelivery'])
  })

  it('does not blame a store that is busy now and then', async () => {
    for (const every of [2, 3, 5]) {
      let calls = 0
      const handler = async (_event: Order, _context: unknown) => {
        calls += 1
        if (calls % every === 0) throw new Error('the store is busy')
      }
      const report = await check(handler, deliveries, queue)
      const rules = [...report.violations, ...report.warnings].map(
        ({ rule, severity }) => `${severity} ${rule}`,
      )
      // That it asks for a retry is said once; that it does so for a delivery that comes again is no news.
      expect(rules.filter((rule) => rule !== 'warn handler/threw')).toEqual([])
    }
  })

  it('judges the first delivery like any other call', async () => {
    const handler = async (event: Order, _context: unknown) => event.items[3]!.sku.length
    const report = await check(handler, deliveries, queue)
    expect(report.violations.map(({ rule }) => rule)).toEqual(['handler/threw'])
  })

  it('blames a mistake that shows itself now and then', async () => {
    let calls = 0
    const handler = async (_event: Order, _context: unknown) => {
      calls += 1
      if (calls % 4 === 0) throw new TypeError('x is undefined')
    }
    const report = await check(handler, deliveries, queue)
    expect(report.violations.map(({ rule }) => rule)).toContain('delivery/redelivery')
  })

  it('finds an order that is relied on, with the smallest event', async () => {
    const handler = async (event: Order, _context: unknown) => {
      const skus = event.items.map(({ sku }) => sku)
      if (skus.length > 1 && skus.at(-1)! < skus[0]!) throw new Error('out of order')
    }
    for (const seed of [1, 2, 3, 4, 5]) {
      const report = await check(handler, { ...deliveries, seed }, queue)
      expect(report.violations.map(({ rule }) => rule)).toEqual(['delivery/reordered'])
      expect((report.violations[0]!.event as Order).items).toHaveLength(2)
    }
  })

  it('sends the golden event again before any other: later it has come too often to succeed first', async () => {
    const locked = new Set<string>()
    const handler = async ({ id }: Order, _context: unknown) => {
      if (id !== orderContract.golden.id) return
      if (locked.has(id)) throw new Error(`locked: ${id}`)
      locked.add(id)
    }
    for (const seed of [1, 2, 3, 4, 5]) {
      locked.clear()
      const { violations } = await check(handler, { seed }, queue)
      expect(violations).toMatchObject([{ rule: 'delivery/redelivery', changes: [] }])
      expect(violations[0]).not.toHaveProperty('unsteady')
    }
  })

  it('sends the golden event again with the request ID that it had', async () => {
    const served = new Set<string>()
    const handler = async ({ id }: Order, context: any) => {
      const request = context.getRequestID?.() ?? context.requestId ?? context.requestID
      if (served.has(request)) return
      served.add(request)
      if (served.has(id)) throw new Error(`there is ${id} already`)
      if (id === orderContract.golden.id) served.add(id)
    }
    const report = await check(handler, { phases: ['examples', 'delivery'] }, queue)
    expect(report.violations).toEqual([])
  })
})
