import type { ContractErrorCode } from '../../src/errors.js'
import { hugeSchemas, tooHuge } from './huge-schemas.js'
import { oddKeywords, oddObjects, oddSchemas, oddWholes } from './odd-schemas.js'
import { json, nested } from './schema-shapes.js'
import { strangeSchemas } from './strange-schemas.js'

/** A schema that nobody would write, and what is to come of it: an error with its place, or values. */
export interface HostileSchema {
  readonly name: string
  readonly schema: unknown
  /** Absent where the schema is right, and events are made of it. */
  readonly error?: { readonly code: ContractErrorCode; readonly pointer: string; readonly says: string }
  /** A copy of it would be something else. Default false. */
  readonly asItIs?: boolean
}

type Row = readonly [name: string, schema: unknown, pointer: string, says: string, code?: ContractErrorCode]

const itself: { type: string; properties: Record<string, unknown> } = { type: 'object', properties: {} }
itself.properties.a = itself

const noWay = 'leads back to itself without going into the value'
const nothing: ContractErrorCode = 'UNSATISFIABLE_SCHEMA'
const unsupported: ContractErrorCode = 'UNSUPPORTED_KEYWORD'
const contradiction = 'look for keywords that contradict each other'

const endless: readonly Row[] = [
  ['a reference to itself', { $ref: '#' }, '#/$ref', noWay],
  ['itself in allOf', { allOf: [{ $ref: '#' }] }, '#/allOf/0/$ref', noWay],
  ['itself negated', { not: { $ref: '#' } }, '#/not/$ref', noWay],
  ['itself as condition', { if: { $ref: '#' }, else: false }, '#/if/$ref', noWay],
  ['itself by a dynamic anchor', { $dynamicRef: '#x', $dynamicAnchor: 'x' }, '#/$dynamicRef', noWay],
  [
    'two that lead to each other',
    { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
    '#/$defs/a/$ref',
    noWay,
  ],
  [
    'an object in itself for ever',
    { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } },
    '#',
    contradiction,
    nothing,
  ],
  [
    'a list in itself for ever',
    { type: 'array', minItems: 1, items: { $ref: '#' } },
    '#',
    contradiction,
    nothing,
  ],
  [
    'a text in itself for ever',
    {
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#' },
      'x-checkContent': true,
    },
    '#',
    contradiction,
    nothing,
  ],
  ['an object that holds itself', itself, '#/properties/a', 'Give subschemas names in $defs'],
  [
    'ten thousand levels',
    nested(10_000, (a) => ({ properties: { a } }), true),
    '/properties/a',
    'Give subschemas names in $defs',
  ],
  [
    'a value of ten thousand levels',
    { const: nested(10_000, (a) => [a], 1) },
    '#/const/0/0',
    'Give subschemas names in $defs',
  ],
]

const contradictions: readonly Row[] = [
  ['the schema false', false, '#', contradiction, nothing],
  ['a type against an enum', { type: 'string', enum: [1] }, '#', contradiction, nothing],
  ['bounds crossed', { type: 'integer', minimum: 5, maximum: 4 }, '#', contradiction, nothing],
  [
    'no integer between',
    { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 },
    '#',
    contradiction,
    nothing,
  ],
  [
    'a member required and forbidden',
    { type: 'object', required: ['a'], properties: { a: false } },
    '#',
    'the member "a" is required, and #/properties/a refuses it',
    nothing,
  ],
  [
    'three different booleans',
    { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 },
    '#',
    contradiction,
    nothing,
  ],
  [
    'two beginnings',
    { type: 'string', pattern: '^a', allOf: [{ pattern: '^b' }] },
    '#',
    contradiction,
    nothing,
  ],
  [
    'more members than names',
    { type: 'object', minProperties: 5, propertyNames: { enum: ['a', 'b'] } },
    '#',
    contradiction,
    nothing,
  ],
  [
    'a mail address of two characters',
    { type: 'string', format: 'email', maxLength: 2 },
    '#',
    'say more directly',
    'GENERATOR_GAVE_UP',
  ],
]

