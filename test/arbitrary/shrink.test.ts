import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { compareSize } from '../../src/arbitrary/simplicity.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'
import { shrinkEnd, shrinkPath } from '../laws/shrink-path.js'

function end(schema: JsonSchema, value: unknown, fails: (value: never) => boolean = () => true): unknown {
  return shrinkEnd(toArbitrary(schema), value, fails as (value: unknown) => boolean)
}

const open: JsonSchema = { type: 'array', items: { type: ['integer', 'string'] } }

describe('a value shrinks to the smallest that still fails', () => {
  it.each<readonly [string, JsonSchema, unknown, (value: never) => boolean, unknown]>([
    ['any JSON', true, { a: [1, { b: 'text' }] }, () => true, null],
    [
      'any JSON to an object',
      true,
      { a: [1, { b: 'text' }] },
      (v: unknown) => typeof v === 'object' && v !== null && 'a' in v,
      { a: null },
    ],
    ['a number to its bound', { type: 'integer', minimum: 10 }, 4711, () => true, 10],
    ['a negative number', { type: 'integer', maximum: -10 }, -4711, () => true, -10],
    ['a number to where it fails', { type: 'integer' }, 4711, (n: number) => n > 1234, 1235],
    ['a fraction to a whole number', { type: 'number', minimum: 2.5 }, 17.25, () => true, 3],
    ['a fraction that must be one', { type: 'number' }, 17.123456, (n: number) => !Number.isInteger(n), 0.1],
    ['a multiple', { type: 'number', multipleOf: 0.5 }, 100.5, (n: number) => n >= 3, 3],
    ['a text to its length', { type: 'string', minLength: 3 }, 'Hello, Wörld', () => true, 'aaa'],
    ['a text to one character', { type: 'string' }, 'x=ü&y', (s: string) => s.includes('&'), '&'],
    [
      'items, and each item',
      open,
      ['x', 1000, 'y', 7],
      (v: unknown[]) => v.filter((i) => typeof i === 'number').length > 1,
      [0, 0],
    ],
    [
      'an item that contains must keep',
      { type: 'array', contains: { const: 'k' } },
      [1, 'k', { a: 1 }],
      () => true,
      ['k'],
    ],
    [
      'an item that contains says something of, by what it says and then by what is left',
      {
        type: 'array',
        contains: {
          properties: { a: { exclusiveMaximum: 11 }, b: { enum: [{ c: 'text', d: 1 }] } },
          unevaluatedProperties: false,
        },
      },
      [{ b: { c: 'text', d: 1 } }],
      (v: object[]) => JSON.stringify(v).split(':').length > 2,
      [{ a: { '': null } }],
    ],
    [
      'a member that breaks a demand, again under its new name',
      {
        not: { additionalProperties: false },
        properties: { b: { properties: { a: true }, unevaluatedProperties: false } },
      },
      { b: { a: ['text'] } },
      (v: object) => JSON.stringify(v).split(/[:[]/).length > 3,
      { '': { '': [] } },
    ],
    [
      'optional members',
      { type: 'object', properties: { a: true, b: true }, required: ['a'] },
      { a: [1], b: 2, c: 3 },
      () => true,
      { a: null },
    ],
    [
      'an optional member that matters',
      { type: 'object' },
      { a: 1, b: 2, c: 3, d: [4] },
      (v: object) => 'd' in v,
      { d: null },
    ],
    [
      'members that need each other',
      { type: 'object', dependentRequired: { a: ['b'] } },
      { a: 1, b: 2, c: 3 },
      (v: object) => 'a' in v,
      { a: null, b: null },
    ],
    ['an enum', { enum: ['long text', 'b', { x: 1 }] }, { x: 1 }, () => true, 'b'],
    ['null before text', { type: ['string', 'null'] }, 'text', () => true, null],
    [
      'a date',
      { type: 'string', format: 'date' },
      '2024-02-29',
      (s: string) => s.endsWith('29'),
      expect.stringMatching(/-29$/),
    ],
  ])('%s', (_, schema, value, fails, smallest) => {
    const found = end(schema, value, fails)
    expect(found).toEqual(smallest)
    expect(judge(schema)!(found)).toBe(true)
  })

  it('the document inside base64', () => {
    const schema: JsonSchema = {
      type: 'string',
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: { type: 'object', required: ['list'], properties: { list: open } },
      'x-checkContent': true,
    }
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
    const decode = (text: string): { list: unknown[] } => JSON.parse(Buffer.from(text, 'base64').toString())
    const found = end(
      schema,
      encode({ list: [1, 'b', 77], more: true }),
      (text: string) => decode(text).list.length > 1,
    )
    expect(decode(found as string)).toEqual({ list: ['', ''] })
  })

  it('removes what stands before the item that matters', () => {
    const tree: JsonSchema = { type: 'array', items: { $ref: '#' } }
    const depth = (v: unknown[]): number => 1 + Math.max(0, ...v.map((item) => depth(item as unknown[])))
    expect(end(tree, [[[], []], [], [[], [[]]], []], (v: unknown[]) => depth(v) > 2)).toEqual([[[]]])
    expect(end(tree, [[], [[[]]]], (v: unknown[]) => depth(v) > 3)).toEqual([[[[]]]])
  })

  it('removes the member that another one needed before', () => {
    const schema: JsonSchema = { type: 'object', dependentRequired: { a: ['b'] } }
    const deep = (v: object): boolean => Object.values(v).some((member) => Array.isArray(member))
    expect(end(schema, { c: [1], a: 1, b: 2 }, deep)).toEqual({ c: [] })
  })

  it('says that what the schema refuses is none of its values', () => {
    expect(toArbitrary({ type: 'integer' }).canShrinkWithoutContext('a')).toBe(false)
  })
})

describe.each(Object.entries(contracts))('events of %s', (_, make) => {
  const { event, golden } = make()
  const arbitrary = toArbitrary<unknown>(event)
  const valid = judge(event.schema)!

  it('shrink to valid, ever simpler ones, from the golden event as from generated ones', () => {
    const starts = [golden, ...fc.sample(arbitrary, { numRuns: 5, seed: 2 })]
    for (const [seed, start] of starts.entries()) {
      expect(arbitrary.canShrinkWithoutContext(start)).toBe(true)
      const path = shrinkPath(arbitrary, start, seed)
      expect(path.length).toBeGreaterThan(3)
      expect(path.filter((value) => !valid(value))).toEqual([])
      let before: unknown = start
      for (const value of path) {
        expect(compareSize(value, before)).toBeLessThan(0)
        before = value
      }
    }
  })

  it('end at the same size', () => {
    const size = JSON.stringify(shrinkEnd(arbitrary, golden, () => true)).length
    for (const start of fc.sample(arbitrary, { numRuns: 5, seed: 4 })) {
      expect(JSON.stringify(shrinkEnd(arbitrary, start, () => true)).length).toBeLessThanOrEqual(1.1 * size)
    }
  })
})

it('shrinks multiples of a fraction to those that a division without rest confirms', () => {
  const schema = { type: 'number', multipleOf: 0.01, maximum: 0.5 }
  const arbitrary = toArbitrary(schema)
  const valid = judge(schema)!
  for (const value of [-46886.61, -1166848700608.53, -999.99, -3126.4]) {
    for (const bound of [-0.03, -0.57, -312.6]) {
      const tried: unknown[] = []
      const end = shrinkEnd(arbitrary, value, (v) => tried.push(v) > 0 && (v as number) <= bound)
      expect(tried.filter((v) => !valid(v))).toEqual([])
      expect(end).not.toBe(value)
    }
  }
})
