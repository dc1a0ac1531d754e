import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  escapeFragmentToken,
  formatPointer,
  getAt,
  parsePointer,
  removeAt,
  setAt,
} from '../../src/schema/json-pointer.js'

const tokens = fc.array(fc.string({ unit: 'grapheme' }))

describe('JSON Pointers', () => {
  it('are read as they are written, as fragments too', () => {
    fc.assert(
      fc.property(tokens, (any) => {
        expect(parsePointer(formatPointer(any))).toEqual(any)
        expect(parsePointer(`#${any.map((token) => `/${escapeFragmentToken(token)}`).join('')}`)).toEqual(any)
      }),
    )
  })

  it.each(['a', '/a~2', '/~', '#a', '#/%zz'])('are not %s', (text) => {
    expect(parsePointer(text)).toBeUndefined()
  })

  it('lead to values, and not beyond them', () => {
    const root = JSON.parse('{"a":[{"b":null}],"__proto__":{"c":1},"":2}')
    expect(getAt(root, [])).toEqual({ value: root })
    expect(getAt(root, ['a', '0', 'b'])).toEqual({ value: null })
    expect(getAt(root, ['__proto__', 'c'])).toEqual({ value: 1 })
    expect(getAt(root, [''])).toEqual({ value: 2 })
    for (const path of [
      ['x'],
      ['a', '1'],
      ['a', '00'],
      ['a', 'length'],
      ['toString'],
      ['a', '0', 'b', 'c'],
    ]) {
      expect(getAt(root, path)).toBeUndefined()
    }
  })

  it('set and remove in a copy that shares the rest', () => {
    const root = { a: [{ b: 1 }, { c: 2 }], d: { e: 3 } }
    const before = JSON.stringify(root)
    const set = setAt(root, ['a', '0', 'b'], 'new')?.value as typeof root
    expect(set).toEqual({ a: [{ b: 'new' }, { c: 2 }], d: { e: 3 } })
    expect(set.d).toBe(root.d)
    expect(set.a[1]).toBe(root.a[1])
    expect(removeAt(root, ['a', '0'])?.value).toEqual({ a: [{ c: 2 }], d: { e: 3 } })
    expect(removeAt(root, ['d', 'e'])?.value).toEqual({ a: root.a, d: {} })
    expect(JSON.stringify(root)).toBe(before)
  })

  it('append, add and name what plain assignment would not', () => {
    expect(setAt([1], ['-'], 2)).toEqual({ value: [1, 2] })
    expect(setAt([1], ['1'], 2)).toEqual({ value: [1, 2] })
    expect(JSON.stringify(setAt({}, ['__proto__'], 1)?.value)).toBe('{"__proto__":1}')
    for (const path of [['2'], ['x'], ['-', 'a'], ['0', 'a']]) expect(setAt([1], path, 2)).toBeUndefined()
    expect(setAt({}, ['a', 'b'], 1)).toBeUndefined()
    expect(removeAt({}, ['a'])).toBeUndefined()
    expect(removeAt({}, [])).toBeUndefined()
  })

  it('find what they have set, and not what they have removed', () => {
    fc.assert(
      fc.property(
        fc.object({ withNullPrototype: false }),
        fc.string(),
        fc.jsonValue(),
        (root, key, value) => {
          const set = setAt(root, [key], value)!.value
          expect(getAt(set, [key])?.value).toEqual(value)
          expect(getAt(removeAt(set, [key])!.value, [key])).toBeUndefined()
        },
      ),
    )
  })
})
