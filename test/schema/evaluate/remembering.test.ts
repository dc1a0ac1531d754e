import { describe, expect, it } from 'vitest'
import { accepts } from '../../../src/schema/evaluate/evaluate.js'
import { remembering } from '../../../src/schema/evaluate/remembering.js'
import { readSchema } from '../../../src/schema/read/resolve-refs.js'

describe('remembering', () => {
  it('asks once for the same value of one judgement', () => {
    const asked: unknown[] = []
    const judgement = { number: 0 }
    const judge = remembering(judgement, (value) => {
      asked.push(value)
      return asked.length
    })
    const list: unknown[] = []
    expect([
      judge(1, undefined),
      judge(1, undefined),
      judge(list, undefined),
      judge(list, undefined),
    ]).toEqual([1, 1, 2, 2])
    judgement.number++
    expect(judge(list, undefined)).toBe(3)
    expect(asked).toEqual([1, list, list])
  })
})

describe('accepts', () => {
  const level = (i: number) => [
    `d${i}`,
    { allOf: [{ $ref: `#/$defs/d${i - 1}` }, { $ref: `#/$defs/d${i - 1}` }] },
  ]
  const $defs = {
    d0: { type: 'object', properties: { a: { maxLength: 3 } } },
    ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => level(i + 1))),
  }

  it.each([{}, { unevaluatedProperties: false }])('goes once through definitions that double: %j', (more) => {
    const { root } = readSchema({ $defs, $ref: '#/$defs/d40', ...more })
    expect(accepts(root, { a: 'x' })).toBe(true)
    expect(accepts(root, { a: 'long' })).toBe(false)
    expect(accepts(root, 5)).toBe(false)
    expect(accepts(root, { b: 1 })).toBe(!('unevaluatedProperties' in more))
  })

  it('sees that a value has changed since', () => {
    const { root } = readSchema({ $defs, $ref: '#/$defs/d40' })
    const value = { a: 'x' }
    expect(accepts(root, value)).toBe(true)
    value.a = 'long'
    expect(accepts(root, value)).toBe(false)
  })

  it('judges an object by many names as by few', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [`m${i}`, { type: 'string' }]),
    )
    const { root } = readSchema({ properties })
    expect(accepts(root, { m149: 'x', other: 1 })).toBe(true)
    expect(accepts(root, { m149: 1 })).toBe(false)
    expect(accepts(root, 5)).toBe(true)
  })
})
