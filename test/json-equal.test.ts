import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJson } from '../src/copy-json.js'
import { canonicalText, hasEqualItems, jsonEqual } from '../src/json-equal.js'

const json = fc.jsonValue({ stringUnit: 'grapheme' })
const awkward = JSON.parse('{"__proto__":{"a":[1,{"__proto__":null}]},"constructor":1}')

describe('jsonEqual', () => {
  it('holds for a copy, with its members in another order', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(jsonEqual(value, reversed(value))).toBe(true)
        expect(canonicalText(value)).toBe(canonicalText(reversed(value)))
      }),
    )
  })

  it('agrees with the canonical text', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(jsonEqual(a, b)).toBe(canonicalText(a) === canonicalText(b))
      }),
    )
  })

  it.each([
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{}, []],
    [[], {}],
    [null, {}],
    [0, false],
    [1, '1'],
    [
      [1, 2],
      [2, 1],
    ],
    [{ toString: 1 }, { constructor: 1 }],
    [JSON.parse('{"__proto__":1}'), {}],
    [JSON.parse('{"__proto__":{}}'), { a: {} }],
  ])('tells %j from %j', (a, b) => {
    expect(jsonEqual(a, b)).toBe(false)
    expect(hasEqualItems([a, b])).toBe(false)
  })
})

describe('copyJson', () => {
  it('gives what the JSON text of a value says, 0 for -0, and shares nothing', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(copyJson(value)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { examples: [[[-0]]] },
    )
    const value = { a: [{ b: 1 }] }
    const copy = copyJson(value)
    copy.a[0]!.b = 2
    expect(value.a[0]!.b).toBe(1)
  })

  it('keeps members that are named __proto__', () => {
    const copy = copyJson(awkward)
    expect(JSON.stringify(copy)).toBe(JSON.stringify(awkward))
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect(jsonEqual(copy, awkward)).toBe(true)
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const copy = {}
  for (const [key, member] of Object.entries(value).reverse()) {
    Object.defineProperty(copy, key, {
      value: reversed(member),
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return copy
}
