import type { ContractErrorCode } from '../../src/errors.js'
import { json, times } from './schema-shapes.js'

type Failing = readonly [
  name: string,
  schema: unknown,
  pointer: string,
  says: string,
  code?: ContractErrorCode,
]

const unsupported: ContractErrorCode = 'UNSUPPORTED_KEYWORD'
const nothing: ContractErrorCode = 'UNSATISFIABLE_SCHEMA'
const contradiction = 'look for keywords that contradict each other'
const plain = 'A schema is plain JSON'

class Instance {
  readonly type = 'string'
}
const throwing = (): never => {
  throw new Error('mine')
}
const sparse: unknown[] = []
sparse[1] = 'a'
const cyclic: Record<string, unknown> = {}
cyclic.a = cyclic
const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()

/** What is no JSON, or says so of itself only while nobody looks. */
export const oddObjects: readonly Failing[] = [
  ['an instance of a class', new Instance(), '#', 'copy the members into a plain object'],
  ['an object that inherits', Object.create({ type: 'string' }), '#', 'an object that inherits from another'],
  ['a date for a schema', new Date(0), '#', 'not an instance of Date'],
  ['a map for a schema', new Map([['type', 'string']]), '#', 'not an instance of Map'],
  ['a promise of a schema', Promise.resolve({ type: 'string' }), '#', 'Await it first.'],
  ['a text in an object', new String('string'), '#', 'not an instance of String'],
  ['a symbol for a schema', Symbol('x'), '#', plain],
  ['NaN for a schema', Number.NaN, '#', 'not NaN'],
  ['a symbol in it', { default: Symbol('x') }, '#/default', 'JSON cannot hold a symbol'],
  ['a bigint for a bound', { minimum: 5n }, '#/minimum', 'must be a number, not a bigint'],
  ['an infinite bound', { maximum: Number.POSITIVE_INFINITY }, '#/maximum', 'not Infinity'],
  ['a member that is undefined', { minLength: undefined }, '#/minLength', 'Leave the member out instead.'],
  ['undefined in an enum', { enum: [undefined] }, '#/enum/0', 'JSON cannot hold undefined'],
  ['a hole in an enum', { enum: sparse }, '#/enum/0', 'JSON cannot hold undefined'],
  ['a hole in a list of names', { required: sparse }, '#/required/0', 'required[0] must be a string'],
  ['a hole in a list of schemas', { allOf: sparse }, '#/allOf/0', 'allOf[0] must be a schema'],
  ['a value that holds itself', { const: cyclic }, '#/const/a/a', 'or contains itself'],
  ['an annotation that holds itself', { 'x-a': cyclic }, '#/x-a/a/a', 'or contains itself'],
  ['a RegExp for a pattern', { pattern: /^a$/ }, '#/pattern', 'Write its text: "^a$".'],
  [
    'a getter that throws',
    Object.defineProperty({ type: 'object' }, 'properties', { enumerable: true, get: throwing }),
    '#/properties',
    'the schema cannot be read: mine',
  ],
  [
    'a member of a value that throws',
    { const: { a: Object.defineProperty({}, 'b', { enumerable: true, get: throwing }) } },
    '#/const/a/b',
    'a getter or a proxy in it must not throw',
  ],
  ['a proxy that throws', new Proxy({ type: 'string' }, { get: throwing }), '#/type', 'cannot be read: mine'],
  ['a proxy that lists nothing', new Proxy({}, { ownKeys: throwing }), '#', 'cannot be read: mine'],
  ['a proxy that was revoked', revoked, '#', 'the schema cannot be read'],
]

/** A pattern of fifty such groups, and of what each of them has matched. */
const repeated = (group: string): string => `^${group.repeat(50)}${times(50, (i) => `\\${i + 1}`).join('')}$`

