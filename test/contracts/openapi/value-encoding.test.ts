import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryCases, toArbitrary } from '../../../contracts/index.js'
import type { Style } from '../../../contracts/openapi/parameter-style.js'
import { encodedTexts, firstTexts, type ValueNotation } from '../../../contracts/openapi/value-encoding.js'
import { shapeOf } from '../../../contracts/openapi/value-shape.js'
import { compileValidator, type JsonSchema } from '../../../src/core.js'
import { judge } from '../../laws/judge.js'
import { shrinkPath } from '../../laws/shrink-path.js'

type Plain = 'string' | 'integer' | 'boolean'
interface Described {
  readonly kind: Plain
  readonly schema: JsonSchema
}

const plain: fc.Arbitrary<Described> = fc.oneof(
  fc.constantFrom<Described>(
    { kind: 'string', schema: { type: 'string', minLength: 1, maxLength: 6 } },
    { kind: 'string', schema: { type: 'string', pattern: '^[a-z,=. ]{1,5}$' } },
    { kind: 'string', schema: { enum: ['1', 'true', 'a&b', 'é'] } },
    { kind: 'boolean', schema: { type: 'boolean' } },
  ),
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(20)).map(([minimum, more]) => ({
    kind: 'integer' as const,
    schema: { type: 'integer', minimum, maximum: minimum + more },
  })),
)
const member = fc.record({ of: plain, isList: fc.boolean(), required: fc.boolean() })
const object = fc
  .dictionary(fc.constantFrom('a', 'b c', 'd'), member, { minKeys: 1, noNullPrototype: true })
  .map((members) => ({
    members,
    schema: {
      type: 'object',
      required: Object.keys(members).filter((name) => members[name]!.required),
      properties: Object.fromEntries(
        Object.entries(members).map(([name, { of, isList }]) => [
          name,
          isList ? { type: 'array', items: of.schema, minItems: 1, maxItems: 3 } : of.schema,
        ]),
      ),
      additionalProperties: false,
    } as JsonSchema,
  }))

const read = (text: string, { kind }: Described): unknown =>
  kind === 'string' ? text : kind === 'integer' ? Number(text) : text === 'true'

/** Every text of a schema: made by chance, shrunk, and at its boundaries. */
function textsOf(schema: JsonSchema, notation: ValueNotation, seed: number): readonly string[] {
  const encoded = encodedTexts(schema, notation)
  const arbitrary = toArbitrary<string>(encoded)
  const made = fc.sample(arbitrary, { numRuns: 4, seed })
  const shrunk = made.flatMap((text) => shrinkPath(arbitrary, text, seed)) as string[]
  const all = [...made, ...shrunk, ...boundaryCases<string>(encoded).map(({ value }) => value)]
  const validate = compileValidator(encoded)
  for (const text of all) expect(validate(text)).toEqual([])
  return all
}

describe('the texts of a notation', () => {
  it('are forms that hold what the schema accepts, in base64 and plain', () => {
    fc.assert(
      fc.property(object, fc.boolean(), fc.integer(), ({ members, schema }, base64, seed) => {
        const isRight = judge(schema)!
        const notation = { as: 'form', base64, shape: shapeOf(schema, {}) } as const
        if (firstTexts(encodedTexts(schema, notation)).length === 0) return
        for (const text of textsOf(schema, notation, seed)) {
          const fields = new URLSearchParams(base64 ? Buffer.from(text, 'base64').toString() : text)
          const value = Object.fromEntries(
            [...new Set(fields.keys())].map((name) => {
              const { of, isList } = members[name]!
              const texts = fields.getAll(name).map((one) => read(one, of))
              return [name, isList ? texts : texts[0]]
            }),
          )
          expect(isRight(value), `${JSON.stringify(schema)}: ${text}`).toBe(true)
        }
      }),
      { seed: 7, numRuns: 80 },
    )
  })

  it('are lists that hold what the schema accepts, in each style', () => {
    const style = fc.constantFrom<[Style, string]>(
      ['form', ','],
      ['spaceDelimited', ' '],
      ['pipeDelimited', '|'],
    )
    fc.assert(
      fc.property(plain, style, fc.nat(3), fc.integer(), (items, [name, separator], minItems, seed) => {
        const schema = { type: 'array', items: items.schema, minItems, maxItems: 4 }
        const isRight = judge(schema)!
        const place = 'queryStringParameters'
        const notation = { style: name, explode: false, name: 'ids' }
        const shape = shapeOf(schema, {})
        for (const text of textsOf(schema, { as: 'style', notation, place, shape }, seed)) {
          const value = text.split(separator).map((one) => read(one, items))
          expect(isRight(value), `${JSON.stringify(schema)}: ${text}`).toBe(true)
        }
      }),
      { seed: 9, numRuns: 80 },
    )
  })

  it('are not made where no value of the schema has one', () => {
    const notation = (schema: JsonSchema) =>
      ({ as: 'form', base64: false, shape: shapeOf(schema, {}) }) as const
    for (const schema of [
      { type: 'object', maxProperties: 0 },
      { type: 'object', required: ['a'], properties: { a: { type: 'null' } } },
    ])
      expect(firstTexts(encodedTexts(schema, notation(schema)))).toEqual([])
  })

  it('reach values that a list of samples does not', () => {
    const schema = {
      type: 'object',
      required: ['n'],
      properties: { n: { type: 'integer', minimum: 1, maximum: 100_000 } },
    }
    const encoded = encodedTexts(schema, { as: 'form', base64: false, shape: shapeOf(schema, {}) })
    const seen = new Set(fc.sample(toArbitrary<string>(encoded), { numRuns: 600, seed: 2 }))
    expect(seen.size).toBeGreaterThan(300)
  })
})
