import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonEqual } from '../../../src/json-equal.js'
import { changedPlaces, changesOnlyIn } from '../../../src/runner/shrink/changed-places.js'
import { type MinimizeRequest, minimize } from '../../../src/runner/shrink/minimize.js'
import { restore } from '../../../src/runner/shrink/restore.js'
import { fakeSource, goldenOrder, isOrder, type Order } from '../fake-source.js'

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

describe('restore', () => {
  const restored = async (value: unknown, golden: unknown, shows: (candidate: any) => boolean) =>
    restore(value, golden, async (candidate) => shows(candidate))

  it('gives each place its golden value that can have it', async () => {
    const golden = { id: 'g', list: [1, 2], deep: { a: 1, b: 2 } }
    const value = { id: 'x', list: [7, 8, 9], deep: { a: 9 }, extra: 1 }
    expect(await restored(value, golden, (candidate) => candidate.deep?.a === 9)).toEqual({
      ...golden,
      deep: { a: 9, b: 2 },
    })
    expect(await restored(value, golden, (candidate) => candidate.list?.includes(9))).toEqual({
      ...golden,
      list: [1, 2, 9],
    })
    expect(await restored(value, golden, (candidate) => 'extra' in candidate)).toEqual({
      ...golden,
      extra: 1,
    })
    expect(await restored(value, golden, () => true)).toEqual(golden)
    expect(await restored(value, golden, () => false)).toEqual(value)
  })

  it('takes items away that the golden list has not, and adds those that it has', async () => {
    const listed = (shows: (list: readonly number[]) => boolean, list: number[], golden: number[]) =>
      restored({ list }, { list: golden }, (candidate) => shows(candidate.list))
    const has7 = (list: readonly number[]) => list[0] === 7
    expect(await listed(has7, [7, 8, 9, 10], [1, 2])).toEqual({ list: [7, 2] })
    expect(await listed((list) => has7(list) && list.length > 2, [7, 8, 9, 10], [1, 2])).toEqual({
      list: [7, 2, 9],
    })
    expect(await listed(has7, [7], [1, 2, 3])).toEqual({ list: [7, 2, 3] })
    expect(await listed((list) => has7(list) && list.length < 3, [7], [1, 2, 3])).toEqual({ list: [7, 2] })
    expect(await listed((list) => has7(list) && list[2] !== 3, [7], [1, 2, 3, 4])).toEqual({ list: [7, 2] })
  })

  it('leaves a member out that must be, and takes no part of values of two kinds', async () => {
    const left = await restored({ b: 2 }, { a: 1, b: 1 }, (candidate) => !('a' in candidate))
    expect(left).toStrictEqual({ b: 1 })
    for (const value of [[1], { 0: 1 }, '[1]', 5])
      expect(await restored(value, { a: 1 }, () => false)).toBe(value)
    expect(await restored({ a: 1 }, '{"a":2}', () => false)).toEqual({ a: 1 })
  })

  it('works inside documents that strings hold', async () => {
    const golden = { data: base64({ owner: 'o', logs: [{ text: 'line' }] }) }
    const value = { data: base64({ owner: '', logs: [{ text: null }] }) }
    const shows = (candidate: typeof golden) =>
      JSON.parse(Buffer.from(candidate.data, 'base64').toString()).logs[0].text === null
    expect(await restored(value, golden, shows)).toEqual({
      data: base64({ owner: 'o', logs: [{ text: null }] }),
    })
  })

  it('always returns a value that shows the violation, and never more changes', async () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    await fc.assert(
      fc.asyncProperty(json, json, fc.integer({ min: 0, max: 12 }), async (value, golden, length) => {
        const shows = (candidate: unknown) => JSON.stringify(candidate).length >= length
        if (!shows(value)) return
        const result = await restored(value, golden, shows)
        expect(shows(result)).toBe(true)
        if (shows(golden)) expect(jsonEqual(result, golden)).toBe(true)
      }),
    )
  })
})

