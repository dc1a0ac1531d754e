import type { JsonSchema } from '../../src/typed-schema.js'
import { composedCases } from './composed-cases.js'

/** A schema, values that it and its type accept, and values that both refuse. */
export interface TypedCase {
  readonly name: string
  readonly schema: JsonSchema
  readonly valid: readonly unknown[]
  /** Refused by the schema and by the type. */
  readonly refused?: readonly unknown[]
}

/** An object of which an anyOf narrows a member that is required, and requires another. */
export const narrowed = {
  type: 'object',
  additionalProperties: false,
  properties: { flag: { type: 'boolean' }, text: { type: 'string' } },
  required: ['flag'],
  anyOf: [
    { properties: { flag: { const: true } }, required: ['text'] },
    { properties: { flag: { const: false } } },
  ],
}

export const typedCases: readonly TypedCase[] = [
  { name: 'anything', schema: true, valid: [1, null, { a: [] }] },
  { name: 'titleAlone', schema: { title: 'My thing (2)', description: 'A */ comment.' }, valid: [1, null] },
  { name: 'digits', schema: { title: '2nd', type: 'string' }, valid: ['a'], refused: [1] },
  { name: 'otherScript', schema: { title: '\u4e8b\u4ef6', type: 'integer' }, valid: [1], refused: ['a'] },
  {
    name: 'narrowed',
    schema: narrowed,
    valid: [{ flag: true, text: 'a' }, { flag: false }],
    refused: [{ text: 'a' }, { flag: 1 }],
  },
  {
    name: 'payloads',
    schema: {
      type: 'object',
      properties: { kind: { type: 'string' }, payload: true },
      required: ['kind', 'payload'],
      additionalProperties: false,
      oneOf: [
        { properties: { kind: { const: 'text' }, payload: { type: 'string' } } },
        { properties: { kind: { const: 'count' }, payload: { $ref: '#/$defs/count' } } },
      ],
      $defs: {
        count: {
          type: 'object',
          properties: { n: { type: 'integer' } },
          required: ['n'],
          additionalProperties: false,
        },
      },
    },
    valid: [
      { kind: 'text', payload: 'a' },
      { kind: 'count', payload: { n: 1 } },
    ],
    refused: [
      { kind: 'count', payload: { n: 'a' } },
      { kind: 'none', payload: 1 },
    ],
  },
  {
    name: 'typedUnion',
    schema: { type: 'string', anyOf: [{ pattern: '^a' }, { const: 'b' }] },
    valid: ['a', 'b'],
    refused: [1],
  },
  {
    name: 'constants',
    schema: { type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] },
    valid: ['a', 'b'],
    refused: ['c'],
  },
  {
    name: 'tagged',
    schema: {
      oneOf: [
        {
          title: 'A',
          type: 'object',
          properties: { kind: { const: 'a' }, n: { type: 'number' } },
          required: ['kind', 'n'],
          additionalProperties: false,
        },
        {
          title: 'B',
          type: 'object',
          properties: { kind: { const: 'b' } },
          required: ['kind'],
          additionalProperties: false,
        },
      ],
    },
    valid: [{ kind: 'a', n: 1 }, { kind: 'b' }],
    refused: [{ kind: 'a' }, { kind: 'c' }],
  },
  {
    name: 'shortTuple',
    schema: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] },
    valid: [[], ['a'], ['a', 1], ['a', 1, null]],
  },
  {
    name: 'tuple',
    schema: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'number' }],
      items: false,
      minItems: 2,
    },
    valid: [['a', 1]],
    refused: [[1, 'a'], ['a'], ['a', 1, 2]],
  },
  {
    name: 'openTuple',
    schema: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' }, minItems: 1 },
    valid: [['a'], ['a', 1, 2]],
    refused: [['a', 'b'], []],
  },
  {
    name: 'draft7Tuple',
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'array',
      items: [{ type: 'string' }],
      additionalItems: false,
      minItems: 1,
    },
    valid: [['a']],
    refused: [[1], []],
  },
  ...composedCases,
]