/** Keywords whose values are of the right kind nearly. */
export const oddKeywords: readonly Failing[] = [
  ['an $id with a fragment', { $id: 'https://example.com/a#b' }, '#/$id', 'with "$anchor"'],
  ['an $id of a fragment', { $id: '#b' }, '#/$id', 'with "$anchor"'],
  ['an anchor that is no name', { $anchor: '1 a' }, '#/$anchor', 'must be a name of letters'],
  [
    'a reference to a list',
    { $ref: '#/enum', enum: ['a'] },
    '#/enum',
    'The reference at #/$ref takes #/enum for a schema.',
  ],
  [
    'a reference to a map of schemas',
    { $ref: '#/properties', properties: { name: {} } },
    '#/properties/name',
    'The reference at #/$ref takes #/properties for a schema.',
    unsupported,
  ],
  ['a dynamic reference to nowhere', { $dynamicRef: '#x' }, '#/$dynamicRef', 'leads nowhere'],
  ['no type at all', { type: [] }, '#/type', 'an array of names, not an empty array'],
  ['a type twice', { type: ['string', 'string'] }, '#/type', 'one type twice'],
  ['a list of at most -1', { maxItems: -1 }, '#/maxItems', 'a non-negative integer, not -1'],
  ['half a character', { minLength: 0.5 }, '#/minLength', 'a non-negative integer, not 0.5'],
  ['multiples of nothing', { multipleOf: 0 }, '#/multipleOf', 'greater than 0'],
  ['a bound of draft-04', { exclusiveMinimum: true }, '#/exclusiveMinimum', 'give the bound itself'],
  ['items of an older draft', { items: [{}] }, '#/items', 'is called prefixItems'],
  ['names that are a text', { required: 'a' }, '#/required', 'an array of strings, not "a"'],
  ['a name twice', { required: ['a', 'a'] }, '#/required', 'names "a" twice'],
  ['members in a list', { properties: [{}] }, '#/properties', 'must be an object, not an array'],
  ['a name that is no pattern', { patternProperties: { '(': {} } }, '#/patternProperties/(', 'no regular'],
  ['an edge case without reason', { 'x-edgeCases': [{ value: 1 }] }, '#/x-edgeCases/0', '"value" and "why"'],
  ['a length beyond all', { minLength: 1e308 }, '#/minLength', 'more than 20000000 are not', unsupported],
  [
    'ten million contained items',
    { type: 'array', contains: {}, minContains: 1e7 },
    '#/minContains',
    'more than 100000 are not made',
    unsupported,
  ],
  ['a pattern of 100 kB', { pattern: `^${'a'.repeat(100_000)}$` }, '#/pattern', 'too large'],
  [
    'fifty groups of any length, each repeated',
    { type: 'string', pattern: repeated('([a-z]+)') },
    '#',
    'say more directly',
    'GENERATOR_GAVE_UP',
  ],
  [
    'a member that is required and no member',
    { type: 'object', required: ['a'], additionalProperties: false },
    '#',
    'the member "a" is required, and #/additionalProperties refuses it',
    nothing,
  ],
  ['one of two that are the same', { oneOf: [{}, {}] }, '#', contradiction, nothing],
  ['a list that contains nothing', { type: 'array', contains: false }, '#', contradiction, nothing],
  [
    'names of no name',
    { type: 'object', propertyNames: false, minProperties: 1 },
    '#',
    contradiction,
    nothing,
  ],
]

/** Schemas that are right, and that something else may take offence at. */
export const oddSchemas: readonly (readonly [name: string, schema: unknown])[] = [
  ['multiples of 1e-300', { type: 'number', multipleOf: 1e-300 }],
  ['a text of at most 2^31', { type: 'string', maxLength: 2 ** 31 }],
  ['a text that begins, of at most 2^31', { type: 'string', pattern: '^a', maxLength: 2 ** 31 }],
  ['a text of at most 1e308', { type: 'string', maxLength: 1e308 }],
  ['at most 2^31 of some', { type: 'array', contains: { type: 'string' }, maxContains: 2 ** 31 }],
  ['none of what cannot be', { type: 'array', contains: false, minContains: 0 }],
  ['a value twice in an enum', { enum: ['a', 'a'] }],
  ['a bound of -0', { type: 'integer', minimum: -0, maximum: 0 }],
  ['a condition without a consequence', { type: 'string', if: { minLength: 5 } }],
  ['an $id with an empty fragment', { $id: 'https://example.com/a#', type: 'string' }],
  [
    'an $id without a base',
    { $id: 'a.json', $defs: { b: { $id: 'b.json', type: 'string' } }, $ref: 'b.json' },
  ],
  ['a reference into an annotation', { $ref: '#/x-a/b', 'x-a': { b: { type: 'string' } } }],
  [
    'a pattern of a thousand words of a hundred characters',
    { type: 'string', pattern: `^(${times(1000, (i) => `${i}${'a'.repeat(97)}`).join('|')})$` },
  ],
  ['what looks back far', { type: 'string', pattern: '(?<=a{200})b' }],
  ['fifty groups, each repeated', { type: 'string', pattern: repeated('(a|b)') }],
  ['a type of draft-04', { $schema: 'http://json-schema.org/draft-04/schema#', type: 'string' }],
]

/** Schemas that are right as what they are, and of which a copy would be something else. */
export const oddWholes: readonly (readonly [name: string, schema: unknown])[] = [
  ['a frozen object', Object.freeze({ type: 'object', properties: Object.freeze({ a: Object.freeze({}) }) })],
  ['an object without prototype', Object.assign(Object.create(null), { type: 'string' })],
  ['a proxy', new Proxy({ type: 'string' }, {})],
  [
    'a getter',
    Object.defineProperty({ type: 'object' }, 'properties', { enumerable: true, get: () => ({ a: {} }) }),
  ],
  ['a symbol for a name', { type: 'string', [Symbol('x')]: 1 }],
  ['a name that does not show', Object.defineProperty({ type: 'string' }, 'minLenght', { value: 1 })],
  ['a member that is shared', ((a) => ({ type: 'object', properties: { a, b: a } }))({ type: 'string' })],
  ['a value with a member toJSON', { const: json('{"toJSON":1,"valueOf":2}') }],
]
