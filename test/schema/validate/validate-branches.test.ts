import { describe, expect, it } from 'vitest'
import { compileValidator } from '../../../src/schema/validate/validate.js'
import type { JsonSchema } from '../../../src/typed-schema.js'

/** The problems of a value, one line each. */
function linesOf(schema: JsonSchema, value: unknown): readonly string[] {
  return compileValidator(schema)(value).map(({ pointer, message }) => `${pointer} ${message}`)
}

const tagged = (kind: object, members: object): JsonSchema => ({
  type: 'object',
  required: ['kind'],
  properties: { kind, ...members },
})

describe('of several alternatives', () => {
  it('the one is spoken of whose type the value has, however much is wrong inside', () => {
    const many = { type: 'object', required: ['a', 'b', 'c'] }
    for (const anyOf of [
      [{ type: 'string' }, many],
      [many, { type: 'string' }],
      [false, many],
      [many, false],
    ])
      expect(linesOf({ anyOf } as JsonSchema, {})).toEqual([
        ' must have the member "a"',
        ' must have the member "b"',
        ' must have the member "c"',
      ])
  })

  it('a type that is wrong inside is no reason to leave one', () => {
    const inside = { properties: { a: { type: 'null' } } }
    expect(linesOf({ anyOf: [{ type: 'array' }, inside] }, { a: 1 })).toEqual([
      '/a must be null, was number 1',
    ])
  })

  it('one that says the value itself is less likely meant than one that says what is in it', () => {
    const parts = { type: 'object', required: ['x', 'y'] }
    for (const other of [{ const: { a: 1 } }, { enum: [{ a: 1 }, { a: 2 }] }])
      for (const anyOf of [
        [other, parts],
        [parts, other],
      ])
        expect(linesOf({ anyOf }, { a: 3 })).toEqual([
          ' must have the member "x"',
          ' must have the member "y"',
        ])
    expect(linesOf({ anyOf: [{ type: 'string' }, { const: { a: 1 } }] }, { a: 3 })).toEqual([
      expect.stringMatching(/^ must be \{"a":1\}, was an object/),
    ])
  })

  it.each([
    [{ const: 'circle' }, { const: 'square' }],
    [{ enum: ['circle', 'disc'] }, { enum: ['square', 'box'] }],
  ])('the one is spoken of whose tag the value has: %j or %j', (circle, square) => {
    const one = tagged(circle, { r: { type: 'number' } })
    const two = tagged(square, { a: { type: 'number' }, b: { type: 'number' }, c: { type: 'number' } })
    const value = { kind: 'square', a: 'x', b: 'y', c: 'z' }
    for (const oneOf of [
      [one, two],
      [two, one],
    ])
      expect(linesOf({ oneOf } as JsonSchema, value).map((line) => line.slice(0, 2))).toEqual([
        '/a',
        '/b',
        '/c',
      ])
  })

  it('a constant deeper inside is no tag', () => {
    const deep = { properties: { in: { properties: { kind: { const: 'a' } } } } }
    const flat = { properties: { in: { required: ['x', 'y'] } } }
    expect(linesOf({ anyOf: [flat, deep] }, { in: { kind: 'b' } })).toEqual([
      '/in/kind must be "a", was string "b"',
    ])
  })

  it('the one is spoken of in which least is wrong, and both where they fail alike', () => {
    const two = { properties: { a: { minimum: 5 }, b: { minimum: 5 } } }
    const one = { properties: { a: { minimum: 9 } } }
    for (const anyOf of [
      [two, one],
      [one, two],
    ])
      expect(linesOf({ anyOf }, { a: 1, b: 1 })).toEqual(['/a must be at least 9, was number 1'])
    const alike = [one, { properties: { a: { maximum: 0 } } }]
    expect(linesOf({ anyOf: alike }, { a: 1 })).toEqual(['/a must be at least 9 or at most 0, was number 1'])
  })

  it('they are not joined where they speak of other places, or not of what must be', () => {
    const places = [{ required: ['a'] }, { properties: { b: { maximum: 0 } } }]
    expect(linesOf({ anyOf: places }, { b: 1 })).toEqual([' must have the member "a"'])
    const lengths = [{ minLength: 5 }, { pattern: '^x' }]
    expect(linesOf({ anyOf: lengths }, 'a')).toEqual([' must have at least 5 characters, was string "a"'])
  })

  it('nothing is wrong where one matches, or exactly one', () => {
    expect(linesOf({ allOf: [{ anyOf: [{ type: 'string' }, { minimum: 1 }] }], maximum: 3 }, 5)).toEqual([
      ' must be at most 3, was number 5',
    ])
    expect(linesOf({ allOf: [{ oneOf: [{ type: 'string' }, { minimum: 1 }] }], maximum: 3 }, 5)).toEqual([
      ' must be at most 3, was number 5',
    ])
  })
})

