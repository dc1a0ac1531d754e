import type { JsonSchema } from '../../src/typed-schema.js'

/** A schema that refers to itself. */
export const tree: JsonSchema = {
  $ref: '#/$defs/tree',
  $defs: {
    tree: {
      type: 'object',
      required: ['value', 'children'],
      additionalProperties: false,
      properties: {
        value: { type: 'integer' },
        children: { type: 'array', items: { $ref: '#/$defs/tree' } },
      },
    },
  },
}

/** A record as handlers get it. */
export const order: JsonSchema = {
  type: 'object',
  required: ['id', 'lines'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^ord-[0-9]{4}$' },
    lines: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['sku', 'count'],
        additionalProperties: false,
        properties: { sku: { type: 'string', minLength: 1 }, count: { type: 'integer', minimum: 1 } },
      },
    },
    note: { type: ['string', 'null'] },
  },
}
