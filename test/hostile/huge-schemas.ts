import { members, times } from './schema-shapes.js'

type Level = (below: { $ref: string }, level: number) => object

/** Definitions that each refer twice to the one before: of the last, there are 2^25 ways to the first. */
function doubling(level: Level, last: object = {}): object {
  const $defs: Record<string, object> = { d0: { type: 'string' } }
  for (let i = 1; i <= 25; i++) $defs[`d${i}`] = level({ $ref: `#/$defs/d${i - 1}` }, i)
  return { $defs, $ref: '#/$defs/d25', ...last }
}

const required = times(10_000, (i) => `m${i}`)

/** Schemas that are right, and so large that whatever grows faster than they do would not end. */
export const hugeSchemas: readonly (readonly [name: string, schema: unknown])[] = [
  [
    'two thousand optional members',
    { type: 'object', properties: members(2000, () => ({ type: 'string' })) },
  ],
  [
    'ten thousand required members',
    { type: 'object', properties: members(10_000, () => ({ type: 'string' })), required },
  ],
  ['ten thousand required names', { type: 'object', required }],
  ['an enum of a hundred thousand', { enum: times(100_000, (i) => `v${i}`) }],
  ['an enum of twenty thousand objects', { enum: times(20_000, (i) => ({ a: i, b: [i] })) }],
  ['a oneOf of three hundred constants', { oneOf: times(300, (i) => ({ const: `v${i}` })) }],
  [
    'twenty thousand examples',
    {
      type: 'object',
      properties: { a: { type: 'string' } },
      examples: times(20_000, (i) => ({ a: `x${i}` })),
    },
  ],
  [
    'a thousand members that need each other',
    {
      type: 'object',
      properties: members(1000, () => ({})),
      dependentRequired: Object.fromEntries(times(999, (i) => [`m${i}`, [`m${i + 1}`]])),
    },
  ],
  [
    'a list of ten thousand places',
    { type: 'array', prefixItems: times(10_000, () => ({})), minItems: 10_000 },
  ],
  ['optional members that double', doubling((d) => ({ type: 'object', properties: { a: d, b: d } }))],
  ['an allOf that doubles', doubling((d) => ({ allOf: [d, d] }))],
  ['an anyOf that doubles', doubling((d) => ({ anyOf: [{ ...d, title: 'a' }, d] }))],
  ['negations that double', doubling((d) => ({ not: { anyOf: [{ not: d }, { not: d }] } }))],
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  ['conditions that double', doubling((d) => ({ if: d, then: d, else: d }))],
  [
    'an allOf that doubles and counts',
    doubling((d) => ({ allOf: [d, d] }), { unevaluatedProperties: false }),
  ],
  [
    'a oneOf that doubles',
    doubling((d, i) => ({
      oneOf: [d, { type: 'object', required: [`x${i}`], properties: { [`x${i}`]: d } }],
    })),
  ],
  ['a schema of schemas', { $ref: 'https://json-schema.org/draft/2020-12/schema' }],
  ['a schema of schemas of draft-07', { $ref: 'http://json-schema.org/draft-07/schema#' }],
]

const text = 'Is it what was meant?'
const manyNames = 'objects of more than 20000 are not made'
const manyValues = 'each value here holds more than 400000 others'

/** Schemas of which every event would be larger than any that occurs, with the place and the words of their errors. */
export const tooHuge: readonly (readonly [name: string, schema: unknown, pointer: string, says: string])[] = [
  [
    'a hundred thousand members',
    { type: 'object', properties: members(100_000, () => ({ type: 'string' })) },
    '#/properties',
    manyNames,
  ],
  [
    'ten megabytes of members',
    { type: 'object', properties: members(40_000, () => ({ type: 'string', description: 'x'.repeat(200) })) },
    '#/properties',
    manyNames,
  ],
  [
    'a hundred thousand required names',
    { required: times(100_000, (i) => `m${i}`) },
    '#/required',
    manyNames,
  ],
  [
    'members that double',
    doubling((d) => ({ type: 'object', required: ['a', 'b'], properties: { a: d, b: d } })),
    '#',
    manyValues,
  ],
  ['items that double', doubling((d) => ({ type: 'array', minItems: 2, items: d })), '#', manyValues],
  [
    'contained items that double',
    doubling((d) => ({ type: 'array', contains: d, minContains: 2 })),
    '#',
    manyValues,
  ],
  [
    'a form of many that doubles',
    doubling((d, i) => ({
      anyOf: [{ type: 'null' }, { type: 'array', minItems: 2, items: d }].slice(i === 25 ? 0 : 1),
    })),
    '#',
    manyValues,
  ],
  ['a thousand million characters', { type: 'string', minLength: 1e9 }, '#/minLength', text],
  ['a thousand million items', { type: 'array', minItems: 1e9 }, '#/minItems', text],
  ['ten million members', { type: 'object', minProperties: 1e7 }, '#/minProperties', text],
]
