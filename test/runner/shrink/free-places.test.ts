import { describe, expect, it } from 'vitest'
import { trackedChanges } from '../../../src/runner/shrink/changes.js'
import { type FreeRequest, freePlaces } from '../../../src/runner/shrink/free-places.js'

interface Item {
  readonly a: number
  readonly b?: number
}

const golden: Item = { a: 1 }
const event: Item = { a: 0, b: 0 }
const request = (shows: (item: Item) => boolean): FreeRequest<Item> & { calls: Item[] } => {
  const calls: Item[] = []
  return {
    event,
    golden,
    changes: trackedChanges(event, golden),
    redrawn: (item, [name]) => [7, 2, 30, 41, 52, 63].map((value) => ({ ...item, [name!]: value })),
    permits: (item) => item.a !== 41,
    shows: async (item) => {
      calls.push(item)
      return shows(item)
    },
    deadline: Number.POSITIVE_INFINITY,
    calls,
  }
}

describe('freePlaces', () => {
  it('names the places where every other value that was tried shows the violation', async () => {
    const both = request(() => true)
    expect([...(await freePlaces(both))]).toEqual(['/a', '/b'])
    expect(both.calls.length).toBe(10)
    expect(both.calls.some(({ a }) => a === 41)).toBe(false)
    expect([...(await freePlaces(request(({ a }) => a !== 2)))]).toEqual(['/b'])
  })

  it('says nothing after few values, or none in time', async () => {
    const few = { ...request(() => true), redrawn: () => [{ a: 3 }, { a: 4 }] }
    expect((await freePlaces(few)).size).toBe(0)
    const late = { ...request(() => true), deadline: 0 }
    expect((await freePlaces(late)).size).toBe(0)
    expect(late.calls).toEqual([])
  })

  it('takes three other values for enough, and tries no more than five of the places', async () => {
    const three = { ...request(() => true), redrawn: () => [{ a: 3 }, { a: 4 }, { a: 5 }] }
    expect([...(await freePlaces(three))]).toEqual(['/a', '/b'])
    const { changes } = three
    const six = {
      ...three,
      changes: 'uvwxyz'.split('').map((name) => ({ ...changes[0]!, change: { pointer: name } })),
    }
    expect([...(await freePlaces(six))]).toEqual(['u', 'v', 'w', 'x', 'y'])
  })

  it('says nothing of what was left out', async () => {
    const leftOut = { ...request(() => true), event: { b: 0 } as never }
    const changes = trackedChanges({ b: 0 }, golden)
    expect(changes.map(({ change }) => change.pointer)).toEqual(['/a', '/b'])
    expect([...(await freePlaces({ ...leftOut, changes }))]).toEqual(['/b'])
  })
})
