import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { canonicalText } from '../../src/json-equal.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge, secondJudge } from '../laws/judge.js'

const numRuns = 1000

interface HardShape {
  readonly name: string
  readonly schema: JsonSchema
  /** How many values there are, where it is fewer than the samples. */
  readonly domain?: number
}

function conditional(test: JsonSchema, yes: JsonSchema, no: JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries([
    ['if', test],
    ['then', yes],
    ['else', no],
  ])
}

/** A document of so many definitions, each of which refers to the next one. */
function chain(length: number): JsonSchema {
  const definitions = Array.from({ length }, (_, i) => [
    `d${i}`,
    {
      type: 'object',
      required: ['n', 'text'],
      properties: {
        n: { const: i },
        text: { type: 'string', minLength: 3 },
        next: i + 1 < length ? { $ref: `#/$defs/d${i + 1}` } : false,
      },
      additionalProperties: false,
    },
  ])
  return { $ref: '#/$defs/d0', $defs: Object.fromEntries(definitions) }
}

const shapes: readonly HardShape[] = [
  {
    name: 'a binary tree',
    schema: {
      $ref: '#/$defs/tree',
      $defs: {
        tree: {
          type: 'object',
          required: ['v'],
          additionalProperties: false,
          properties: {
            v: { type: 'integer' },
            left: { $ref: '#/$defs/tree' },
            right: { $ref: '#/$defs/tree' },
          },
        },
      },
    },
  },
  {
    name: 'a tree of arrays that must not be empty on the way to a leaf',
    schema: {
      $defs: {
        node: {
          oneOf: [
            { type: 'string', pattern: '^[a-z]{1,12}$' },
            { type: 'array', minItems: 1, maxItems: 3, items: { $ref: '#/$defs/node' } },
          ],
        },
      },
      type: 'array',
      minItems: 2,
      items: { $ref: '#/$defs/node' },
    },
  },
  {
    name: 'a tree of which no node has two equal children',
    schema: {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          required: ['v'],
          additionalProperties: false,
          properties: {
            v: { type: 'integer' },
            children: { type: 'array', uniqueItems: true, maxItems: 4, items: { $ref: '#/$defs/node' } },
          },
        },
      },
    },
  },
  {
    name: 'oneOf eight overlapping branches',
    schema: {
      oneOf: [
        { type: 'integer', minimum: 0 },
        { type: 'integer', multipleOf: 3 },
        { type: 'number', maximum: 1000 },
        { type: 'string', minLength: 3 },
        { type: 'string', pattern: '^[a-f]' },
        { type: ['string', 'integer'] },
        { type: 'object', required: ['a', 'n'] },
        { type: 'object', required: ['n'], properties: { a: { type: 'string' }, n: { type: 'integer' } } },
      ],
    },
  },
  {
    name: 'allOf ten parts',
    schema: {
      allOf: [
        { type: 'object' },
        { required: ['id', 'at'] },
        { properties: { id: { type: 'string' } } },
        { properties: { id: { minLength: 4, maxLength: 12 } } },
        { properties: { id: { pattern: '^[a-z]+-' } } },
        { properties: { id: { pattern: '[0-9]{2}$' } } },
        { properties: { at: { type: 'integer', minimum: 1 } } },
        { properties: { at: { multipleOf: 5 } } },
        { properties: { at: { maximum: 100_000, not: { const: 10 } } } },
        { maxProperties: 4, propertyNames: { maxLength: 6 } },
      ],
    },
  },
  {
    name: 'patternProperties with propertyNames and minProperties',
    schema: {
      type: 'object',
      minProperties: 3,
      propertyNames: { pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 12 },
      patternProperties: { '^x-': { type: 'integer' }, id$: { type: 'string', minLength: 1 } },
      additionalProperties: { type: 'boolean' },
    },
  },
  {
    name: 'contains with uniqueItems and bounds',
    schema: {
      type: 'array',
      uniqueItems: true,
      minItems: 3,
      maxItems: 6,
      items: { type: ['integer', 'string'], maxLength: 5 },
      contains: { type: 'integer', minimum: 10, maximum: 30 },
      minContains: 2,
      maxContains: 3,
    },
  },
  {
    name: 'not over objects',
    schema: {
      type: 'object',
      required: ['b'],
      properties: {
        a: { type: 'integer' },
        b: { type: 'string' },
        c: { type: 'array', items: { type: 'integer' } },
      },
      additionalProperties: false,
      not: { required: ['a'], properties: { a: { minimum: 0 }, b: { maxLength: 3 } } },
    },
  },
  {
    name: 'nested if, then and else',
    schema: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['a', 'b', 'c'] }, n: { type: 'integer' }, s: { type: 'string' } },
      additionalProperties: false,
      ...conditional(
        { properties: { kind: { const: 'a' } } },
        { required: ['n'] },
        conditional(
          { properties: { kind: { const: 'b' } } },
          { required: ['s'], properties: { s: { pattern: '^\\d{4}' } } },
          { required: ['n', 's'], properties: { n: { maximum: -1 } } },
        ),
      ),
    },
  },
  {
    name: 'multipleOf 0.01 within tight bounds',
    schema: { type: 'number', multipleOf: 0.01, minimum: 19.9, maximum: 20.1 },
    // Without those whose division by 0.01 leaves a rest: 19.99 / 0.01 is 1998.9999999999998.
    domain: Array.from({ length: 21 }, (_, i) => (1990 + i) / 100).filter((n) => Number.isInteger(n / 0.01))
      .length,
  },
  {
    name: 'a pattern with lookahead within a length window',
    schema: {
      type: 'string',
      pattern: '^(?=.*[A-Z])(?=.*[0-9])(?!.*--)[A-Za-z0-9-]+$',
      minLength: 8,
      maxLength: 12,
    },
  },
  { name: 'a document of 2,000 definitions', schema: chain(2000) },
]

describe.each(shapes)('$name', ({ schema, domain }) => {
  const values = (): unknown[] => fc.sample(toArbitrary(schema), { numRuns, seed: 7 })

  it('makes valid values only', async () => {
    // What ajv generates for a long chain of definitions overflows the stack.
    const valid = judge(schema) ?? (await secondJudge(schema))
    expect(values().filter((value) => !valid(value))).toEqual([])
  })

  it('makes different values, or all that there are', () => {
    const distinct = new Set(values().map(canonicalText)).size
    if (domain === undefined) expect(distinct).toBeGreaterThanOrEqual(0.95 * numRuns)
    else expect(distinct).toBe(domain)
  })
})
