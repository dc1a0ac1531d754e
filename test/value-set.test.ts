import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonEqual } from '../src/json-equal.js'
import { holdsValue, ValueSet } from '../src/value-set.js'
import { processorTime } from './processor-time.js'

const anyValues = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 40 })

describe('a set of JSON values', () => {
  it('holds what equals one of them, as a comparison with each finds', () => {
    fc.assert(
      fc.property(anyValues, fc.jsonValue({ maxDepth: 2 }), (values, other) => {
        for (const value of [other, ...values.map((one) => JSON.parse(JSON.stringify(one)))])
          expect(holdsValue(values, value)).toBe(values.some((known) => jsonEqual(known, value)))
      }),
    )
  })

  it('takes each value once, whatever the order of its members', () => {
    const set = new ValueSet()
    const many = Array.from({ length: 30 }, (_, i) => ({ a: i, b: [i] }))
    expect(many.map((value) => set.add(value))).toEqual(many.map(() => true))
    expect(many.map(({ a, b }) => set.add({ b, a }))).toEqual(many.map(() => false))
    expect([set.add(0), set.add(-0), set.add('0'), set.add(null)]).toEqual([true, false, true, true])
    expect(set.has({ a: 30, b: [30] })).toBe(false)
  })

  it('finds one of a hundred thousand as fast as one of few', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? `v${i}` : { v: i }))
    const { milliseconds, result } = processorTime(() => values.filter((value) => !holdsValue(values, value)))
    expect(result).toEqual([])
    // One by one it would take minutes.
    expect(milliseconds).toBeLessThan(5000)
  })
})
