import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ErrorObject } from 'ajv'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { invalidCases } from '../../src/cases/invalid-cases.js'
import { canonicalText } from '../../src/json-equal.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { processorTime } from '../processor-time.js'
import { ajvFor } from './ajv-for.js'

const numRuns = 200
/** How many values there are, where it is fewer than the samples; these are then ten times as many. */
const domains: Readonly<Record<string, number>> = { 'currency-code': 4, 'permission-set': 43 }
/** Shares of different values below 95 %: one value in seven is a boolean, or one of four names. */
const repeating: Readonly<Record<string, number>> = { colour: 0.8, 'json-schema-subset': 0.85 }
/** Keywords that fail where what stands below them does. */
const applicators = new Set(
  [
    'properties',
    'patternProperties',
    'additionalProperties',
    'items',
    'prefixItems',
    'additionalItems',
  ].concat(['then', 'else', 'dependentSchemas', 'dependentRequired']),
)

/** Schemas as people write them, each in a file of its own. */
const corpus = readdirSync(join(import.meta.dirname, 'schemas')).map((file) => ({
  name: basename(file, '.json'),
  text: readFileSync(join(import.meta.dirname, 'schemas', file), 'utf8'),
}))

it('has forty schemas and more', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(40)
})

describe.each(corpus)('$name', ({ name, text }) => {
  const schema: JsonSchema = JSON.parse(text)
  const validate = ajvFor(schema)

  it('becomes an arbitrary soon, of values that are valid and differ', () => {
    const { milliseconds, result: arbitrary } = processorTime(() => toArbitrary(JSON.parse(text)))
    expect(milliseconds).toBeLessThan(4000)
    const domain = domains[name]
    const values = fc.sample(arbitrary, { numRuns: domain === undefined ? numRuns : 10 * numRuns, seed: 17 })
    expect(values.filter((value) => !validate(value))).toEqual([])
    const distinct = new Set(values.map(canonicalText)).size
    if (domain !== undefined) expect(distinct).toBe(domain)
    else expect(distinct).toBeGreaterThanOrEqual((repeating[name] ?? 0.95) * numRuns)
  })

  it('has boundary cases, all valid', () => {
    const cases = boundaryCases(schema)
    expect(cases.length).toBeGreaterThan(0)
    expect(cases.filter(({ value }) => !validate(value))).toEqual([])
  })

  it('has invalid cases, each of which breaks the keyword that it names at the place that it names', () => {
    const cases = invalidCases(schema)
    expect(cases.length).toBeGreaterThan(0)
    const elsewhere = cases.filter(({ value, pointer, keyword }) => {
      if (validate(value)) return true
      return !validate.errors!.some((error) => isAbout(error, pointer, keyword))
    })
    expect(elsewhere).toEqual([])
  })
})

/** ajv reports what an applicator finds with the keyword that failed below it, and `dependencies` as such. */
function isAbout(error: ErrorObject, pointer: string, keyword: string): boolean {
  if (!applicators.has(keyword)) return error.instancePath === pointer && error.keyword === keyword
  return error.instancePath === pointer || error.instancePath.startsWith(`${pointer}/`)
}
