import { describe, expect, it } from 'vitest'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { withConstants } from '../../src/cases/boundary-order.js'
import { type JsonSchema, typedSchema } from '../../src/typed-schema.js'

const edge = (...values: readonly string[]): object[] => values.map((value) => ({ value, why: value }))

const schema: JsonSchema = {
  type: 'object',
  required: ['name', 'kind', 'inner'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, 'x-edgeCases': edge('n1', 'n2', 'n3') },
    kind: { enum: ['a', 'b', 'c'] },
    inner: {
      type: 'object',
      required: ['text', 'sure'],
      additionalProperties: false,
      properties: {
        text: { type: 'string', 'x-edgeCases': edge('t1', 't2', 't3', 't4') },
        sure: { type: 'boolean' },
        count: { type: 'integer', minimum: 3, maximum: 9 },
      },
    },
  },
  examples: [{ name: 'n', kind: 'a', inner: { text: 't', sure: true } }],
}

const order = boundaryCases(schema).map(({ scenario }) => scenario)
const turn = (scenario: string): number => {
  expect(order).toContain(scenario)
  return order.indexOf(scenario)
}

describe('the order of the boundaries', () => {
  it('begins with a value of an enum, a form and edge cases', () => {
    expect(order.slice(0, 3)).toEqual([
      '/kind is "b"',
      'an edge case at each of 2 places, number 1 of each',
      'the value has only the required members',
    ])
  })

  it('takes one of each place in turn, as the schema lists them there', () => {
    const names = ['/name: n1', '/name: n2', '/name: n3'].map(turn)
    const kinds = ['/kind is "b"', '/kind is "c"'].map(turn)
    const texts = ['/inner/text: t1', '/inner/text: t2', '/inner/text: t3', '/inner/text: t4'].map(turn)
    expect(Math.max(names[0]!, texts[0]!)).toBeLessThan(Math.min(names[1]!, texts[1]!))
    for (const turns of [names, kinds, texts]) expect(turns).toEqual([...turns].sort((a, b) => a - b))
  })

  it('has what is deep and single after what is near or many, and bounds last', () => {
    const bound = turn('/name one more than the shortest: 2 characters')
    expect(turn('/inner/sure is false')).toBeGreaterThan(turn('/inner/text: t4'))
    expect(bound).toBeGreaterThan(turn('/inner/sure is false'))
  })
})

describe('constants of the handler', () => {
  const numbers = (count: number, from: number): number[] => Array.from({ length: count }, (_, i) => from + i)

  it('come one to twelve at first, then in turn with the boundaries, none lost', () => {
    const merged = withConstants(numbers(60, 0), numbers(9, 100))
    expect([...merged].sort((a, b) => a - b)).toEqual([...numbers(60, 0), ...numbers(9, 100)])
    expect(numbers(9, 100).map((one) => merged.indexOf(one))).toEqual([0, 13, 26, 39, 52, 54, 56, 58, 60])
  })

  it('follow where there are few boundaries, and may be none', () => {
    expect(withConstants([1, 2], [7, 8, 9])).toEqual([7, 1, 2, 8, 9])
    expect(withConstants([1, 2], [])).toEqual([1, 2])
  })
})

describe('the list', () => {
  it('is made once for a schema, a golden value and levels of evidence', () => {
    expect(boundaryCases(schema)).toBe(boundaryCases(typedSchema(schema)))
    expect(boundaryCases(schema, { evidence: ['documented'] })).not.toBe(boundaryCases(schema))
    const golden = { name: 'x', kind: 'a', inner: { text: 't', sure: true } }
    const cases = boundaryCases(schema, { golden })
    expect(boundaryCases(schema, { golden: structuredClone(golden) })).toBe(cases)
    golden.name = 'y'
    expect(boundaryCases(schema, { golden })).not.toBe(cases)
  })
})
