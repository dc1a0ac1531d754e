import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { GeneratorGaveUpError, UnsatisfiableSchemaError } from '../../src/errors.js'
import { accepts } from '../../src/schema/evaluate/evaluate.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import type { JsonSchema } from '../../src/typed-schema.js'

/** Numbers at which arithmetic stops being what it seems: one more than one of them may be itself. */
const extremes = [0, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, 2 ** 53 + 2, 1e300, 0.1, 1e21]
const bounds = [undefined, ...extremes]

it.each(['number', 'integer'])('ends for every %s between extreme bounds, and keeps to them', (type) => {
  let shrunk = 0
  for (const minimum of bounds) {
    for (const maximum of bounds) {
      for (const multipleOf of [undefined, 0.01, 7, 3e200]) {
        const schema: JsonSchema = { type, ...given({ minimum, maximum, multipleOf }) }
        const arbitrary = arbitraryOf(schema)
        if (arbitrary === undefined) continue
        const { root } = readSchema(schema)
        for (const value of fc.sample(arbitrary, { numRuns: 5, seed: 1 })) expect(value).toSatisfy(isValid)
        for (const value of extremes.filter((one) => arbitrary.canShrinkWithoutContext(one))) {
          for (const smaller of arbitrary.shrink(value, undefined).take(2_000)) {
            expect(smaller.value).toSatisfy(isValid)
            shrunk++
          }
        }
        function isValid(value: unknown): boolean {
          return accepts(root, value)
        }
      }
    }
  }
  expect(shrunk).toBeGreaterThan(500)
})

it('takes an integer past 2^53 for the one that it is', () => {
  const [value] = fc.sample(toArbitrary({ type: 'integer', minimum: 1e308, maximum: 1e308 }), 1)
  expect(value).toBe(1e308)
})

function given(keywords: Readonly<Record<string, number | undefined>>): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined))
}

function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> | undefined {
  try {
    return toArbitrary(schema)
  } catch (error) {
    // What ajv takes for no multiple (a quotient past 1e21) is given up.
    if (error instanceof UnsatisfiableSchemaError || error instanceof GeneratorGaveUpError) return undefined
    throw error
  }
}
