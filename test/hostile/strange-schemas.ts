import { json, members, nested, times } from './schema-shapes.js'

/** Schemas that are right, however they look. */
export const strangeSchemas: readonly (readonly [name: string, schema: unknown])[] = [
  ['a tree', { type: 'object', properties: { a: { $ref: '#' }, b: { $ref: '#' } } }],
  ['a list of lists', { type: 'array', items: { $ref: '#' }, maxItems: 50 }],
  ['three hundred members', { type: 'object', properties: members(300, () => ({ type: 'string' })) }],
  [
    'ten megabytes',
    { type: 'object', description: 'x'.repeat(10e6), properties: { a: { enum: ['y'.repeat(1e6)] } } },
  ],
  ['ten thousand definitions', { $defs: members(10_000, (i) => ({ maxLength: i })), $ref: '#/$defs/m5' }],
  ['four hundred levels of allOf', nested(400, (a) => ({ allOf: [a] }), { type: 'string' })],
  ['five hundred negations', nested(501, (a) => ({ not: a }), { type: 'string' })],
  ['a value of nine hundred levels', { const: nested(900, (a) => [a], 1) }],
  [
    'twenty choices of two',
    { allOf: times(20, (i) => ({ anyOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }] })) },
  ],
  ['a pattern that backtracks', { type: 'string', pattern: '^(a+)+$' }],
  ['one that backtracks in two ways', { type: 'string', pattern: '^(a|a)*b$' }],
  ['one that backtracks over anything', { type: 'string', pattern: '^(.*)*$', minLength: 50 }],
  ['one that looks ahead and back', { type: 'string', pattern: '^(?=.*a)(?=.*b)(?=.*c)(?!.*f).{5,9}$' }],
  ['one that repeats what it matched', { type: 'string', pattern: '^(a*)\\1\\1\\1b$' }],
  ['one that counts in counts', { type: 'string', pattern: '^((((a{1,100}){1,100}){1,100}){1,100})$' }],
  [
    'a member called __proto__',
    json('{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}'),
  ],
  [
    'members called as methods',
    { type: 'object', required: ['constructor', 'toString'], properties: { toString: { type: 'integer' } } },
  ],
  [
    'a definition called __proto__',
    json('{"$defs":{"__proto__":{"type":"string"}},"$ref":"#/$defs/__proto__"}'),
  ],
  ['a value with __proto__', { enum: [json('{"__proto__":1}')] }],
  [
    'names that must be __proto__',
    { type: 'object', minProperties: 1, propertyNames: { pattern: '^__proto__$' } },
  ],
  ['names by itself', { type: 'object', propertyNames: { $ref: '#' } }],
  ['half of a character', { type: 'object', required: ['\ud800'], properties: { '\ud800': {} } }],
  ['multiples of the largest', { type: 'integer', multipleOf: 1e308 }],
  ['multiples of the smallest', { type: 'number', multipleOf: 5e-324 }],
  ['an $id of colons', { $id: ':::', type: 'string' }],
]
