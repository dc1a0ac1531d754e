import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryCases, toArbitrary } from '../../contracts/index.js'
import { parametersIn, pathEncoding, textWith } from '../../contracts/path-encoding.js'
import type { JsonSchema } from '../../src/core.js'
import { judge } from '../laws/judge.js'
import { shrinkPath } from '../laws/shrink-path.js'

const literal = fc.constantFrom('orders', 'items', 'a.b', '(x)', '-', '$')
const texts: fc.Arbitrary<JsonSchema> = fc.constantFrom<JsonSchema>(
  { type: 'string', pattern: '^[a-z.]{1,4}$' },
  { type: 'string', pattern: '^[1-9][0-9]?$' },
  { enum: ['x', 'é漢', 'a.b', '.'] },
  { type: 'string', pattern: '^[^/]+$', maxLength: 3 },
)
/** A segment of a path: `orders`, `{id}`, `v{id}` or `{name}.{extension}`. */
const segment = fc.oneof(
  literal.map((text) => [text]),
  fc.constant(['{}']),
  literal.map((text) => [text, '{}']),
  literal.map((text) => ['{}', text, '{}']),
)
const template = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => {
  let count = 0
  return segments
    .map((parts) => parts.map((part) => (part === '{}' ? `{p${count++}}` : part)).join(''))
    .join('/')
})
const described = template.chain((path) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  return fc.tuple(...names.map(() => texts)).map((schemas) => {
    const properties = Object.fromEntries(names.map((name, i) => [name, schemas[i]!]))
    return { path, parameters: { type: 'object', required: names, properties, additionalProperties: false } }
  })
})

function textOf(path: string, contentSchema: JsonSchema): JsonSchema {
  const contentEncoding = pathEncoding(path)
  return {
    type: 'string',
    contentEncoding,
    contentMediaType: 'application/json',
    contentSchema,
    'x-checkContent': true,
  }
}

describe('the text of path parameters', () => {
  it('holds, and shrinks to, what the schema of the parameters accepts, for every template', () => {
    fc.assert(
      fc.property(described, fc.integer(), ({ path, parameters }, seed) => {
        const isRight = judge(parameters)!
        const schema = textOf(path, parameters)
        const arbitrary = toArbitrary(schema)
        for (const text of fc.sample(arbitrary, { numRuns: 5, seed })) {
          for (const each of [text, ...shrinkPath(arbitrary, text, seed)] as string[]) {
            const found = parametersIn(path, each)
            expect(found, each).toBeDefined()
            expect(isRight(found), `${path}: ${each}`).toBe(true)
            expect(textWith(path, found)).toBe(each)
            expect(each.split('/')).toHaveLength(path.split('/').length)
          }
        }
        for (const { value } of boundaryCases<string>(schema)) {
          expect(isRight(parametersIn(path, value)), `${path}: ${value}`).toBe(true)
        }
      }),
      { seed: 11, numRuns: 150 },
    )
  })

  it.each<[string, string, object | undefined]>([
    ['orders/{id}', 'orders/5', { id: '5' }],
    ['orders/{id}', 'orders/', undefined],
    ['orders/{id}', 'orders/5/items', undefined],
    ['orders/{id}', 'orders/a\nb', { id: 'a\nb' }],
    ['{name}.{extension}', 'a.b.c', { name: 'a.b', extension: 'c' }],
    ['', '', {}],
    ['a.c/{id}', 'abc/5', undefined],
  ])('of %s in %j is told', (path, text, expected) => {
    expect(parametersIn(path, text)).toEqual(expected)
  })
})