describe('changesOnlyIn', () => {
  it('holds for an event itself, and for no change elsewhere', () => {
    const golden = { a: 1, b: { c: 1, d: [1, 2] }, e: 5 }
    const places = changedPlaces(golden, { a: 1, b: { c: 2, d: [1, 3] } })
    expect(changesOnlyIn(places, golden, { a: 1, b: { c: 0, d: [1, 0] } })).toBe(true)
    expect(changesOnlyIn(places, golden, { a: 2, b: { c: 2, d: [1, 3] } })).toBe(false)
    expect(changesOnlyIn(places, golden, { a: 1, b: { c: 2, d: [0, 3] } })).toBe(false)
    expect(changesOnlyIn(places, golden, { a: 1, b: { c: 2, d: [1, 3] }, f: 1 })).toBe(false)
    const json = fc.jsonValue({ maxDepth: 2 })
    fc.assert(fc.property(json, json, (a, b) => changesOnlyIn(changedPlaces(a, b), a, b)))
  })
})

describe('minimize', () => {
  const request = (
    event: Order,
    shows: (order: Order) => boolean,
    calls = 500,
  ): MinimizeRequest<Order> & { count: () => number } => {
    let count = 0
    return {
      event,
      golden: goldenOrder,
      shrinker: fakeSource.shrinker(),
      permits: isOrder,
      shows: async (order) => {
        count += 1
        return shows(order)
      },
      limits: { calls, candidates: 10_000, deadline: Number.POSITIVE_INFINITY },
      count: () => count,
    }
  }

  it('shrinks what must change and restores the rest', async () => {
    const event = { id: 'xyz', note: 'abc', items: [{ sku: 'p' }, { sku: 'qqqq' }, { sku: 'r', count: 3 }] }
    const one = request(event, (order) => order.items.some((item) => item.sku.startsWith('q')))
    expect(await minimize(one)).toEqual({ event: { id: 'order-1', items: [{ sku: 'q', count: 2 }] } })
    expect(one.count()).toBeLessThan(30)
  })

  it('is done in one call where the golden event shows it already', async () => {
    const one = request({ id: 'x', items: [] }, () => true)
    expect((await minimize(one)).event).toBe(goldenOrder)
    expect(one.count()).toBe(1)
  })

  it('keeps to its limits, and to what is permitted', async () => {
    const event = { id: 'x'.repeat(500), items: [] }
    const one = request(event, (order) => order.id.startsWith('x'), 25)
    const smallest = await minimize(one)
    expect(one.count()).toBe(25)
    expect(smallest.reached).toBe('calls')
    expect(smallest.event.id).toMatch(/^x+$/)
    const none = await minimize({ ...one, permits: () => false })
    expect(none.event).toEqual(event)
  })

  it('says which limit ended the search', async () => {
    const event = { id: 'x'.repeat(500), items: [] }
    const one = request(event, (order) => order.id.startsWith('x'))
    const looked = await minimize({ ...one, limits: { ...one.limits, candidates: 3 } })
    expect(looked.reached).toBe('candidates')
    expect(looked.event.id).toMatch(/^x+$/)
    const late = request(event, (order) => order.id.startsWith('x'))
    expect(await minimize({ ...late, limits: { ...late.limits, deadline: 0 } })).toEqual({
      event,
      reached: 'deadline',
    })
    expect(late.count()).toBe(0)
  })

  it('calls the handler with no candidate again that did not show it', async () => {
    const event = { id: 'xyz', note: 'abc', items: [{ sku: 'p' }, { sku: 'qq' }, { sku: 'r', count: 3 }] }
    const failed: string[] = []
    const one = request(event, (order) => {
      const shows = order.items.length === 3 && order.note !== undefined
      if (!shows) failed.push(JSON.stringify(order))
      return shows
    })
    const { event: smallest } = await minimize(one)
    expect(smallest.items).toHaveLength(3)
    expect(failed).toEqual([...new Set(failed)])
  })

  it('takes single changes back in the end, as long as one can be', async () => {
    const itemsOf = (...skus: string[]) => skus.map((sku) => ({ sku }))
    const golden: Order = { id: 'g', items: itemsOf('a', 'b', 'c') }
    const event: Order = { id: 'g', items: itemsOf('x', 'y', 'z', 'a', 'b', 'c') }
    // Whole items alone can go, and none of them from the end.
    const shows = ({ items }: Order) => /^x.*abc$/.test(items.map(({ sku }) => sku).join(''))
    // Nothing smaller is offered: what is taken back is taken back change by change.
    const shrinker = { accepts: isOrder, smaller: () => [] }
    const { event: smallest } = await minimize({ ...request(event, shows), golden, shrinker })
    expect(smallest.items).toEqual(itemsOf('x', 'a', 'b', 'c'))
  })
})
