import { describe, expect, it } from 'vitest'
import { invalidCases } from '../../src/cases/invalid-cases.js'
import { UnsatisfiableSchemaError } from '../../src/errors.js'
import { getAt, parsePointer } from '../../src/schema/json-pointer.js'
import { type JsonSchema, typedSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'
import { keywordAlone } from '../laws/keyword-alone.js'
import { processorTime } from '../processor-time.js'

const yes = { type: 'integer' }

function conditional(test: unknown, yes: unknown, no: unknown): Record<string, unknown> {
  return Object.fromEntries([
    ['if', test],
    ['then', yes],
    ['else', no],
  ])
}

/** A schema and a value for each keyword that can be broken. */
const byKeyword: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
  ['type', { type: ['string', 'null'] }, 'a'],
  ['const', { const: { a: [1] } }, { a: [1] }],
  ['enum', { enum: ['a', 2, null] }, 'a'],
  ['minimum', { minimum: 3 }, 5],
  ['maximum', { maximum: 3 }, 1],
  ['exclusiveMinimum', { exclusiveMinimum: 3 }, 5],
  ['exclusiveMaximum', { exclusiveMaximum: 3 }, 1],
  ['multipleOf', { multipleOf: 0.25 }, 0.5],
  ['minLength', { minLength: 2 }, 'abc'],
  ['maxLength', { maxLength: 4 }, 'abc'],
  ['pattern', { pattern: '^[a-z]+$' }, 'abc'],
  ['format', { format: 'date' }, '2024-02-29'],
  ['minItems', { minItems: 2 }, [1, 2, 3]],
  ['maxItems', { maxItems: 3 }, [1, 2]],
  ['uniqueItems', { uniqueItems: true }, [1, 2]],
  ['contains', { contains: { const: 1 } }, [0, 1]],
  ['contains', { contains: { const: 1 }, minContains: 0, maxContains: 2 }, [1, 1]],
  ['prefixItems', { prefixItems: [{ const: 1 }, false] }, [1]],
  ['items', { prefixItems: [true], items: false }, [1]],
  ['unevaluatedItems', { allOf: [{ prefixItems: [true] }], unevaluatedItems: false }, [1]],
  ['required', { required: ['a', 'b'] }, { a: 1, b: 2 }],
  ['minProperties', { minProperties: 2 }, { a: 1, b: 2 }],
  ['maxProperties', { maxProperties: 2 }, { a: 1 }],
  ['properties', { properties: { a: false } }, {}],
  ['patternProperties', { patternProperties: { '^x-': false } }, { a: 1 }],
  ['additionalProperties', { properties: { a: true }, additionalProperties: false }, { a: 1 }],
  ['unevaluatedProperties', { allOf: [{ properties: { a: true } }], unevaluatedProperties: false }, { a: 1 }],
  ['propertyNames', { propertyNames: { maxLength: 3 } }, { abc: 1 }],
  ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1, b: 2 }],
  ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }, { a: 1, b: 2 }],
  ['anyOf', { anyOf: [{ type: 'string' }, { minimum: 3 }] }, 'a'],
  ['oneOf', { oneOf: [{ type: 'integer' }, { minimum: 3 }] }, 1],
  ['not', { not: { type: 'integer' } }, 'a'],
  ['then', conditional({ minimum: 3 }, { multipleOf: 2 }, true), 4],
  ['else', conditional({ minimum: 3 }, true, { multipleOf: 2 }), 2],
  ['properties', { properties: { a: { type: 'string' } } }, {}],
  ['patternProperties', { patternProperties: { '^x-': { type: 'string' } } }, {}],
  [
    'additionalProperties',
    { patternProperties: { '^u': true }, additionalProperties: { type: 'string' } },
    {},
  ],
  ['unevaluatedProperties', { unevaluatedProperties: { type: 'string' } }, {}],
  ['items', { items: { type: 'string' } }, []],
]

describe('every keyword is broken', () => {
  it.each(byKeyword)('%s of %j, from %j', (keyword, schema, golden) => {
    const cases = invalidCases(schema, { golden }).filter((one) => one.keyword === keyword)
    expect(cases.length).toBeGreaterThan(0)
    for (const { value, pointer, schemaPointer } of cases) {
      expect(judge(schema)!(value)).toBe(false)
      const alone = judge(keywordAlone(schema, schemaPointer))!
      expect(alone(golden)).toBe(true)
      expect(alone(getAt(value, parsePointer(pointer)!)!.value)).toBe(false)
    }
  })
})

describe('a keyword beside others', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['multipleOf', { type: 'integer', minimum: 15, maximum: 480, multipleOf: 15 }, 15],
    ['minimum', { type: 'integer', minimum: 15, maximum: 480, multipleOf: 15 }, 15],
    ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 9, multipleOf: 0.5 }, 1],
    ['minLength', { type: 'string', minLength: 8, pattern: '^[a-z0-9]+$' }, 'abcdefgh1'],
    ['maxLength', { type: 'string', maxLength: 4, pattern: '^[a-z]+$' }, 'abc'],
    ['pattern', { type: 'string', minLength: 3, maxLength: 5, pattern: '^[a-z]+$' }, 'abc'],
  ])('%s of %j is broken by a value that keeps them', (keyword, schema, golden) => {
    const { [keyword]: _, ...others } = schema
    const cases = invalidCases(schema, { golden }).filter((one) => one.keyword === keyword)
    expect(cases.map(({ value }) => judge(others)!(value))).toContain(true)
  })
})

