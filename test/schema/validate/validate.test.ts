import { describe, expect, it } from 'vitest'
import { InvalidSchemaError, UnsupportedKeywordError } from '../../../src/errors.js'
import { compileValidator } from '../../../src/schema/validate/validate.js'
import type { JsonSchema } from '../../../src/typed-schema.js'

/** The problems of a value, one line each. */
function linesOf(schema: JsonSchema, value: unknown): readonly string[] {
  return compileValidator(schema)(value).map(({ pointer, message }) => `${pointer} ${message}`)
}

describe('compileValidator', () => {
  it('finds nothing wrong with a valid value, and tells all that is wrong with another', () => {
    const schema = {
      type: 'object',
      additionalProperties: false,
      required: ['body', 'path'],
      properties: { body: { type: 'string' }, path: { type: 'string' }, n: { minimum: 1, multipleOf: 0.01 } },
    }
    expect(linesOf(schema, { body: '', path: '/', n: 19.99 })).toEqual([])
    expect(compileValidator(schema)({ body: 5, pathh: '/', n: 0.005 })).toEqual([
      {
        pointer: '',
        schemaPointer: '#/required',
        keyword: 'required',
        message: 'must have the member "path"',
      },
      {
        pointer: '/body',
        schemaPointer: '#/properties/body/type',
        keyword: 'type',
        message: 'must be a string, was number 5',
      },
      {
        pointer: '/pathh',
        schemaPointer: '#/additionalProperties',
        keyword: 'additionalProperties',
        message: 'must not be there: the schema knows no such member (did you mean "path"?)',
      },
      {
        pointer: '/n',
        schemaPointer: '#/properties/n/minimum',
        keyword: 'minimum',
        message: 'must be at least 1, was number 0.005',
      },
      {
        pointer: '/n',
        schemaPointer: '#/properties/n/multipleOf',
        keyword: 'multipleOf',
        message: 'must be a multiple of 0.01, was number 0.005',
      },
    ])
  })

  it.each([
    [{ type: ['string', 'null'] }, [1], ' must be a string or null, was an array of 1 item'],
    [{ const: { a: 1 } }, {}, ' must be {"a":1}, was an object of 0 members'],
    [{ enum: ['a', 'b', 3] }, 'c', ' must be "a", "b" or 3, was string "c"'],
    [{ minLength: 2 }, '😀', ' must have at least 2 characters, was string "😀"'],
    [{ pattern: '^a' }, 'b', ' must match the pattern ^a, was string "b"'],
    [{ format: 'date' }, 'x', ' must be of the format date, was string "x"'],
    [{ maxItems: 1 }, [1, 2], ' must have at most 1 item, was an array of 2 items'],
    [{ uniqueItems: true }, [{ a: 1 }, 2, { a: 1 }], ' must not have equal items: 0 and 2 are'],
    [{ minProperties: 1 }, {}, ' must have at least 1 member, was an object of 0 members'],
    [
      { propertyNames: { maxLength: 1 } },
      { 'a/b': 1 },
      '/a~1b is a name that is not allowed: must have at most 1 character',
    ],
    [{ patternProperties: { '^x': { type: 'null' } } }, { x: 1 }, '/x must be null, was number 1'],
    [{ prefixItems: [true], items: false }, [1, 2], '/1 must not be there: at most 1 item is allowed'],
    [{ contains: { const: 1 } }, [2], ' must have at least 1 item matching the schema under contains, has 0'],
    [{ not: { const: 1 } }, 1, ' must not be 1'],
    [{ not: { type: 'string' } }, 'a', ' must not match the schema under not'],
    [{ if: { type: 'string' }, else: { minimum: 3 } }, 2, ' must be at least 3, was number 2'],
    [{ dependentRequired: { a: ['b'] } }, { a: 1 }, ' must have the member "b", since it has "a"'],
    [
      { dependentSchemas: { a: { maxProperties: 1 } } },
      { a: 1, b: 2 },
      ' must have at most 1 member, was an object of 2 members',
    ],
    [{ properties: { a: false } }, { a: 1 }, '/a must not be there'],
    [{ $ref: '#/$defs/a', $defs: { a: { type: 'null' } } }, 1, ' must be null, was number 1'],
    [
      { properties: { a: true }, unevaluatedProperties: false },
      { a: 1, b: 2 },
      '/b must not be there: the schema knows no such member',
    ],
    [{ prefixItems: [true], unevaluatedItems: { type: 'null' } }, [1, 2], '/1 must be null, was number 2'],
  ] as const)('says of %j and %j: %s', (schema, value, line) => {
    expect(linesOf(schema as JsonSchema, value)).toEqual([line])
  })

  it('speaks of one alternative: the one that the value was meant for', () => {
    const tagged = {
      oneOf: [
        { properties: { kind: { const: 'circle' }, r: { type: 'number' } }, required: ['kind', 'r'] },
        {
          properties: { kind: { const: 'square' }, a: { type: 'number' }, b: { type: 'number' } },
          required: ['kind', 'a', 'b'],
        },
      ],
    }
    expect(linesOf(tagged, { kind: 'square', a: 'x', b: 'y' })).toEqual([
      '/a must be a number, was string "x"',
      '/b must be a number, was string "y"',
    ])
    const shapes = {
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'object', required: ['a'] } }],
    }
    expect(linesOf(shapes, [{ a: 1 }, {}])).toEqual(['/1 must have the member "a"'])
  })

  it('joins alternatives that fail alike, and counts those that match together', () => {
    expect(
      linesOf({ anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'string', minLength: 1 }] }, 5),
    ).toEqual([' must be a string or null, was number 5'])
    expect(linesOf({ anyOf: [{ const: 'a, b' }, { const: 'c' }] }, 'd, e')).toEqual([
      ' must be "a, b" or "c", was string "d, e"',
    ])
    expect(linesOf({ oneOf: [{ minimum: 1 }, { type: 'null' }, { maximum: 3 }] }, 2)).toEqual([
      ' must match exactly one of the alternatives, matches numbers 0 and 2',
    ])
  })

  // What ajv compares objects with asks them for these members as if JavaScript had put them there.
  it.each(['toString', 'valueOf', 'constructor', 'hasOwnProperty', '__proto__'])(
    'compares objects that have a member %s of their own',
    (name) => {
      const having = (value: unknown): unknown =>
        JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`)
      for (const member of ['text', 1, { a: 1 }]) {
        expect(linesOf({ const: having(member) }, having(member))).toEqual([])
        expect(linesOf({ const: having(member) }, having('other'))).toHaveLength(1)
        expect(linesOf({ enum: [0, having(member)] }, having(member))).toEqual([])
        expect(linesOf({ enum: [0, having(member)] }, having('other'))).toHaveLength(1)
        expect(linesOf({ uniqueItems: true }, [having(member), having('other')])).toEqual([])
        expect(linesOf({ uniqueItems: true }, [having(member), having(member)])).toHaveLength(1)
      }
    },
  )

  it('says the same thing once', () => {
    expect(linesOf({ allOf: [{ required: ['a'] }, { required: ['a', 'b'] }] }, {})).toEqual([
      ' must have the member "a"',
      ' must have the member "b"',
    ])
  })
})

describe('content that is checked', () => {
  const schema = {
    properties: {
      data: {
        type: 'string',
        contentEncoding: 'base64',
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/$defs/payload' },
        'x-checkContent': true,
      },
    },
    $defs: {
      payload: {
        type: 'object',
        required: ['logs'],
        properties: { logs: { type: 'array', items: { properties: { time: { type: 'integer' } } } } },
      },
    },
  }
  const encoded = (text: string) => ({ data: Buffer.from(text).toString('base64') })

  it('is decoded, with pointers that go through it', () => {
    expect(linesOf(schema, encoded('{"logs":[{"time":1}]}'))).toEqual([])
    expect(linesOf(schema, encoded('{"logs":[{"time":"x"}]}'))).toEqual([
      '/data/(decoded)/logs/0/time must be an integer, was string "x"',
    ])
    expect(compileValidator(schema)(encoded('{}'))[0]?.schemaPointer).toBe('#/$defs/payload/required')
  })

  it('must be what the keywords say', () => {
    expect(linesOf(schema, { data: 'no base64!' })).toEqual(['/data must be base64, was string "no base64!"'])
    expect(linesOf(schema, encoded('{'))).toEqual(['/data must be JSON once decoded from base64'])
    expect(linesOf({ contentMediaType: 'application/json', 'x-checkContent': true }, '{')).toEqual([
      ' must be JSON',
    ])
    expect(linesOf(schema, { data: 5 })).toEqual(['/data must be a string, was number 5'])
  })

  it('decides between alternatives', () => {
    const inner = (type: string) => ({ ...schema.properties.data, contentSchema: { type } })
    const either = { oneOf: [inner('array'), inner('string')] }
    expect(linesOf(either, encoded('[]').data)).toEqual([])
    expect(linesOf(either, encoded('5').data)).toEqual([
      '/(decoded) must be an array or a string, was number 5',
    ])
  })

  it('may lie in content again', () => {
    const twice = {
      contentMediaType: 'application/json',
      'x-checkContent': true,
      contentSchema: {
        items: {
          contentMediaType: 'application/json',
          'x-checkContent': true,
          contentSchema: { type: 'null' },
        },
      },
    }
    expect(linesOf(twice, '["null"]')).toEqual([])
    expect(linesOf(twice, '["1"]')).toEqual(['/(decoded)/0/(decoded) must be null, was number 1'])
  })

  it('is left alone elsewhere', () => {
    const { 'x-checkContent': _, ...unchecked } = schema.properties.data
    expect(linesOf({ ...schema, properties: { data: unchecked } }, { data: 'no base64!' })).toEqual([])
  })
})

describe('schemas', () => {
  it('are compiled once each', () => {
    const schema = { type: 'string' }
    expect(compileValidator(schema)).toBe(compileValidator(schema))
  })

  it('may have the same $id, and any draft', () => {
    const one = { $id: 'https://example.com/a', type: 'string' }
    const two = { $id: 'https://example.com/a', type: 'null' }
    expect([linesOf(one, ''), linesOf(two, null)]).toEqual([[], []])
    const tuple = { items: [{ type: 'null' }], additionalItems: false }
    for (const $schema of [
      'http://json-schema.org/draft-07/schema#',
      'https://json-schema.org/draft/2019-09/schema',
    ]) {
      expect(linesOf({ $schema, ...tuple }, [null, 1])).toHaveLength(1)
      expect(linesOf({ $schema, ...tuple }, [null])).toEqual([])
    }
    expect([linesOf(true, 1), linesOf(false, 1)]).toEqual([[], [' must not be there']])
  })

  it.each([
    'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft/2019-09/schema',
    'https://json-schema.org/draft/2020-12/schema',
  ])('may refer to the metaschema %s', ($ref) => {
    const schema = { properties: { a: { $ref } } }
    expect(linesOf(schema, { a: { properties: { b: { minLength: 1 } } } })).toEqual([])
    expect(linesOf(schema, { a: { properties: { b: { minLength: -1 } } } })).toEqual([
      '/a/properties/b/minLength must be at least 0, was number -1',
    ])
  })

  it('may have members called as those of every object', () => {
    const schema = JSON.parse(
      '{"properties":{"__proto__":{"type":"string"},"toString":{"type":"null"}},"required":["constructor"]}',
    )
    expect(linesOf(schema, JSON.parse('{"__proto__":1,"constructor":1}'))).toEqual([
      '/__proto__ must be a string, was number 1',
    ])
    expect(linesOf(schema, {})).toEqual([' must have the member "constructor"'])
  })

  it('that are none are refused at once', () => {
    expect(() => compileValidator({ type: 'strin' })).toThrow(InvalidSchemaError)
    expect(() => compileValidator({ minLenght: 1 })).toThrow(UnsupportedKeywordError)
    expect(compileValidator({ minLenght: 1 }, { unknownKeywords: 'ignore' })('')).toEqual([])
  })
})
