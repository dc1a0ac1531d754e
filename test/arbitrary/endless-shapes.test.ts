import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { UnsatisfiableSchemaError } from '../../src/errors.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'

const self = { $ref: '#' }

/** Schemas that refer to themselves where something must be: it ends only where the flattest choice is made. */
const ending: readonly (readonly [string, JsonSchema])[] = [
  [
    'the only declared member of some that must be there',
    { type: 'object', minProperties: 1, properties: { a: self }, additionalProperties: { type: 'integer' } },
  ],
  [
    'a member of those that must be there, within a choice',
    {
      oneOf: [true, { required: ['a'] }],
      properties: {
        'd e': { $ref: '#', minProperties: 1, if: { exclusiveMinimum: 0.5 } },
        a: { unevaluatedProperties: { pattern: '^a' } },
      },
      minProperties: 0,
    },
  ],
  [
    'all members but those of a pattern',
    {
      type: 'object',
      minProperties: 2,
      patternProperties: { '^x': { type: 'null' } },
      additionalProperties: self,
    },
  ],
  [
    'what another member needs beside it',
    {
      type: 'object',
      minProperties: 1,
      properties: { a: { type: 'null' }, b: self, c: { type: 'boolean' } },
      dependentRequired: { a: ['b'] },
      additionalProperties: false,
    },
  ],
  [
    'some of the names under which a member must break a demand',
    {
      type: 'object',
      properties: { a: self, b: self },
      not: { additionalProperties: { type: 'string' }, propertyNames: { maxLength: 3 } },
    },
  ],
  [
    'the first items of those of which one must be something',
    {
      type: ['array', 'null'],
      prefixItems: [self, self],
      items: { type: 'integer' },
      contains: { type: ['array', 'integer'] },
      minItems: 1,
    },
  ],
]

/** Schemas of which every value would have to hold another one. */
const endless: readonly (readonly [string, JsonSchema])[] = [
  [
    'a member that another one needs',
    { type: 'object', required: ['a'], dependentRequired: { a: ['b'] }, properties: { b: self } },
  ],
  [
    'the item before the one that must be there',
    { type: 'array', prefixItems: [self], items: { type: 'integer' }, contains: { type: 'integer' } },
  ],
]

describe('a schema that refers to itself in', () => {
  it.each(ending)('%s ends', (_name, schema) => {
    const valid = judge(schema)!
    const values = fc.sample(toArbitrary(schema), { numRuns: 500, seed: 4 })
    expect(values.filter((value) => !valid(value))).toEqual([])
  })

  it.each(endless)('%s has no value', (_name, schema) => {
    expect(() => toArbitrary(schema)).toThrow(UnsatisfiableSchemaError)
  })
})
