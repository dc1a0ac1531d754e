import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import {
  type ContractError,
  InvalidSchemaError,
  UnsatisfiableSchemaError,
  UnsupportedKeywordError,
} from '../../src/errors.js'
import { type JsonSchema, typedSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'
import { plainFault } from '../laws/schema-values.js'
import { order, tree } from './small-documents.js'

const numRuns = 400

function sample(schema: JsonSchema, seed = 7): unknown[] {
  return fc.sample(toArbitrary(schema), { numRuns, seed })
}

describe('a mistake in the schema is an error at once, with its place', () => {
  it.each<readonly [string, JsonSchema, typeof ContractError, string]>([
    [
      'an unknown keyword',
      { properties: { a: { minLenght: 1 } } },
      UnsupportedKeywordError,
      '#/properties/a/minLenght',
    ],
    ['an unknown format', { items: { format: 'datetime' } }, UnsupportedKeywordError, '#/items/format'],
    [
      'a remote reference',
      { allOf: [{ $ref: 'https://example.com/s' }] },
      InvalidSchemaError,
      '#/allOf/0/$ref',
    ],
    ['a reference to nothing', { $ref: '#/$defs/gone' }, InvalidSchemaError, '#/$ref'],
    ['a reference that goes in circles', { $ref: '#' }, InvalidSchemaError, '#/$ref'],
    ['a keyword with a wrong value', { not: { minimum: '1' } }, InvalidSchemaError, '#/not/minimum'],
    ['a pattern that is no regular expression', { pattern: '(' }, InvalidSchemaError, '#/pattern'],
    ['a contradiction', { type: 'string', minLength: 3, maxLength: 2 }, UnsatisfiableSchemaError, '#'],
    [
      'a contradiction further in',
      { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 2, maximum: 1 } } },
      UnsatisfiableSchemaError,
      '#/properties/a',
    ],
    ['endless nesting', { type: 'array', minItems: 1, items: { $ref: '#' } }, UnsatisfiableSchemaError, '#'],
    ['nothing', false, UnsatisfiableSchemaError, '#'],
  ])('%s', (_, schema, type, pointer) => {
    let error: unknown
    try {
      toArbitrary(schema)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(type)
    expect(error).toMatchObject({ pointer })
    expect((error as Error).message).toContain(pointer)
  })

  it('names the nearest known keyword and format', () => {
    expect(() => toArbitrary({ minLenght: 1 })).toThrow(/minLength/)
    expect(() => toArbitrary({ format: 'datetime' })).toThrow(/date-time/)
  })
})

