import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, changesBetween } from '../../src/cases/json-changes.js'

describe('changes of a JSON value', () => {
  it('make of one value the other, in the order of its members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (before, after) => {
        const text = JSON.stringify(before)
        const changed = applyChanges(before, JSON.parse(JSON.stringify(changesBetween(before, after))))
        expect(JSON.stringify(changed)).toBe(JSON.stringify(after))
        expect(JSON.stringify(before)).toBe(text)
      }),
    )
  })

  it.each<readonly [string, unknown, unknown, unknown]>([
    ['no change', { a: [1] }, { a: [1] }, []],
    ['another value', { a: { b: 1, c: 2 } }, { a: { b: null, c: 2 } }, [['/a/b', null]]],
    ['one more member', { a: 1 }, { a: 1, 'b/c': 2 }, [['/b~1c', 2]]],
    ['one less', { a: 1, b: 2 }, { a: 1 }, [['/b']]],
    ['an item', [{ a: 1 }, 2], [{ a: 3 }, 2], [['/0/a', 3]]],
    ['one more item', { a: [1] }, { a: [1, 2] }, [['/a', [1, 2]]]],
    ['a list for an object', { a: {} }, { a: [] }, [['/a', []]]],
    ['another order', { a: 1, b: 2 }, { b: 2, a: 1 }, [['', { b: 2, a: 1 }]]],
    ['a member at another place', { a: 1, b: 2 }, { c: 3, a: 1, b: 2 }, [['', { c: 3, a: 1, b: 2 }]]],
  ])('are few: %s', (_, before, after, changes) => {
    expect(changesBetween(before, after)).toEqual(changes)
    expect(JSON.stringify(applyChanges(before, changesBetween(before, after)))).toBe(JSON.stringify(after))
  })

  it('keep a member named __proto__', () => {
    const after = JSON.parse('{"a":{"__proto__":{"x":1}}}')
    expect(JSON.stringify(applyChanges({ a: {} }, changesBetween({ a: {} }, after)))).toBe(
      JSON.stringify(after),
    )
  })

  it('say where they lead nowhere', () => {
    expect(() => applyChanges({ a: 1 }, [['/b/c', 1]])).toThrow('nothing is at /b/c')
  })
})
