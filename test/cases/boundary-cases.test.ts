import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { boundaryCases, type Case } from '../../src/cases/boundary-cases.js'
import { UnsatisfiableSchemaError } from '../../src/errors.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'
import { plainFault } from '../laws/schema-values.js'

function valuesOf(schema: JsonSchema, golden?: unknown): unknown[] {
  return boundaryCases(schema, golden === undefined ? {} : { golden }).map(({ value }) => value)
}

describe('every boundary of a schema is met', () => {
  it.each<readonly [string, JsonSchema, unknown, readonly unknown[]]>([
    ['the bounds of a number', { type: 'integer', minimum: -3, maximum: 7 }, 1, [-3, -2, 6, 7, 0, -1]],
    ['open bounds', { type: 'integer', exclusiveMinimum: 2, exclusiveMaximum: 9 }, 5, [3, 8]],
    ['large numbers', { type: 'integer' }, 1, [0, -1, 2 ** 31, Number.MAX_SAFE_INTEGER]],
    ['fractions', { type: 'number' }, 1, [0.5, 1e21]],
    ['multiples', { type: 'number', multipleOf: 0.5, minimum: 1, maximum: 3 }, 2, [1, 1.5, 2.5, 3]],
    ['lengths', { type: 'string', minLength: 2, maxLength: 4, pattern: '^a*$' }, 'aaa', ['aa', 'aaaa']],
    [
      'numbers of items',
      { type: 'array', items: { const: 0 }, minItems: 1, maxItems: 3 },
      [0, 0],
      [[0], [0, 0, 0]],
    ],
    ['an enum', { enum: ['a', 'b', 3, null] }, 'a', ['b', 3, null]],
    ['a boolean', { type: 'boolean' }, true, [false]],
    ['alternative forms', { anyOf: [{ const: 'a' }, { type: 'null' }, { const: [1] }] }, 'a', [null, [1]]],
    ['any JSON', true, 'a', [null, false, 0, '', [], {}]],
    [
      'examples and the default',
      { type: 'string', examples: ['x', 'y'], default: 'z' },
      'a',
      ['x', 'y', 'z'],
    ],
  ])('%s', (_, schema, golden, wanted) => {
    const values = valuesOf(schema, golden)
    for (const value of wanted) expect(values).toContainEqual(value)
    expect(values).not.toContainEqual(golden)
    expect(values.filter((value) => !judge(schema)!(value))).toEqual([])
  })

  it('members are left out and filled in, one at a time', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: {
        id: { const: 1 },
        a: { type: 'integer', minimum: 5, maximum: 6 },
        b: {
          type: 'object',
          required: ['c'],
          additionalProperties: false,
          properties: { c: { enum: [1, 2] } },
        },
      },
    }
    const found = valuesOf(schema, { id: 1, a: 5 })
    expect(found).toEqual(
      expect.arrayContaining([
        { id: 1 },
        { id: 1, a: 6 },
        { id: 1, a: 5, b: { c: 1 } },
        { id: 1, a: 5, b: { c: 2 } },
      ]),
    )
  })

  it('reaches into the document inside base64', () => {
    const schema: JsonSchema = {
      type: 'string',
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: {
        type: 'object',
        required: ['n'],
        additionalProperties: false,
        properties: { n: { type: 'integer', minimum: 1, maximum: 9 }, s: { type: 'string' } },
      },
      'x-checkContent': true,
    }
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
    const cases = boundaryCases(schema, { golden: encode({ n: 4, s: 'a' }) })
    const inner = cases.filter(({ pointer }) => pointer.startsWith('/(decoded)'))
    const documents = inner.map(({ value }) => JSON.parse(Buffer.from(value as string, 'base64').toString()))
    expect(documents).toEqual(
      expect.arrayContaining([{ n: 1, s: 'a' }, { n: 9, s: 'a' }, { n: 4 }, { n: 4, s: '' }]),
    )
    expect(inner.map(({ pointer }) => pointer)).toContain('/(decoded)/n')
  })

  it('a recursive schema has finitely many', () => {
    const tree: JsonSchema = { type: 'object', properties: { left: { $ref: '#' }, n: { enum: [1, 2] } } }
    expect(boundaryCases(tree).length).toBeLessThan(200)
    expect(boundaryCases(tree).length).toBeGreaterThan(3)
  })
})

const cased: JsonSchema = {
  type: 'object',
  required: ['kind'],
  additionalProperties: false,
  properties: {
    kind: {
      anyOf: [
        { const: 'new' },
        { const: 'seen', 'x-evidence': 'observed' },
        { const: 'guessed', 'x-evidence': 'inferred' },
        { const: 'old', 'x-evidence': 'historic' },
      ],
    },
    text: {
      type: 'string',
      'x-edgeCases': [{ value: '%', why: 'no escape', 'x-evidence': 'inferred' }],
    },
  },
  examples: [{ kind: 'new', text: 'a' }],
}

describe('evidence', () => {
  const cases = boundaryCases<{ kind: string; text?: string }>(cased)
  const evidenceFor = (test: (value: { kind: string; text?: string }) => boolean): string | undefined =>
    cases.find(({ value }) => test(value))?.evidence

  it('is that of the weakest form that the value needs', () => {
    expect(evidenceFor(({ kind }) => kind === 'seen')).toBe('observed')
    expect(evidenceFor(({ kind }) => kind === 'guessed')).toBe('inferred')
    expect(evidenceFor(({ text }) => text === '%')).toBe('inferred')
    expect(evidenceFor(({ text }) => text === undefined)).toBe('documented')
  })

  it('chooses what is drawn from', () => {
    const kinds = (
      ...evidence: NonNullable<Parameters<typeof boundaryCases>[1]>['evidence'] & object
    ): Set<unknown> =>
      new Set(boundaryCases<{ kind: string }>(cased, { evidence }).map(({ value }) => value.kind))
    expect(kinds('documented')).toEqual(new Set(['new']))
    expect(kinds('documented', 'historic')).toEqual(new Set(['new', 'old']))
    expect(new Set(cases.map(({ value }) => value.kind))).toEqual(new Set(['new', 'seen', 'guessed']))
  })
})

describe('the cases', () => {
  it('say in words what is special, and where', () => {
    const found = boundaryCases(cased).map(({ scenario, pointer }) => `${pointer}: ${scenario}`)
    expect(found).toEqual(
      expect.arrayContaining([': the value has only the required members', '/text: /text: no escape']),
    )
    expect(found.every((line) => line.length > 5)).toBe(true)
  })

  it('are the same each time', () => {
    const plain = (cases: readonly Case<unknown>[]): unknown[] =>
      cases.map(({ value, scenario, pointer, evidence }) => ({ value, scenario, pointer, evidence }))
    expect(plain(boundaryCases(JSON.parse(JSON.stringify(cased))))).toEqual(plain(boundaryCases(cased)))
  })

  it('of a contradiction are an error', () => {
    expect(() => boundaryCases(false)).toThrow(UnsatisfiableSchemaError)
  })

  it.each(Object.entries(contracts))('of the %s event are valid, plain and all different', (_, make) => {
    const { event, golden } = make()
    const valid = judge(event.schema)!
    const cases = boundaryCases(event, { golden })
    expect(cases.length).toBeGreaterThan(20)
    expect(cases.filter(({ value }) => !valid(value))).toEqual([])
    expect(cases.map(({ value }) => plainFault(value)).filter((fault) => fault !== undefined)).toEqual([])
    expect(new Set(cases.map(({ value }) => JSON.stringify(value))).size).toBe(cases.length)
  })
})
