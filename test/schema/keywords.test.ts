import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { InvalidSchemaError, UnsupportedKeywordError } from '../../src/errors.js'
import { drafts, type Keyword, keywordNamed, keywords, type ValueKind } from '../../src/schema/keywords.js'
import { metaschemaDraft04 } from '../../src/schema/read/metaschema-draft-04.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import type { Draft } from '../../src/schema/schema-node.js'

const require = createRequire(import.meta.url)
const uris: Readonly<Record<Draft, string>> = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  'draft-06': 'http://json-schema.org/draft-06/schema#',
  'draft-04': 'http://json-schema.org/draft-04/schema#',
}

/** The keywords that the metaschema of a draft describes. */
function describedKeywords(draft: Draft): readonly string[] {
  if (draft === 'draft-04') return Object.keys(metaschemaDraft04.properties as object)
  const files = {
    'draft-07': ['json-schema-draft-07'],
    'draft-06': ['json-schema-draft-06'],
    '2019-09': ['core', 'applicator', 'validation', 'meta-data', 'format', 'content'].map(
      (n) => `json-schema-2019-09/meta/${n}`,
    ),
    '2020-12': [
      'core',
      'applicator',
      'unevaluated',
      'validation',
      'meta-data',
      'format-annotation',
      'content',
    ].map((n) => `json-schema-2020-12/meta/${n}`),
  }
  return files[draft].flatMap((file) => Object.keys(require(`ajv/dist/refs/${file}.json`).properties))
}

/** Values that are of no use to a keyword of the kind. */
const wrongValues: Readonly<Record<ValueKind, readonly unknown[]>> = {
  schema: [1, 'x', null, []],
  'schema or array of schemas': [1, null],
  'array of schemas': [{}, [], [1]],
  'map of schemas': [[], 'x', { a: 1 }],
  'map of unique strings': [[], { a: 'b' }, { a: [1] }, { a: ['b', 'b'] }],
  'map of schemas or unique strings': [[], { a: 'b' }, { a: [1] }],
  'non-negative integer': [-1, 1.5, '1', null],
  number: ['1', true, null],
  'positive number': [0, -1, '1'],
  boolean: [0, 'true', null],
  string: [1, null, {}],
  regex: [1, '[', '(?<a', '\\-'],
  'map of regexes to schemas': [[], { '[': true }, { a: 1 }],
  'unique strings': ['a', true, [1], ['a', 'a'], {}],
  type: [1, [], {}, 'strin', ['string', 'string'], ['any']],
  'array with at least one item': [{}, [], 'x'],
  array: [{}, 'x'],
  evidence: ['documentd', 1],
  'edge cases': [{}, [1], [{ value: 1 }], [{ why: 'x' }], [{ value: 1, why: 'x', 'x-evidence': 'no' }]],
  'pairs of pointers': [{}, ['/a'], [['/a']], [['/a', 'b']], [['/a', '/~2']], [['/a', 1]]],
  'any JSON': [undefined, () => 1],
}

/** In draft-04 the exclusive bounds are flags beside the bounds. */
function wrongValuesOf({ name, kind }: Keyword, draft: Draft): readonly unknown[] {
  return wrongValues[draft === 'draft-04' && name.startsWith('exclusive') ? 'boolean' : kind]
}

describe('the table of keywords', () => {
  it('names each once', () => {
    expect(new Set(keywords.map(({ name }) => name)).size).toBe(keywords.length)
  })

  it.each(drafts)('knows every keyword of %s', (draft) => {
    const described = describedKeywords(draft)
    expect(described.length).toBeGreaterThan(30)
    for (const name of described) expect(keywordNamed(name)?.drafts, name).toContain(draft)
  })

  it('gives a reason for each refusal', () => {
    const refused = keywords.filter(({ support }) => support === 'refused')
    expect(refused.map(({ name }) => name)).toEqual(['nullable'])
    for (const { note } of refused) expect(note).toMatch(/write/)
  })

  it('holds no wrong words for values', () => {
    for (const { name, note } of keywords) expect(note ?? '', name).not.toMatch(/\.$/)
  })

  it.each(keywords.filter(({ support }) => support !== 'refused'))(
    'a value of a wrong kind is refused: $name',
    (row) => {
      for (const draft of row.drafts) {
        for (const value of wrongValuesOf(row, draft)) {
          const schema = { $schema: uris[draft], [row.name]: value }
          expect(() => readSchema(schema), JSON.stringify(schema)).toThrow(InvalidSchemaError)
          try {
            readSchema(schema)
          } catch (error) {
            expect((error as InvalidSchemaError).pointer).toMatch(
              new RegExp(`^#/${row.name.replace('$', '\\$')}(/|$)`),
            )
          }
        }
      }
    },
  )

  it.each(keywords)(
    'is refused in drafts that do not know it, unless the unknown is ignored: $name',
    (row) => {
      for (const draft of drafts.filter((other) => !row.drafts.includes(other))) {
        const schema = { $schema: uris[draft], [row.name]: true }
        expect(() => readSchema(schema)).toThrow(UnsupportedKeywordError)
        expect(() => readSchema(schema)).toThrow(`${draft} has no keyword "${row.name}"`)
        expect(() => readSchema(schema, { unknownKeywords: 'ignore' })).not.toThrow()
      }
    },
  )
})

describe('an unknown keyword', () => {
  const messageOf = (schema: object) => {
    try {
      readSchema(schema as Record<string, unknown>)
    } catch (error) {
      return error instanceof UnsupportedKeywordError ? `${error.pointer} ${error.message}` : String(error)
    }
    return 'read'
  }

  it('is an error that names the nearest known one', () => {
    expect(messageOf({ properties: { a: { minLenght: 1 } } })).toMatch(
      /^#\/properties\/a\/minLenght [\s\S]*"minLength"/,
    )
    expect(messageOf({ require: ['a'] })).toContain('Did you mean "required"?')
    expect(messageOf({ additionalproperties: false })).toContain('Did you mean "additionalProperties"?')
    expect(messageOf({ frobnicate: 1 })).toContain('start with "x-"')
    expect(messageOf({ constructor: 1 })).toContain('unknown keyword "constructor"')
  })

  it('is an annotation when it has a prefix', () => {
    expect(messageOf({ 'meta:enum': { a: 'the first' }, 'own:flag': true })).toBe('read')
    expect(messageOf({ 'type:': 'string' })).toContain('unknown keyword')
  })

  it('is an annotation when it starts with x-, and any is when the unknown is ignored', () => {
    expect(messageOf({ 'x-anything': { minLenght: 1 } })).toBe('read')
    expect(() => readSchema({ minLenght: 1 }, { unknownKeywords: 'ignore' })).not.toThrow()
  })

  it('that OpenAPI has is told apart', () => {
    expect(messageOf({ nullable: true })).toContain('["string", "null"]')
    expect(() => readSchema({ nullable: true }, { unknownKeywords: 'ignore' })).toThrow(
      UnsupportedKeywordError,
    )
    expect(messageOf({ example: 1, discriminator: { propertyName: 'a' }, xml: {}, externalDocs: {} })).toBe(
      'read',
    )
  })

  it('or encoding of content is an error too', () => {
    expect(messageOf({ contentEncoding: 'base46' })).toMatch(
      /^#\/contentEncoding unknown contentEncoding "base46"/,
    )
  })
})
