import { describe, expect, it } from 'vitest'
import { changedPlaces, changesOnlyIn } from '../../../src/runner/shrink/changed-places.js'

const golden = { a: 1, b: { c: 1, d: 2 }, list: [1, 2] }

describe('changedPlaces', () => {
  it('are members that were changed, added or left out', () => {
    expect(changedPlaces(golden, { b: { c: 1, d: 2 }, list: [1, 2], e: 5 })).toEqual(
      new Map([
        ['a', 'all'],
        ['e', 'all'],
      ]),
    )
    expect(changedPlaces(golden, { ...golden, b: { c: 9, d: 2 } })).toEqual(
      new Map([['b', new Map([['c', 'all']])]]),
    )
  })

  it('are one where the two have no members in common', () => {
    for (const [from, to] of [
      [1, 2],
      [{}, 2],
      [2, {}],
      [null, {}],
      [{}, null],
      [[], {}],
      [{}, []],
      [[1], [1, 2]],
    ])
      expect(changedPlaces(from, to)).toBe('all')
    expect(changedPlaces([1, 2], [1, 3])).toEqual(new Map([['1', 'all']]))
  })

  it('include a member that is undefined on one side only, whatever its value', () => {
    expect(changedPlaces({ a: undefined }, {})).toEqual(new Map([['a', 'all']]))
    expect(changedPlaces({}, { a: undefined })).toEqual(new Map([['a', 'all']]))
  })
})

describe('changesOnlyIn', () => {
  const places = changedPlaces(golden, { ...golden, b: { c: 9, d: 2 } })

  it.each<[string, unknown]>([
    ['another member', { ...golden, a: 2, b: { c: 9, d: 2 } }],
    ['a member beside the place', { ...golden, b: { c: 9, d: 3 } }],
    ['a member that is left out', { b: { c: 9, d: 2 }, list: [1, 2] }],
    ['the member around the place, left out', { a: 1, list: [1, 2] }],
    ['the member around the place, of another kind', { ...golden, b: 5 }],
    ['a new member', { ...golden, e: 1 }],
    ['a new member beside the place', { ...golden, b: { c: 9, d: 2, e: 1 } }],
    ['the whole', 5],
  ])('is false for a change of %s', (_what, event) => {
    expect(changesOnlyIn(places, golden, event)).toBe(false)
  })

  it('is true for any change of the place', () => {
    for (const c of [0, null, { e: 1 }]) {
      expect(changesOnlyIn(places, golden, { ...golden, b: { c, d: 2 } })).toBe(true)
    }
    expect(changesOnlyIn(places, golden, { ...golden, b: { d: 2 } })).toBe(true)
    expect(changesOnlyIn(places, golden, golden)).toBe(true)
  })

  it('is true for a member that was added, and for none that was not', () => {
    const added = changedPlaces(golden, { ...golden, e: 5 })
    expect(changesOnlyIn(added, golden, { ...golden, e: 6 })).toBe(true)
    expect(changesOnlyIn(added, golden, { ...golden, f: 5 })).toBe(false)
  })
})