describe('values', () => {
  const shapes: readonly JsonSchema[] = [
    true,
    {},
    { type: 'number', maximum: 0, minimum: -5 },
    { type: 'number', exclusiveMaximum: 1 },
    { type: ['integer', 'null'], exclusiveMaximum: 1 },
    { type: 'integer', multipleOf: 3, minimum: -9, maximum: 0 },
    { const: JSON.parse('{"__proto__":{"a":-0},"b":[-0]}') },
    { type: 'object', additionalProperties: { type: 'number' }, required: ['__proto__', 'constructor'] },
    { type: 'string', pattern: '^[^a]+$' },
    { type: 'object', patternProperties: { '.': { type: 'string' } }, minProperties: 1 },
    tree,
    order,
  ]

  it.each(shapes.map((schema) => [JSON.stringify(schema), schema] as const))(
    'are plain JSON: %s',
    (_, schema) => {
      const arbitrary = toArbitrary(schema)
      for (const value of sample(schema)) {
        expect(plainFault(value)).toBeUndefined()
        for (const { value: smaller } of arbitrary.shrink(value, undefined).take(20)) {
          expect(plainFault(smaller)).toBeUndefined()
        }
      }
    },
  )

  it('are new objects each time', () => {
    const schema = {
      anyOf: [{ const: { a: [1] } }, { examples: [{ b: [2] }], type: 'object', required: ['b'] }],
    }
    for (const value of sample(schema)) {
      const object = value as { a?: unknown[]; b?: unknown }
      if (Array.isArray(object.a)) object.a.push('changed')
      if (Array.isArray(object.b)) object.b.push('changed')
      Object.assign(object, { changed: true })
    }
    expect(JSON.stringify(sample(schema).slice(0, 5))).not.toContain('changed')
  })

  it('have every type that is allowed', () => {
    const kinds = (schema: JsonSchema): Set<string> =>
      new Set(sample(schema).map((v) => (v === null ? 'null' : Array.isArray(v) ? 'array' : typeof v)))
    expect([...kinds(true)].sort()).toEqual(['array', 'boolean', 'null', 'number', 'object', 'string'])
    expect([...kinds({ minLength: 2, minimum: 3, required: ['a'] })].sort()).toHaveLength(6)
    expect([...kinds({ type: ['null', 'array', 'integer'] })].sort()).toEqual(['array', 'null', 'number'])
    expect([...kinds({ not: { type: ['string', 'object'] } })].sort()).toEqual([
      'array',
      'boolean',
      'null',
      'number',
    ])
  })

  it('have fractions where only numbers are asked for, and none where integers are', () => {
    expect(sample({ type: 'number' }).some((n) => !Number.isInteger(n))).toBe(true)
    expect(sample({ type: 'number' }).some((n) => Number.isInteger(n))).toBe(true)
    expect(sample({ type: 'integer' }).every((n) => Number.isInteger(n))).toBe(true)
  })

  it('reach the bounds that are declared', () => {
    const numbers = sample({ type: 'integer', minimum: -4000, maximum: 5000 })
    expect(numbers).toEqual(expect.arrayContaining([-4000, 5000]))
    const lengths = sample({ type: 'string', minLength: 2, maxLength: 40 }).map(
      (s) => [...(s as string)].length,
    )
    expect(lengths).toEqual(expect.arrayContaining([2, 40]))
    const sizes = sample({ type: 'array', items: { type: 'null' }, minItems: 1, maxItems: 30 }).map(
      (items) => (items as unknown[]).length,
    )
    expect(sizes).toEqual(expect.arrayContaining([1, 30]))
  })

  it('include the examples, the default and the edge cases that are valid', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: {
        a: {
          type: 'string',
          examples: ['an example', 7],
          default: 'the default',
          'x-edgeCases': [{ value: 'an edge', why: 'it was seen', 'x-evidence': 'observed' }],
        },
      },
    }
    const seen = new Set(sample(schema).map((value) => (value as { a: unknown }).a))
    for (const text of ['an example', 'the default', 'an edge']) expect(seen).toContain(text)
    expect(seen).not.toContain(7)
  })

  it('of a typed schema are those of its schema', () => {
    const typed = typedSchema<{ n: number }>({
      type: 'object',
      required: ['n'],
      properties: { n: { const: 3 } },
    })
    const values: readonly { n: number }[] = fc.sample(toArbitrary(typed), { numRuns: 20, seed: 1 })
    expect(values.every(({ n }) => n === 3)).toBe(true)
  })

  it('of a recursive schema end, are mostly small and sometimes nested', () => {
    const sizes = fc
      .sample(toArbitrary(tree), { numRuns: 2000, seed: 3 })
      .map((value) => JSON.stringify(value).split('"value"').length - 1)
    const mean = sizes.reduce((a, b) => a + b, 0) / sizes.length
    expect(sizes.filter((size) => size <= 3).length).toBeGreaterThan(0.2 * sizes.length)
    expect(mean).toBeGreaterThan(1.5)
    expect(mean).toBeLessThan(100)
    expect(Math.max(...sizes)).toBeGreaterThan(8)
    expect(Math.max(...sizes)).toBeLessThan(400)
  })

  it('of a schema that branches wildly stay within the budget', () => {
    const wide: JsonSchema = {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`p${i}`, { $ref: '#' }])),
    }
    const sizes = fc
      .sample(toArbitrary(wide), { numRuns: 500, seed: 3 })
      .map((value) => JSON.stringify(value).length)
    expect(Math.max(...sizes)).toBeLessThan(8000)
  })
})

describe('where two demands meet', () => {
  it.each<readonly [string, JsonSchema]>([
    [
      'a repeated item does not exceed maxContains',
      {
        type: 'array',
        items: { type: ['integer', 'string'], maxLength: 2 },
        contains: { minimum: 0, type: 'integer' },
        maxContains: 1,
        not: { uniqueItems: true },
      },
    ],
    [
      'a member that must be refused and one that must be there',
      { type: 'object', required: ['a'], not: { properties: { a: { type: 'integer' } } }, maxProperties: 1 },
    ],
    [
      'an item that is refused late',
      { type: 'array', not: { prefixItems: [true], items: { type: 'null' } } },
    ],
    [
      'contains twice, each with bounds',
      {
        type: 'array',
        allOf: [
          { contains: { type: 'integer' }, maxContains: 1 },
          { contains: { minimum: 3, type: 'number' }, minContains: 2 },
        ],
      },
    ],
  ])('%s', (_, schema) => {
    const valid = judge(schema)!
    expect(sample(schema).filter((value) => !valid(value))).toEqual([])
  })
})
