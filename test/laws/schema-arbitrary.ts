import * as fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Schema = boolean | { [keyword: string]: unknown }

const names = ['a', 'b', 'c', 'x-y', 'd e', 'aa']
const patterns = [
  '^a',
  'b$',
  '^[0-9]+$',
  '^.{2,4}$',
  'a|b',
  '^(?!x)',
  '^x-',
  '^(?=.*[a-c]).+$',
  '^\\S*$',
  '\\bfoo\\b',
  '^(a|bb)*$',
]
const formats = ['date', 'date-time', 'email', 'uuid', 'ipv4', 'uri', 'hostname', 'time', 'regex']
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    false,
    0,
    1,
    -1,
    3,
    1.5,
    0.1,
    10,
    '',
    'a',
    'b',
    'abc',
    'x-y',
    '12',
    'foo bar',
    '😀',
  ),
  fc.integer({ min: -20, max: 20 }),
  fc.string({ maxLength: 4 }),
)

/** Small JSON values, near those that the schemas below speak of. */
export const smallJson: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...names), tie('any')), { maxLength: 4 }).map(asObject),
  ),
})).any

function asObject(entries: readonly (readonly [string, unknown])[]): { [name: string]: Json } {
  return JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
  )
}

const count = fc.integer({ min: 0, max: 4 })
const number = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.constantFrom(0.5, 2.5, -1.5, 1e6))

/** JSON Schemas of draft 2020-12 out of every keyword, nested, with references, contradictory ones included. */
export const anySchema: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => {
  const sub = tie('schema')
  const list = fc.array(sub, { minLength: 1, maxLength: 3 })
  const map = fc.array(fc.tuple(fc.constantFrom(...names), sub), { minLength: 1, maxLength: 3 }).map(asObject)
  const byPattern = fc
    .array(fc.tuple(fc.constantFrom(...patterns), sub), { minLength: 1, maxLength: 2 })
    .map(asObject)
  const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
  const keyword = (name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
    value.map((v) => ({ [name]: v }))
  const scalars = fc.oneof(
    keyword('type', fc.constantFrom(...types)),
    keyword('type', fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 })),
    keyword('const', smallJson),
    keyword(
      'enum',
      fc.uniqueArray(smallJson, { minLength: 1, maxLength: 4, selector: (v) => JSON.stringify(v) }),
    ),
    keyword('minimum', number),
    keyword('maximum', number),
    keyword('exclusiveMinimum', number),
    keyword('exclusiveMaximum', number),
    keyword('multipleOf', fc.constantFrom(1, 2, 3, 0.5, 0.01, 2.5)),
    keyword('minLength', count),
    keyword('maxLength', count),
    keyword('pattern', fc.constantFrom(...patterns)),
    keyword('format', fc.constantFrom(...formats)),
  )
  const containers = fc.oneof(
    keyword('properties', map),
    keyword('properties', map),
    keyword('required', some),
    keyword('additionalProperties', sub),
    keyword('patternProperties', byPattern),
    keyword('propertyNames', sub),
    keyword('minProperties', count),
    keyword('maxProperties', count),
    keyword(
      'dependentRequired',
      fc.tuple(fc.constantFrom(...names), some).map(([n, needs]) => asObject([[n, needs]])),
    ),
    keyword('dependentSchemas', map),
    keyword('unevaluatedProperties', sub),
    keyword('prefixItems', list),
    keyword('items', sub),
    keyword('minItems', count),
    keyword('maxItems', count),
    keyword('uniqueItems', fc.boolean()),
    fc.record({ contains: sub, minContains: count, maxContains: count }, { requiredKeys: ['contains'] }),
    keyword('unevaluatedItems', sub),
  )
  const combinators = fc.oneof(
    keyword('allOf', list),
    keyword('anyOf', list),
    keyword('oneOf', list),
    keyword('not', sub),
    fc.record(Object.fromEntries(['if', 'then', 'else'].map((name) => [name, sub])), {
      requiredKeys: ['if'],
    }),
    keyword('$ref', fc.constantFrom('#/$defs/d0', '#/$defs/d1', '#')),
  )
  const entries = fc.oneof(
    { weight: 4, arbitrary: scalars },
    { weight: 4, arbitrary: containers },
    { weight: 3, arbitrary: combinators },
  )
  return {
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.oneof(fc.boolean(), scalars),
      fc.array(entries, { minLength: 1, maxLength: 4 }).map((parts) => Object.assign({}, ...parts)),
    ),
  }
}).schema

/** A whole document: a schema with two definitions that it and they may refer to. */
export const anySchemaDocument: fc.Arbitrary<Schema> = fc
  .tuple(anySchema, anySchema, anySchema)
  .map(([root, d0, d1]) => (typeof root === 'boolean' ? root : { ...root, $defs: { d0, d1 } }))
  .map((schema) => JSON.parse(JSON.stringify(schema)))
