import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallestValue } from '../../src/arbitrary/schema-values.js'
import { compareSize } from '../../src/arbitrary/simplicity.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'
import { order, tree } from './small-documents.js'

function sample(schema: JsonSchema, seed: number): unknown[] {
  return fc.sample(toArbitrary(schema), { numRuns: 400, seed })
}

describe('the contract of fast-check', () => {
  it('gives the same values for the same seed, also from another arbitrary of the same schema', () => {
    const copy = JSON.parse(JSON.stringify(order)) as JsonSchema
    expect(sample(order, 5)).toEqual(sample(order, 5))
    expect(sample(copy, 5)).toEqual(sample(order, 5))
    expect(sample(order, 6)).not.toEqual(sample(order, 5))
  })

  it('replays a failure by seed and path', () => {
    const arbitrary = toArbitrary(order)
    const property = fc.property(arbitrary, (value) => !JSON.stringify(value).includes('"note":null'))
    const first = fc.check(property, { seed: 4 })
    expect(first.failed).toBe(true)
    const again = fc.check(property, { seed: 4, path: first.counterexamplePath!, endOnFailure: true })
    expect(again.counterexample).toEqual(first.counterexample)
  })

  it('accepts what the schema accepts, and nothing else, to be shrunk', () => {
    const arbitrary = toArbitrary(order)
    expect(arbitrary.canShrinkWithoutContext({ id: 'ord-0001', lines: [{ sku: 'a', count: 1 }] })).toBe(true)
    expect(arbitrary.canShrinkWithoutContext({ id: 'ord-1', lines: [{ sku: 'a', count: 1 }] })).toBe(false)
    expect(arbitrary.canShrinkWithoutContext({ id: 'ord-0001', lines: [] })).toBe(false)
    expect(arbitrary.canShrinkWithoutContext(undefined)).toBe(false)
  })

  const planted: readonly (readonly [string, JsonSchema, (value: never) => boolean, unknown])[] = [
    [
      'a count of 1000 and more',
      order,
      (v: { lines: { count: number }[] }) => v.lines.every(({ count }) => count < 1000),
      {
        id: expect.stringMatching(/^ord-\d{4}$/),
        lines: [{ sku: 'a', count: 1000 }],
      },
    ],
    [
      'two lines',
      order,
      (v: { lines: unknown[] }) => v.lines.length < 2,
      {
        id: expect.stringMatching(/^ord-\d{4}$/),
        lines: [
          { sku: 'a', count: 1 },
          { sku: 'a', count: 1 },
        ],
      },
    ],
    [
      'a note that is null',
      order,
      (v: { note?: unknown }) => v.note !== null,
      {
        id: expect.stringMatching(/^ord-\d{4}$/),
        lines: [{ sku: 'a', count: 1 }],
        note: null,
      },
    ],
    [
      'a tree with a grandchild',
      tree,
      (v: { children: { children: unknown[] }[] }) =>
        v.children.every(({ children }) => children.length === 0),
      {
        value: 0,
        children: [{ value: 0, children: [{ value: 0, children: [] }] }],
      },
    ],
    [
      'anything nested',
      true,
      (v: unknown) => typeof v !== 'object' || v === null || Object.keys(v).length < 2,
      expect.anything(),
    ],
  ] as never

  it.each(planted)('finds and shrinks %s', (_, schema, holds, smallest) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { failed, counterexample } = fc.check(fc.property(toArbitrary(schema), holds as never), {
        seed,
        numRuns: 2000,
      })
      expect(failed).toBe(true)
      expect(counterexample).toEqual([smallest])
    }
  })

  it('shrinks a value of any origin as one of its own: a captured one given as an example', () => {
    const captured = {
      id: 'ord-4711',
      lines: [
        { sku: 'shoe', count: 12 },
        { sku: 'sock', count: 2000 },
      ],
      note: 'x',
    }
    const property = fc.property(toArbitrary(order), (value) =>
      (value as typeof captured).lines.every(({ count }) => count < 1000),
    )
    const fromExample = fc.check(property, { examples: [[captured]], seed: 1 })
    const fromOwn = fc.check(property, { seed: 1, numRuns: 2000 })
    expect(fromExample.numRuns).toBe(1)
    expect(compareSize(fromExample.counterexample, fromOwn.counterexample)).toBe(0)
  })

  it('works within the combinators of fast-check', () => {
    const pair = fc.tuple(
      toArbitrary({ type: 'integer', minimum: 0 }),
      fc.array(toArbitrary({ enum: ['a', 'b'] })),
    )
    const { counterexample } = fc.check(
      fc.property(pair, ([n, list]) => (n as number) < 50 || list.length < 2),
      { seed: 2, numRuns: 5000 },
    )
    expect(counterexample).toEqual([[50, ['a', 'a']]])
  })

  it('has a small value that is always the same', () => {
    const smallest = smallestValue(order)
    expect(smallestValue(JSON.parse(JSON.stringify(order)))).toEqual(smallest)
    expect(judge(order)?.(smallest)).toBe(true)
    expect(JSON.stringify(smallest).length).toBeLessThan(60)
  })
})
