import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toArbitrary } from '../../../src/arbitrary/to-arbitrary.js'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
const properties = Object.fromEntries(names.map((name) => [name, { type: 'null' }]))
const sets = fc
  .sample(toArbitrary({ type: 'object', properties, additionalProperties: false }), {
    seed: 1,
    numRuns: 2000,
  })
  .map((value) => new Set(Object.keys(value as object)))

test('any two of many optional members are together, alone and absent', () => {
  for (const one of names) {
    for (const other of names.filter((name) => name > one)) {
      const ways = new Set(sets.map((set) => `${set.has(one)} ${set.has(other)}`))
      expect(ways.size, `${one} and ${other}`).toBe(4)
    }
  }
})

test('sets of members repeat, but are not limited to those', () => {
  const distinct = new Set(sets.map((set) => [...set].join())).size
  expect(distinct).toBeGreaterThan(250)
  expect(distinct).toBeLessThan(700)
})

test('undeclared names that come together repeat, but are not limited to those', () => {
  const map = { type: 'object', additionalProperties: { type: 'null' } }
  const rows = { type: 'array', items: map, minItems: 20, maxItems: 20 }
  const maps = fc.sample(toArbitrary(rows), { seed: 1, numRuns: 100 }).flat()
  const distinct = new Set(maps.map((value) => Object.keys(value as object).join('\n'))).size
  expect(distinct).toBeGreaterThan(250)
  expect(distinct).toBeLessThan(700)
})
