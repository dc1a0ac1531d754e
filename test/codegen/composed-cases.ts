import type { TypedCase } from './typed-cases.js'

/** Cases of schemas that say several things of a value, or refer to others. */
export const composedCases: readonly TypedCase[] = [
  { name: 'negation', schema: { not: { type: 'string' } }, valid: [1, null] },
  {
    name: 'negatedMember',
    schema: { type: 'object', properties: { a: { not: { const: 1 } } } },
    valid: [{ a: 2 }, {}],
  },
  {
    name: 'conditional',
    schema: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      if: { required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['b'] },
    },
    valid: [{ a: '', b: '' }, { b: '' }],
  },
  {
    name: 'patterns',
    schema: {
      type: 'object',
      properties: { id: { type: 'number' } },
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: false,
    },
    valid: [{ id: 1, 'x-a': 'a' }],
    refused: [{ 'x-a': true }],
  },
  {
    name: 'mixedMembers',
    schema: {
      type: 'object',
      properties: { id: { type: 'number' } },
      required: ['id'],
      additionalProperties: { type: 'string' },
    },
    valid: [{ id: 1, a: 'b' }],
    refused: [{ a: 'b' }, { id: 1, b: false }],
  },
  {
    name: 'closed',
    schema: { type: 'object', additionalProperties: false },
    valid: [{}],
    refused: [{ a: 1 }],
  },
  { name: 'open', schema: { type: 'object' }, valid: [{}, { a: 1 }], refused: [1] },
  { name: 'list', schema: { type: 'array' }, valid: [[], [1, 'a']], refused: [{}] },
  { name: 'nullable', schema: { type: ['string', 'null'] }, valid: ['a', null], refused: [1] },
  {
    name: 'impliedObject',
    schema: { properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
    valid: [{ a: 'b' }],
    refused: [{ a: 1 }],
  },
  {
    name: 'tree',
    schema: {
      title: 'Tree',
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#' } } },
      additionalProperties: false,
    },
    valid: [{}, { children: [{ children: [] }] }],
    refused: [{ children: [1] }],
  },
  {
    name: 'definitions',
    schema: {
      $ref: '#/$defs/list',
      $defs: { list: { type: 'array', items: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/list' }] } } },
    },
    valid: [[], ['a', ['b', []]]],
    refused: [[1]],
  },
  {
    name: 'anchored',
    schema: {
      type: 'object',
      properties: { a: { $ref: '#part' } },
      additionalProperties: false,
      $defs: {
        x: {
          $anchor: 'part',
          type: 'object',
          properties: { b: { type: 'number' } },
          additionalProperties: false,
        },
      },
    },
    valid: [{ a: { b: 1 } }],
    refused: [{ a: { b: '' } }],
  },
  {
    name: 'references',
    schema: {
      type: 'object',
      properties: {
        a: { description: 'With a comment.', $ref: '#/$defs/part' },
        b: { $ref: '#/$defs/part' },
      },
      additionalProperties: false,
      $defs: {
        part: {
          title: 'Part',
          type: 'object',
          properties: { b: { type: 'number' } },
          additionalProperties: false,
        },
      },
    },
    valid: [{ a: { b: 1 }, b: {} }],
    refused: [{ b: { b: '' } }],
  },
  {
    name: 'intersection',
    schema: {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { type: 'object', properties: { b: { type: 'number' } }, required: ['b'] },
      ],
    },
    valid: [{ a: '', b: 1 }],
    refused: [{ a: '' }, { b: 1 }],
  },
  {
    name: 'prototype',
    schema: {
      type: 'object',
      properties: { constructor: { type: 'string' }, 'a-b': { type: 'number' } },
      additionalProperties: false,
      default: JSON.parse('{"__proto__":1}'),
    },
    valid: [{ constructor: 'a', 'a-b': 1 }],
    refused: [{ 'a-b': '' }],
  },
  {
    name: 'numbers',
    schema: {
      type: 'object',
      properties: {
        code: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 0 }, { type: 'string', enum: ['', 'a'] }] },
      },
      additionalProperties: false,
    },
    valid: [{ code: 1 }, { code: 0 }, { code: 'a' }],
    refused: [{ code: 'b' }],
  },
  {
    name: 'historic',
    schema: { anyOf: [{ type: 'string' }, { 'x-evidence': 'historic', type: 'number' }] },
    valid: ['a'],
  },
  {
    name: 'nothing',
    schema: { type: 'object', properties: { a: false, b: true }, additionalProperties: false },
    valid: [{}, { b: 1 }],
    refused: [{ a: 1 }],
  },
  {
    name: 'mixedEnum',
    schema: { enum: [1, 'a', null, { b: [1] }] },
    valid: [1, 'a', null, { b: [1] }],
    refused: [2, 'b'],
  },
  {
    name: 'openWithBranches',
    schema: {
      type: 'object',
      oneOf: [
        { properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
        { properties: { b: { type: 'number' } }, required: ['b'], additionalProperties: false },
      ],
    },
    valid: [{ a: 'x' }, { b: 1 }],
    refused: [{ a: 1 }, {}],
  },
]
