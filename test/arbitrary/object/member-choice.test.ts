import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toArbitrary } from '../../../src/arbitrary/to-arbitrary.js'
import type { JsonSchema } from '../../../src/typed-schema.js'
import { judge } from '../../laws/judge.js'

/** 100 values, all of them valid by a bare ajv. */
function validValues(schema: JsonSchema): readonly unknown[] {
  const values = fc.sample(toArbitrary(schema), { numRuns: 100, seed: 5 })
  const valid = judge(schema)!
  expect(values.filter((value) => !valid(value))).toEqual([])
  return values
}

it('finds a member that breaks what is denied among those that are declared, where there are no others', () => {
  const schema = {
    type: 'object',
    properties: { 'x-y': true, b: { type: 'integer' } },
    additionalProperties: false,
    not: { additionalProperties: { type: ['object', 'null'] } },
  }
  const names = validValues(schema).map((value) =>
    Object.keys(value as object)
      .sort()
      .join(),
  )
  expect(new Set(names)).toEqual(new Set(['x-y', 'b', 'b,x-y']))
})

it('finds a name that is denied among the declared members that alone are evaluated', () => {
  const schema = {
    type: 'object',
    properties: { 'd e': true },
    unevaluatedProperties: false,
    not: { propertyNames: { type: 'null' } },
  }
  expect(validValues(schema).every((value) => Object.hasOwn(value as object, 'd e'))).toBe(true)
})

it('finds it among the names of a pattern', () => {
  validValues({
    type: 'object',
    patternProperties: { '^x-[0-9]{3}$': { type: ['integer', 'string'] } },
    additionalProperties: false,
    not: { additionalProperties: { type: 'integer' } },
  })
})

it('lets one member break several demands, where it is the only one', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: ['integer', 'string', 'boolean'] } },
    additionalProperties: false,
    allOf: [
      { not: { additionalProperties: { type: 'integer' } } },
      { not: { additionalProperties: { type: 'string' } } },
    ],
  }
  expect(validValues(schema).every((value) => typeof (value as { a: unknown }).a === 'boolean')).toBe(true)
})