describe('the words', () => {
  it('list twelve values, and count the others', () => {
    const values = (count: number) => Array.from({ length: count }, (_, i) => i)
    expect(linesOf({ enum: values(12) }, 99)).toEqual([
      ' must be 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or 11, was number 99',
    ])
    expect(linesOf({ enum: values(15) }, 99)).toEqual([
      ' must be 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 or one of 3 more, was number 99',
    ])
  })

  it('cut a value of more than sixty characters', () => {
    const quoted = (length: number) => 'x'.repeat(length - 2)
    expect(linesOf({ maxLength: 1 }, quoted(60))).toEqual([
      ` must have at most 1 character, was string "${quoted(60)}"`,
    ])
    expect(linesOf({ maxLength: 1 }, quoted(61))).toEqual([
      ` must have at most 1 character, was string "${'x'.repeat(56)}...`,
    ])
  })

  it.each([
    [null, 'null'],
    [true, 'boolean true'],
    ['', 'string ""'],
    [5, 'number 5'],
    [[], 'an array of 0 items'],
    [{ a: 1 }, 'an object of 1 member'],
  ])('name %j with its kind', (value, words) => {
    expect(linesOf({ const: 'other' }, value)).toEqual([` must be "other", was ${words}`])
  })
})

describe('a keyword is not blamed where it has nothing to say', () => {
  it.each<[string, JsonSchema, unknown, string]>([
    [
      'maxContains',
      { contains: { const: 1 }, maxContains: 1 },
      [1, 2, 1],
      ' must have at most 1 item matching the schema under contains, has 2',
    ],
    [
      'contains, of enough items',
      { contains: { const: 1 }, minContains: 2, maxItems: 2 },
      [1, 1, 2],
      ' must have at most 2 items, was an array of 3 items',
    ],
    [
      'maxContains, of few items',
      { contains: { const: 1 }, maxContains: 2, maxItems: 2 },
      [1, 1, 2],
      ' must have at most 2 items, was an array of 3 items',
    ],
    [
      'a pattern of other names',
      { patternProperties: { '^x': { type: 'null' }, '^y': { type: 'null' } } },
      { x: 1, z: 1 },
      '/x must be null, was number 1',
    ],
    [
      'additionalProperties, of a member of a pattern',
      { patternProperties: { '^x': { type: 'null' } }, additionalProperties: false },
      { x: 1 },
      '/x must be null, was number 1',
    ],
    [
      'dependentRequired, of an absent member',
      { dependentRequired: { a: ['b'], c: ['d', 'e'] } },
      { c: 1, d: 1 },
      ' must have the member "e", since it has "c"',
    ],
    [
      'dependentSchemas, of an absent member',
      { dependentSchemas: { a: { maxProperties: 0 } }, minProperties: 2 },
      { b: 1 },
      ' must have at least 2 members, was an object of 1 member',
    ],
    [
      'required, of no object',
      { required: ['a'], minItems: 1 },
      [],
      ' must have at least 1 item, was an array of 0 items',
    ],
    [
      'unevaluatedItems, of an item that contains has seen',
      { contains: { const: 1 }, unevaluatedItems: { type: 'null' } },
      [1, 2, 1],
      '/1 must be null, was number 2',
    ],
    [
      'content that is not checked',
      { contentMediaType: 'application/json', maxLength: 1 },
      '{{',
      ' must have at most 1 character, was string "{{"',
    ],
    [
      'content that is no JSON',
      { contentEncoding: 'base64', contentSchema: false, 'x-checkContent': true, maxLength: 1 },
      'bnVsbA==',
      ' must have at most 1 character, was string "bnVsbA=="',
    ],
    [
      'items behind two that are declared',
      { prefixItems: [true, true], items: false },
      [1, 2, 3],
      '/2 must not be there: at most 2 items are allowed',
    ],
    [
      'a near name that is taken',
      { properties: { path: true }, additionalProperties: false },
      { path: 1, pathh: 1 },
      '/pathh must not be there: the schema knows no such member',
    ],
    [
      'bytes that are none',
      { contentEncoding: 'base64', 'x-checkContent': true },
      '!',
      ' must be base64, was string "!"',
    ],
  ])('%s', (_name, schema, value, line) => {
    expect(linesOf(schema, value)).toEqual([line])
  })
})
