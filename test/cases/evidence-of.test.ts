import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../src/cases/evidence-of.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const schema: JsonSchema = {
  type: 'object',
  required: ['form', 'list'],
  properties: {
    form: { oneOf: [{ type: 'integer' }, { type: 'string', 'x-evidence': 'observed' }] },
    list: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          old: { type: 'boolean', 'x-evidence': 'historic' },
          text: { type: 'string', 'x-edgeCases': [{ value: '', why: 'empty', 'x-evidence': 'inferred' }] },
        },
        additionalProperties: false,
      },
    },
    member: { type: 'string', 'x-absentEvidence': 'inferred' },
  },
  additionalProperties: false,
}

describe('evidenceOf', () => {
  it.each([
    ['the strongest form', { form: 1, list: [], member: 'x' }, 'documented'],
    ['a form that was observed', { form: 'x', list: [], member: 'x' }, 'observed'],
    ['a member that nobody saw missing', { form: 1, list: [] }, 'inferred'],
    ['an edge case far within', { form: 'x', list: [{}, { text: '' }], member: 'x' }, 'inferred'],
    ['an edge case that is none', { form: 'x', list: [{ text: 'a' }], member: 'x' }, 'observed'],
    ['a historic member', { form: 1, list: [{ old: true, text: '' }], member: 'x' }, 'historic'],
    ['what the schema refuses', { form: null }, 'historic'],
  ])('of %s', (_, value, evidence) => {
    expect(evidenceOf(schema, value)).toBe(evidence)
  })

  it('of a value of any schema without forms is documented', () => {
    expect(evidenceOf(true, 7)).toBe('documented')
    expect(evidenceOf({ type: 'integer' }, 7)).toBe('documented')
  })

  it('sees into the document inside a string', () => {
    const outer: JsonSchema = {
      type: 'string',
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: {
        type: ['integer', 'null'],
        'x-edgeCases': [{ value: null, why: 'x', 'x-evidence': 'inferred' }],
      },
    }
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
    expect(evidenceOf(outer, encode(7))).toBe('documented')
    expect(evidenceOf(outer, encode(null))).toBe('inferred')
  })
})