const order: JsonSchema = {
  type: 'object',
  required: ['id', 'lines'],
  additionalProperties: false,
  properties: {
    id: { $ref: '#/$defs/id' },
    lines: { type: 'array', minItems: 1, items: { type: 'object', required: ['n'], properties: { n: yes } } },
    'a/b': { type: 'string' },
  },
  $defs: { id: { type: 'string', pattern: '^ord-' } },
  examples: [{ id: 'ord-1', lines: [{ n: 1 }], 'a/b': 'x' }],
}

describe('invalidCases', () => {
  const cases = invalidCases(order)

  it('damages the first example in one place each', () => {
    const found = cases.map(({ pointer, schemaPointer }) => `${pointer} ${schemaPointer}`)
    expect(found).toEqual(
      expect.arrayContaining([
        ' #/type',
        ' #/required',
        ' #/additionalProperties',
        '/id #/$defs/id/type',
        '/id #/$defs/id/pattern',
        '/lines #/properties/lines/minItems',
        '/lines/0 #/properties/lines/items/required',
        '/lines/0/n #/properties/lines/items/properties/n/type',
        '/a~1b #/properties/a~1b/type',
      ]),
    )
    expect(cases.filter(({ value }) => judge(order)!(value))).toEqual([])
  })

  it('says in words what is wrong, and leaves everything else as it was', () => {
    const lacks = cases.find(
      ({ keyword, scenario }) => keyword === 'required' && scenario.includes('lacks id'),
    )
    expect(lacks).toMatchObject({ scenario: 'the value lacks id', pointer: '', evidence: 'documented' })
    expect(lacks?.value).toEqual({ lines: [{ n: 1 }], 'a/b': 'x' })
  })

  it('is the same each time, without repetitions', () => {
    const again = invalidCases(JSON.parse(JSON.stringify(order)))
    expect(again).toEqual(cases)
    const keys = cases.map(({ value, schemaPointer }) => JSON.stringify([value, schemaPointer]))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('starts from the value that is given, and from a smallest one without examples', () => {
    const golden = { id: 'ord-9', lines: [{ n: 5 }] }
    const given = invalidCases(order, { golden }).filter(({ pointer }) => pointer === '/id')
    expect(given.every(({ value }) => JSON.stringify((value as typeof golden).lines) === '[{"n":5}]')).toBe(
      true,
    )
    expect(invalidCases({ type: 'integer', minimum: 4 }).map(({ keyword }) => keyword)).toContain('minimum')
  })

  it('leaves the example as it was', () => {
    const text = JSON.stringify(order)
    for (const { value } of invalidCases(order)) Object.freeze(value)
    expect(JSON.stringify(order)).toBe(text)
  })

  it('finds none where everything is valid, and refuses a contradiction', () => {
    expect(invalidCases(true)).toEqual([])
    expect(() => invalidCases(false)).toThrow(UnsatisfiableSchemaError)
  })

  it('breaks the document inside a string', () => {
    const inner: JsonSchema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } }
    const outer = {
      type: 'object',
      required: ['data'],
      properties: {
        data: {
          type: 'string',
          contentEncoding: 'base64',
          contentMediaType: 'application/json',
          contentSchema: inner,
          'x-checkContent': true,
        },
      },
    }
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
    const found = invalidCases(typedSchema(outer), { golden: { data: encode({ n: 1 }) } })
    const within = found.filter(({ pointer }) => pointer.startsWith('/data/(decoded)'))
    expect(within.map(({ schemaPointer }) => schemaPointer)).toEqual(
      expect.arrayContaining([
        '#/properties/data/contentSchema/required',
        '#/properties/data/contentSchema/properties/n/type',
      ]),
    )
    for (const { value } of within) {
      const text = Buffer.from((value as { data: string }).data, 'base64').toString()
      expect(judge(inner)!(JSON.parse(text))).toBe(false)
    }
  })

  it('leaves conditions alone: what breaks one chooses the other branch', () => {
    const schema = {
      type: 'object',
      properties: { kind: { enum: ['a', 'b'] }, n: { type: 'integer' } },
      required: ['kind'],
      ...conditional({ properties: { kind: { const: 'a' } } }, { required: ['n'] }, { required: ['s'] }),
    }
    const pointers = invalidCases(schema).map(({ schemaPointer }) => schemaPointer)
    expect(pointers).toContain('#/properties/kind/enum')
    expect(pointers).toContain('#/then')
    expect(pointers.filter((pointer) => pointer.startsWith('#/if'))).toEqual([])
  })

  it('keeps the other members where a member has to be added', () => {
    const schema = { required: ['id'], properties: { id: { type: 'string' } }, not: { required: ['card'] } }
    const broken = invalidCases(schema, { golden: { id: 'x' } }).filter(({ keyword }) => keyword === 'not')
    expect(broken.map(({ value }) => Object.keys(value as object))).toEqual([['id', 'card']])
  })

  it('takes about a second for unions within unions', () => {
    const union = (depth: number): JsonSchema => ({
      oneOf: Array.from({ length: 5 }, (_, i) => ({
        type: 'object',
        required: ['kind', 'v'],
        additionalProperties: false,
        properties: {
          kind: { const: `k${i}` },
          v: depth === 0 ? { type: 'integer', minimum: i } : union(depth - 1),
        },
      })),
    })
    const schema = union(3)
    const { milliseconds, result: cases } = processorTime(() => invalidCases(schema))
    expect(milliseconds).toBeLessThan(10_000)
    expect(cases.filter(({ keyword }) => keyword === 'oneOf').map(({ pointer }) => pointer)).toEqual([
      '',
      '/v',
      '/v/v',
      '/v/v/v',
    ])
  })

  it('asks no member for itself', () => {
    const cases = invalidCases({ enum: [{ c: '' }, 5], dependentRequired: { c: ['c'] } })
    expect(cases.map(({ keyword }) => keyword)).not.toContain('dependentRequired')
  })
})
