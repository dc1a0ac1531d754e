import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { canonicalText } from '../../src/json-equal.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const numRuns = 2000
const values = (schema: JsonSchema): unknown[] => fc.sample(toArbitrary(schema), { numRuns, seed: 11 })

function shareOf(all: readonly unknown[], is: (value: unknown) => boolean): number {
  return all.filter(is).length / all.length
}

describe('the values of a document', () => {
  it('are of a form of few values one in seven times, where another has any number', () => {
    for (const [few, is] of [
      [{ type: 'boolean' }, (v: unknown) => typeof v === 'boolean'],
      [{ enum: ['red', 'green', 'blue'] }, (v: unknown) => typeof v === 'string'],
    ] as const) {
      const share = shareOf(values({ anyOf: [few, { type: 'array', items: { type: 'number' } }] }), is)
      expect(share).toBeGreaterThan(0.11)
      expect(share).toBeLessThan(0.18)
    }
  })

  it('are of each form alike often where none has any number, and of each where all have', () => {
    const flags = values({ type: ['boolean', 'null'] })
    expect(shareOf(flags, (v) => v === null)).toBeGreaterThan(0.45)
    const both = values({ type: ['string', 'object'] })
    expect(shareOf(both, (v) => typeof v === 'string')).toBeGreaterThan(0.45)
    expect(shareOf(both, (v) => typeof v === 'object')).toBeGreaterThan(0.45)
  })

  it('are of a form of small values as often as of one of large ones', () => {
    const forms = values({ type: ['array', 'object'], maxProperties: 0, maxItems: 1 })
    expect(shareOf(forms, (v) => !Array.isArray(v))).toBeGreaterThan(0.1)
    expect(shareOf(forms, Array.isArray)).toBeGreaterThan(0.45)
  })

  it('differ where every member may be null', () => {
    const nullable = { type: ['string', 'null'] }
    const properties = { a: nullable, b: nullable, c: nullable, d: nullable }
    const all = values({ type: 'object', properties, required: Object.keys(properties) })
    expect(new Set(all.map(canonicalText)).size).toBeGreaterThan(0.95 * numRuns)
    // Not one of them is beneath being made, though.
    expect(all.map(canonicalText)).toContain('{"a":null,"b":null,"c":null,"d":null}')
  })
})
