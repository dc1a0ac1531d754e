import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { UnsatisfiableSchemaError } from '../../src/errors.js'
import type { JsonSchema } from '../../src/typed-schema.js'

function messageOf(schema: JsonSchema): string {
  try {
    toArbitrary(schema)
  } catch (error) {
    if (error instanceof UnsatisfiableSchemaError) return error.message
    throw error
  }
  return 'it has values'
}

/** As in the published schemas of a shipping API: a closed part of `allOf`, and a member beside it. */
const link = {
  type: 'object',
  required: ['href'],
  additionalProperties: false,
  allOf: [{ type: 'object', additionalProperties: false, properties: { href: { type: 'string' } } }],
}
const links = { type: 'object', required: ['first'], properties: { first: link } }
const page = {
  type: 'object',
  required: ['links'],
  properties: {
    links: { allOf: [{ $ref: '#/$defs/links' }] },
    total: { type: 'integer', minimum: 2, maximum: 1 },
  },
  $defs: { links },
}

describe('a schema without values', () => {
  it('is told at the innermost place that every value needs, with the member that may not be', () => {
    expect(messageOf(page)).toBe(
      [
        'no value can satisfy this schema',
        'at #/$defs/links/properties/first',
        'the member "href" is required, and #/$defs/links/properties/first/additionalProperties refuses it',
      ].join('\n  '),
    )
  })

  it.each<[string, JsonSchema, string]>([
    ['in the items that must be there', { type: 'array', minItems: 2, items: links }, '#/items'],
    ['in the first items', { type: 'array', minItems: 1, prefixItems: [links, true] }, '#/prefixItems/0'],
    ['in what an array contains', { type: 'array', contains: links }, '#/contains'],
  ])('is told %s', (_name, schema, place) => {
    expect(messageOf(schema)).toContain(`at ${place}/properties/first\n`)
  })

  it('is told where two places contradict each other over a member', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' } },
      allOf: [{ patternProperties: { '^a': { type: 'integer' } } }],
    }
    expect(messageOf(schema)).toMatch(
      /the member "a" is required, and no value satisfies #\/properties\/a and #\/allOf\/0\/patternProperties\/\S+a$/,
    )
  })

  it('is told where it needs itself for ever, and not where only an optional member has no value', () => {
    const tree = { type: 'object', required: ['next'], properties: { next: { $ref: '#/$defs/tree' } } }
    expect(messageOf({ $ref: '#/$defs/tree', $defs: { tree } })).toContain('at #/$defs/tree\n')
    expect(messageOf({ type: 'object', properties: { a: link } })).toBe('it has values')
    expect(messageOf({ type: 'integer', minimum: 2, maximum: 1 })).toContain('at #\n  look for keywords')
  })
})
