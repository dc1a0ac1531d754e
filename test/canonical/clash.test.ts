import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SchemaValues } from '../../src/arbitrary/schema-values.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { clashes, clashingTypes, isOnlyOfObjects } from '../../src/canonical/clash.js'
import { bitOf } from '../../src/canonical/expand.js'
import { typeBit } from '../../src/canonical/state.js'
import { invalidCases } from '../../src/cases/invalid-cases.js'
import { accepts } from '../../src/schema/evaluate/evaluate.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'
import { anySchemaDocument, smallJson } from '../laws/schema-arbitrary.js'
import { processorTime } from '../processor-time.js'

const root = (schema: unknown) => readSchema(schema as JsonSchema).root

describe('clashes', () => {
  it('never says so of two schemas that a value satisfies', () => {
    const found = { clashes: 0, ofObjects: 0 }
    const schema = anySchemaDocument.filter((any) => !JSON.stringify(any).includes('"$ref"'))
    const values = fc.array(smallJson, { minLength: 30, maxLength: 30 })
    const law = fc.property(schema, schema, values, (a, b, some) => {
      const [left, right] = [root(a), root(b)]
      const bits = clashingTypes([left], right)
      if (bits !== 0) found.clashes++
      const isBoth = (value: unknown) => accepts(left, value) && accepts(right, value)
      expect(some.filter((value) => (bitOf(value) & bits) !== 0 && isBoth(value))).toEqual([])
      if (isOnlyOfObjects(left))
        expect(some.filter((value) => bitOf(value) !== typeBit.object && !accepts(left, value))).toEqual([])
      if (isOnlyOfObjects(left)) found.ofObjects++
    })
    fc.assert(law, { numRuns: 1000 })
    expect(found.clashes).toBeGreaterThan(50)
    expect(found.ofObjects).toBeGreaterThan(10)
  })

  it('sees tags, also in a member of a member and through references', () => {
    const tagged = (kind: string) => ({
      $ref: '#/$defs/base',
      $defs: { base: { type: 'object', required: ['meta'], properties: { meta: meta(kind) } } },
    })
    const meta = (kind: string) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind } },
    })
    expect(clashes([root(tagged('a'))], root(tagged('b')))).toBe(true)
    expect(clashes([root(tagged('a'))], root(tagged('a')))).toBe(false)
  })

  it('sees a member that the other side does not have, but in objects only', () => {
    const closed = { properties: { a: true }, additionalProperties: false }
    const needy = { required: ['b'] }
    expect(clashes([root({ type: 'object', ...closed })], root(needy))).toBe(true)
    expect(clashes([root(closed)], root(needy))).toBe(false)
  })

  it('tells of which types, where a tag stands in a schema that says of no type', () => {
    const untyped = (kind: string) => ({ required: ['kind'], properties: { kind: { const: kind } } })
    expect(clashingTypes([root(untyped('a'))], root(untyped('b')))).toBe(typeBit.object)
    expect(isOnlyOfObjects(root({ ...untyped('a'), allOf: [{ maxProperties: 4 }] }))).toBe(true)
    expect(isOnlyOfObjects(root({ ...untyped('a'), allOf: [{ maxLength: 4 }] }))).toBe(false)
  })

  it('sees bounds of numbers', () => {
    const low = { type: 'integer', maximum: 9 }
    expect(clashes([root(low)], root({ minimum: 10 }))).toBe(true)
    expect(clashes([root(low)], root({ minimum: 9 }))).toBe(false)
  })
})

describe('a union of forty kinds of message', () => {
  const message = (i: number) => ({
    type: 'object',
    required: ['type', `f${i}`],
    properties: { type: { const: `t${i}` }, [`f${i}`]: { type: 'integer' } },
  })
  const schema = { oneOf: Array.from({ length: 40 }, (_, i) => message(i)) }

  it('is worked out with nothing left to be checked on each value, and gives all kinds', () => {
    const { states } = new SchemaValues(schema).table.root.shape
    expect([states.length, states.filter(({ guards }) => guards.length > 0).length]).toEqual([40, 0])
    const values = fc.sample(toArbitrary(schema), { numRuns: 1000, seed: 3 }) as { type: string }[]
    const valid = judge(schema)!
    expect(values.filter((value) => !valid(value))).toEqual([])
    expect(new Set(values.map(({ type }) => type)).size).toBe(40)
  })

  it('is broken soon, also where it stands in another union', () => {
    const outer = (i: number) => ({
      type: 'object',
      required: ['kind', 'sub'],
      properties: { kind: { const: `k${i}` }, sub: { oneOf: schema.oneOf.slice(0, 12) } },
    })
    const nested = { oneOf: Array.from({ length: 8 }, (_, i) => outer(i)) }
    const { milliseconds, result } = processorTime(() => invalidCases(nested))
    expect(result.length).toBeGreaterThan(20)
    expect(milliseconds).toBeLessThan(10_000)
  })
})

describe('a union of sixty resources that says of none that it is an object', () => {
  const resource = (i: number) => ({
    properties: {
      resourceType: { const: `r${i}` },
      contained: { type: 'array', items: { $ref: '#/definitions/any' } },
      [`f${i}`]: { type: 'string' },
    },
    required: ['resourceType'],
    additionalProperties: false,
  })
  const names = Array.from({ length: 60 }, (_, i) => `r${i}`)
  const any = { oneOf: names.map((name) => ({ $ref: `#/definitions/${name}` })) }
  const definitions = { ...Object.fromEntries(names.map((name, i) => [name, resource(i)])), any }
  const schema = {
    $schema: 'http://json-schema.org/draft-06/schema#',
    $ref: '#/definitions/any',
    definitions,
  }

  it('is worked out once, with nothing left to be checked, wherever it is referred to', () => {
    const { root: whole, shapes } = new SchemaValues(schema).table
    expect(whole.shape.states.filter(({ guards }) => guards.length > 0)).toEqual([])
    const before = shapes.shop.choices.left
    const values = fc.sample(toArbitrary(schema), { numRuns: 200, seed: 3 })
    const tags = new Set(JSON.stringify(values).match(/"resourceType":"r\d+"/g))
    expect(tags.size).toBe(60)
    for (const node of whole.shape.states.flatMap(({ sources }) => sources)) {
      const items = node.properties?.get('contained')?.items
      if (items !== undefined)
        expect(shapes.shape([shapes.shop.table.term(items, true, undefined)]).states).toHaveLength(60)
    }
    expect(shapes.shop.choices.left).toBe(before)
  })
})