const mistakes: readonly Row[] = [
  ['a list for a schema', [], '#', 'must be an object, true or false'],
  ['a function in it', { default: () => {} }, '#/default', 'A schema is plain JSON.'],
  ['a bigint in it', { const: 1n }, '#/const', 'A schema is plain JSON.'],
  ['a date in it', { const: new Date(0) }, '#/const', 'A schema is plain JSON: copy'],
  ['NaN for a bound', { minimum: Number.NaN }, '#/minimum', 'must be a number, not NaN'],
  ['a negative length', { minLength: -1 }, '#/minLength', 'a non-negative integer'],
  ['an empty enum', { enum: [] }, '#/enum', 'at least one value'],
  ['a type that is none', { type: 'strin' }, '#/type', 'Did you mean "string"?'],
  ['a keyword that is none', { minLenght: 1 }, '#/minLenght', 'Did you mean "minLength"?', unsupported],
  [
    'a keyword called __proto__',
    json('{"__proto__":{"type":"string"}}'),
    '#/__proto__',
    'Annotations of your own',
    unsupported,
  ],
  [
    'a keyword called constructor',
    { constructor: 5 },
    '#/constructor',
    'Annotations of your own',
    unsupported,
  ],
  [
    'an $id twice',
    { $defs: { a: { $id: 'urn:x' }, b: { $id: 'urn:x' } } },
    '#/$defs/b/$id',
    'The other one is #/$defs/a',
  ],
  [
    'an anchor twice',
    { $defs: { a: { $anchor: 'x' }, b: { $anchor: 'x' } } },
    '#/$defs/b/$anchor',
    'The other one',
  ],
  [
    'a reference into the network',
    { $ref: 'https://example.com/a.json' },
    '#/$ref',
    'Copy that schema into $defs',
  ],
  ['a reference to a file', { $ref: 'file:///etc/passwd' }, '#/$ref', 'Copy that schema into $defs'],
  ['a reference to nowhere', { $ref: '#/nope' }, '#/$ref', 'It must name a place'],
  ['a reference that is no URI', { $ref: '#/%zz' }, '#/$ref', 'is no URI reference'],
  [
    'a draft that is none',
    { $schema: 'https://example.com/none' },
    '#/$schema',
    'Use "https://json-schema.org/draft/2020-12',
  ],
  [
    'draft-03',
    { $schema: 'http://json-schema.org/draft-03/schema#' },
    '#/$schema',
    'Use "https://json-schema.org',
  ],
  [
    'an encoding that is none',
    { type: 'string', contentEncoding: 'rot13' },
    '#/contentEncoding',
    'Known are base64',
    unsupported,
  ],
]

const huge: readonly Row[] = [
  [
    'a pattern that is none',
    { type: 'string', pattern: '(' },
    '#/pattern',
    'Patterns are read as JavaScript does',
  ],
  [
    'a pattern too long',
    { type: 'string', pattern: `^${'(a|b)'.repeat(20_000)}$` },
    '#/pattern',
    'is no regular expression',
  ],
  [
    'a pattern too deep',
    { type: 'string', pattern: '('.repeat(20_000) + ')'.repeat(20_000) },
    '#/pattern',
    'is no regular expression',
  ],
  [
    'a pattern of a million',
    { type: 'string', pattern: '^a{1000000}$' },
    '#/pattern',
    'simpler pattern',
    unsupported,
  ],
  ['a pattern of nothing', { type: 'string', pattern: '^[]$' }, '#', contradiction, nothing],
]

const failing = (rows: readonly Row[], asItIs: boolean = false): readonly HostileSchema[] =>
  rows.map(([name, schema, pointer, says, code = 'INVALID_SCHEMA']) => ({
    name,
    schema,
    asItIs,
    error: { code, pointer, says },
  }))

export const hostileSchemas: readonly HostileSchema[] = [
  ...failing([...endless, ...contradictions, ...mistakes, ...huge, ...oddKeywords]),
  ...failing(oddObjects, true),
  ...failing(tooHuge.map(([name, schema, pointer, says]) => [name, schema, pointer, says, unsupported])),
  ...[...strangeSchemas, ...hugeSchemas, ...oddSchemas].map(([name, schema]) => ({ name, schema })),
  ...oddWholes.map(([name, schema]) => ({ name, schema, asItIs: true })),
]
