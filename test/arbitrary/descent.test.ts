import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const list: JsonSchema = { type: 'array', items: { type: 'integer', minimum: 0 } }
const start = [3, 500, 7, 12]

describe('a descent', () => {
  const arbitrary = toArbitrary(list)

  it('asks about no value twice', () => {
    const offered = [...arbitrary.shrink(start, undefined)].map(({ value }) => JSON.stringify(value))
    expect(offered.length).toBeGreaterThan(5)
    expect(new Set(offered).size).toBe(offered.length)
  })

  it('begins anew from an offer that others were made after', () => {
    const offers = [...arbitrary.shrink(start, undefined)]
    const shorter = offers.find(({ value }) => (value as number[]).length === 2)!
    const smaller = [...arbitrary.shrink(shorter.value, shorter.context)].map(({ value }) => value)
    expect(smaller).toEqual([...arbitrary.shrink(shorter.value, undefined)].map(({ value }) => value))
  })

  it('goes on with its offers when somebody went down from one of them', () => {
    const offers = arbitrary.shrink(start, undefined)
    const first = offers.next().value!
    const down = [...arbitrary.shrink(first.value, first.context)]
    const rest = [...offers].map(({ value }) => JSON.stringify(value))
    expect(down.every(({ value }) => (value as number[]).length <= (first.value as number[]).length)).toBe(
      true,
    )
    expect(rest.length).toBeGreaterThan(5)
  })

  it('replays by the path that fast-check prints', () => {
    const property = fc.property(arbitrary, (value) => (value as number[]).every((n) => n < 100))
    const { counterexample, counterexamplePath, seed } = fc.check(property, { seed: 5 })
    expect(counterexample).toEqual([[100]])
    const again = fc.check(property, { seed, path: counterexamplePath!, endOnFailure: true })
    expect(again.counterexample).toEqual([[100]])
  })

  it('shrinks two values beside each other to the end, each in its turn', () => {
    const both = fc.tuple(arbitrary, arbitrary)
    const sum = (value: unknown): number => (value as number[]).reduce((a, b) => a + b, 0)
    const { counterexample } = fc.check(
      fc.property(both, ([a, b]) => sum(a) < 50 || sum(b) < 70),
      { seed: 3, numRuns: 10_000 },
    )
    expect(counterexample).toEqual([[[50], [70]]])
  })
})
