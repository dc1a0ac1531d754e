import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/index.js'
import { schemaMeter } from '../../src/coverage/schema-meter.js'
import { defaultEvidence, type Evidence } from '../../src/evidence.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import type { JsonSchema } from '../../src/typed-schema.js'

/** What a value meets, one line for each alternative: `#/properties/a/enum 1`. */
function metBy(schema: JsonSchema, value: unknown, levels: readonly Evidence[] = defaultEvidence): string[] {
  const meter = schemaMeter(readSchema(schema).root, levels)
  const named = meter.places.flatMap(({ pointer, says, first }) =>
    says.map((one, i) => ({ number: first + i, text: `${pointer}: ${one}` })),
  )
  expect(named.map(({ number }) => number)).toEqual([...Array(meter.total).keys()])
  return meter.measure(value).map((number) => named[number]!.text)
}

/** Every alternative of a schema. */
function allOf(schema: JsonSchema, levels: readonly Evidence[] = defaultEvidence): string[] {
  return schemaMeter(readSchema(schema).root, levels).places.flatMap(({ pointer, says }) =>
    says.map((one) => `${pointer}: ${one}`),
  )
}

describe('the alternatives of a keyword', () => {
  const pairs: readonly [JsonSchema, readonly (readonly [unknown, string])[]][] = [
    [
      { enum: ['a', 1] },
      [
        ['a', '#/enum: "a"'],
        [1, '#/enum: 1'],
      ],
    ],
    [{ const: { a: 1, b: 2 } }, [[{ b: 2, a: 1 }, '#/const: {"a":1,"b":2}']]],
    [
      { type: 'boolean' },
      [
        [true, '#/type: true'],
        [false, '#/type: false'],
      ],
    ],
    [
      { type: 'string' },
      [
        ['', '#/type: an empty text'],
        ['x', '#/type: a text'],
      ],
    ],
    [
      { type: ['null', 'integer'] },
      [
        [null, '#/type: null'],
        [3, '#/type: a whole number'],
      ],
    ],
    [
      { type: 'number', minimum: 3 },
      [
        [3, '#/minimum: 3'],
        [3.5, '#/minimum: above 3'],
      ],
    ],
    [
      { type: 'number', maximum: 3 },
      [
        [3, '#/maximum: 3'],
        [-1, '#/maximum: below 3'],
      ],
    ],
    [
      { type: 'integer', exclusiveMinimum: 3 },
      [
        [4, '#/exclusiveMinimum: 4'],
        [5, '#/exclusiveMinimum: above 4'],
      ],
    ],
    [{ type: 'number', exclusiveMaximum: 3 }, [[2.5, '#/exclusiveMaximum: below 3']]],
    [
      { type: 'string', minLength: 1, maxLength: 2 },
      [
        ['😀', '#/minLength: 1 character'],
        ['😀', '#/maxLength: fewer than 2 characters'],
        ['ab', '#/minLength: more than 1 character'],
        ['ab', '#/maxLength: 2 characters'],
      ],
    ],
    [{ type: 'string', minLength: 2, maxLength: 2 }, [['ab', '#/minLength: 2 characters']]],
    [
      { type: 'array', items: true, maxItems: 2 },
      [
        [[], '#/type: an empty list'],
        [[1], '#/maxItems: fewer than 2 items'],
        [[1, 2], '#/maxItems: 2 items'],
        [[1], '#/type: a list with items'],
      ],
    ],
    [{ type: 'array', uniqueItems: true, minItems: 2 }, [[[1, 2], '#/uniqueItems: several items']]],
    [
      { type: 'array', items: true, contains: { const: 1 }, minItems: 1 },
      [
        [[1, 2], '#/contains: 1 of what it must contain'],
        [[1, 1], '#/contains: more of it'],
      ],
    ],
    [
      { type: 'object', properties: { a: { const: 1 } }, additionalProperties: { const: 2 } },
      [
        [{ a: 1 }, '#/properties/a: a present'],
        [{}, '#/properties/a: a absent'],
        [{ b: 2 }, '#/additionalProperties: further members'],
        [{ b: 2 }, '#/additionalProperties/const: 2'],
        [{ a: 1 }, '#/additionalProperties: no further members'],
      ],
    ],
    [
      { type: 'object', patternProperties: { '^x-': { type: 'boolean' } } },
      [
        [{ 'x-a': true }, '#/patternProperties/%5Ex-: a member named like ^x-'],
        [{ 'x-a': true }, '#/patternProperties/%5Ex-/type: true'],
      ],
    ],
    [
      { type: 'object', propertyNames: { minLength: 1 } },
      [[{ ab: 0 }, '#/propertyNames/minLength: more than 1 character']],
    ],
    [
      { anyOf: [{ const: 1, description: 'One.' }, { type: 'integer' }] },
      [
        [1, '#/anyOf: form 1: One'],
        [1, '#/anyOf: form 2'],
        [2, '#/anyOf: form 2'],
      ],
    ],
    [
      { oneOf: [{ const: 1 }, { const: 2 }] },
      [
        [2, '#/oneOf: form 2'],
        [2, '#/oneOf/1/const: 2'],
      ],
    ],
    [
      { if: { const: 1 }, else: { type: 'boolean' } },
      [
        [1, '#/if: the condition holds'],
        [true, '#/if: the condition does not hold'],
        [true, '#/else/type: true'],
      ],
    ],
    [
      { type: 'object', dependentRequired: { a: ['b'] } },
      [
        [{ a: 1, b: 1 }, '#/dependentRequired/a: a present'],
        [{}, '#/dependentRequired/a: a absent'],
      ],
    ],
    [{ type: 'string', 'x-edgeCases': [{ value: 'x', why: 'an x' }] }, [['x', '#/x-edgeCases: "x" (an x)']]],
    [
      {
        type: 'string',
        contentEncoding: 'base64',
        contentMediaType: 'application/json',
        contentSchema: { enum: [null, 1] },
      },
      [
        ['bnVsbA==', '#/contentSchema/enum: null'],
        ['bnVsbA==', '#/contentEncoding: application/json content'],
      ],
    ],
    [{ $ref: '#/$defs/a', $defs: { a: { enum: [1, 2] } } }, [[2, '#/$defs/a/enum: 2']]],
    [
      {},
      [
        [null, '#: null'],
        [[1], '#: a list with items'],
      ],
    ],
    [{ type: 'string', pattern: '^a' }, [['a', '#/pattern: a text of its pattern']]],
  ]

  it.each(pairs)('%j', (schema, expected) => {
    const all = allOf(schema)
    for (const [value, text] of expected) {
      expect(all).toContain(text)
      expect(metBy(schema, value), JSON.stringify(value)).toContain(text)
    }
    const values = new Set(expected.map(([value]) => value))
    for (const value of values) {
      const met = metBy(schema, value)
      expect(new Set(met).size).toBe(met.length)
      for (const place of new Set(met.map((text) => text.split(': ')[0]!)))
        if (!/anyOf$/.test(place)) expect(met.filter((text) => text.startsWith(`${place}: `))).toHaveLength(1)
    }
  })

  it('are none of what the schema rules out', () => {
    expect(allOf({ type: 'string', minLength: 1 })).not.toContain('#/type: an empty text')
    expect(allOf({ type: 'object', required: ['a'], properties: { a: true, b: false } })).toEqual([])
    expect(allOf({ type: 'string', 'x-edgeCases': [{ value: 1, why: 'no text' }] }).join()).not.toContain(
      'no text',
    )
    expect(allOf({ type: 'array', minItems: 2, maxItems: 2 })).toEqual(['#/minItems: 2 items'])
  })

  it('know of members that are required beside the place', () => {
    const schema = {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { enum: [1, 2] }, b: true, c: true },
      anyOf: [{ properties: { a: { const: 1 }, c: { const: 3 } } }, { properties: { a: { const: 2 } } }],
    }
    expect(allOf(schema).filter((text) => text.includes('absent'))).toEqual(['#/properties/c: c absent'])
    const inherited = { allOf: [{ required: ['a'] }], type: 'object', properties: { a: { const: 1 } } }
    expect(allOf(inherited).join()).not.toContain('absent')
  })

  it('are those of the levels of evidence', () => {
    const schema = {
      anyOf: [{ const: 1, 'x-evidence': 'historic' }, { const: 2 }],
      'x-edgeCases': [{ value: 2, why: 'two', 'x-evidence': 'inferred' }],
    }
    expect(allOf(schema)).toEqual(['#/x-edgeCases: 2 (two)', '#/anyOf: form 2', '#/anyOf/1/const: 2'])
    expect(allOf(schema, ['documented'])).toEqual(['#/anyOf: form 2', '#/anyOf/1/const: 2'])
    expect(allOf(schema, ['historic'])).toContain('#/anyOf/0/const: 1')
    const member = { type: 'object', properties: { a: { type: 'null', 'x-absentEvidence': 'historic' } } }
    expect(allOf(member).join()).not.toContain('absent')
    expect(allOf(member, ['documented', 'historic'])).toContain('#/properties/a: a absent')
  })

  it('end where a schema leads back to itself', () => {
    const tree = {
      type: 'object',
      properties: { leaf: { type: 'boolean' }, next: { $ref: '#' } },
      required: ['leaf'],
    }
    expect(allOf(tree)).toHaveLength(4)
    expect(metBy(tree, { leaf: true, next: { leaf: false } })).toEqual(
      expect.arrayContaining([
        '#/properties/next: next present',
        '#/properties/next: next absent',
        '#/properties/leaf/type: true',
        '#/properties/leaf/type: false',
      ]),
    )
  })

  it('do not follow a text into content of another kind', () => {
    const schema = { type: 'string', contentMediaType: 'application/json', contentSchema: { enum: [1, 2] } }
    expect(metBy(schema, '3')).toEqual(['#/type: a text', '#/contentMediaType: application/json content'])
    expect(metBy(schema, 'no json')).not.toContain('#/contentSchema/enum: 1')
  })
})

describe('the places of a contract', () => {
  it.each(Object.entries(contracts))(
    '%s: point into its schema, and say where in the event they are',
    (_, make) => {
      const { event, golden } = make()
      const meter = schemaMeter(readSchema(event.schema).root, defaultEvidence)
      expect(meter.total).toBeGreaterThan(30)
      for (const { pointer, at, says } of meter.places) {
        expect(pointer).toMatch(/^#\//)
        expect(at).toMatch(/^(\/|$)/)
        expect(says.length).toBeGreaterThan(0)
        expect(new Set(says).size).toBe(says.length)
      }
      expect(meter.measure(golden).length).toBeGreaterThan(5)
    },
  )
})
