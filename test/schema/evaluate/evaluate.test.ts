import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts, createEvaluator } from '../../../src/schema/evaluate/evaluate.js'
import { isMultipleOf } from '../../../src/schema/multiple-of.js'
import { readSchema } from '../../../src/schema/read/resolve-refs.js'
import { findProblems } from '../../../src/schema/validate/validate-problems.js'
import type { JsonSchema } from '../../../src/typed-schema.js'
import { referee } from '../../laws/judge.js'
import { smallSchemas } from '../small-schemas.js'

function judge(schema: JsonSchema, value: unknown): boolean {
  return accepts(readSchema(schema).root, value)
}

/** Any seed, but for the one that `LAW_SEED` in the environment names. */
function givenSeed(): { readonly seed?: number } {
  const { LAW_SEED } = process.env
  return LAW_SEED === undefined ? {} : { seed: Number(LAW_SEED) }
}

describe('accepts, against a bare ajv and a second judge where it errs', () => {
  const { schema, value } = smallSchemas()
  const values = fc.array(value, { minLength: 20, maxLength: 60 })

  it('decides alike on any schema and value, and finds a problem exactly when it does not accept', async () => {
    const ends = { accepted: 0, refused: 0 }
    const law = fc.asyncProperty(schema, values, async (anySchema, anyValues) => {
      const { root } = readSchema(anySchema)
      // ajv takes [] for valid under {"prefixItems": [false], "contains": false}, and more of that kind.
      const judges = referee(anySchema)
      for (const anyValue of anyValues) {
        const accepted = accepts(root, anyValue)
        ends[accepted ? 'accepted' : 'refused']++
        if (!(await judges.confirms(anyValue, accepted))) {
          throw new Error(`the judges say otherwise than ${accepted} of ${JSON.stringify(anyValue)}`)
        }
        expect(findProblems(root, anyValue).length === 0).toBe(accepted)
      }
    })
    await fc.assert(law, { numRuns: 400, ...givenSeed() })
    // Else the law would say nothing.
    expect(Math.min(ends.accepted, ends.refused)).toBeGreaterThan(2000)
  })
})

describe('accepts', () => {
  it('counts code points', () => {
    expect(judge({ minLength: 2 }, '😀')).toBe(false)
    expect(judge({ maxLength: 2 }, '😀😀')).toBe(true)
    expect(judge({ maxLength: 1 }, '😀a')).toBe(false)
    expect(judge({ minLength: 2, maxLength: 2 }, '\ud83d\ud83d')).toBe(true)
  })

  it('sees own members only, whatever they are called', () => {
    expect(judge({ required: ['constructor'] }, {})).toBe(false)
    expect(judge({ required: ['__proto__'] }, JSON.parse('{"__proto__": 1}'))).toBe(true)
    const schema = JSON.parse(
      '{"properties": {"__proto__": {"type": "string"}}, "additionalProperties": false}',
    )
    expect(judge(schema, JSON.parse('{"__proto__": "x"}'))).toBe(true)
    expect(judge(schema, JSON.parse('{"__proto__": 1}'))).toBe(false)
    expect(judge(schema, {})).toBe(true)
  })

  it('tells equal items by their value', () => {
    expect(judge({ uniqueItems: true }, [1, '1', true, null, [], {}])).toBe(true)
    expect(judge({ uniqueItems: true }, [{ a: 1, b: 2 }, 3, { b: 2, a: 1 }])).toBe(false)
    expect(judge({ uniqueItems: true }, [0, -0])).toBe(false)
    const many = Array.from({ length: 20 }, (_, i) => ({ a: i, b: [i] }))
    expect(judge({ uniqueItems: true }, many)).toBe(true)
    expect(judge({ uniqueItems: true }, [...many, { b: [7], a: 7 }])).toBe(false)
  })

  it('asserts formats of strings and of numbers, and only of those', () => {
    expect(judge({ format: 'date' }, '2024-02-30')).toBe(false)
    expect(judge({ format: 'date' }, 5)).toBe(true)
    expect(judge({ format: 'int32' }, 2 ** 31)).toBe(false)
    expect(judge({ format: 'int32' }, 'text')).toBe(true)
    expect(judge({ format: 'no such format' }, '')).toBe(true)
  })

  it('takes other formats, a check that answers otherwise than true refusing', () => {
    const even = createEvaluator({
      formats: new Map([['even', { type: 'number', check: (n: number) => n % 2 === 0 }]]),
    })
    const { root } = readSchema({ format: 'even' })
    expect([even(root, 2), even(root, 3), even(root, 'x')]).toEqual([true, false, true])
  })

  it('checks content only where the schema says so', () => {
    const content = {
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: { type: 'object', required: ['a'] },
    }
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
    expect(judge(content, 'no base64!')).toBe(true)
    const checked = { ...content, 'x-checkContent': true }
    expect(judge(checked, encoded({ a: 1 }))).toBe(true)
    expect(judge(checked, encoded({ b: 1 }))).toBe(false)
    expect(judge(checked, 'no base64!')).toBe(false)
    expect(judge(checked, Buffer.from('{').toString('base64'))).toBe(false)
    expect(judge(checked, 5)).toBe(true)
    expect(judge({ contentEncoding: 'base64', 'x-checkContent': true }, 'a')).toBe(false)
  })

  it('recurses through $recursiveRef of 2019-09 by the dynamic scope', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $id: 'https://example.com/strict',
      $recursiveAnchor: true,
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'tree',
          $recursiveAnchor: true,
          type: 'object',
          properties: { value: true, children: { items: { $recursiveRef: '#' } } },
        },
      },
    }
    expect(judge(schema, { children: [{ value: 1 }] })).toBe(true)
    expect(judge(schema, { children: [{ valu: 1 }] })).toBe(false)
  })

  it('does not count contained items as evaluated before 2020-12', () => {
    const schema = { contains: { const: 1 }, unevaluatedItems: { const: 2 } }
    const old = { $schema: 'https://json-schema.org/draft/2019-09/schema', ...schema }
    expect([judge(schema, [1, 2]), judge(old, [1, 2])]).toEqual([true, false])
  })

  it('finishes on deep values', () => {
    let value: unknown = null
    for (let i = 0; i < 1000; i++) value = [value]
    expect(
      judge(
        { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ type: 'null' }, { items: { $ref: '#/$defs/a' } }] } } },
        value,
      ),
    ).toBe(true)
  })
})

describe('isMultipleOf', () => {
  it('counts in decimal', () => {
    for (const [value, divisor] of [
      [19.99, 0.01],
      [0.3, 0.1],
      [1.1, 0.1],
      [1e308, 0.5],
      [0.0075, 0.0001],
      [-4.5, 1.5],
      [0, 0.1],
    ] as const) {
      expect(isMultipleOf(value, divisor), `${value} of ${divisor}`).toBe(true)
    }
    for (const [value, divisor] of [
      [0.35, 0.1],
      [19.995, 0.01],
      [1e308, 0.123456789],
      [1, 0.3],
      [Number.NaN, 1],
      [Number.POSITIVE_INFINITY, 1],
    ] as const) {
      expect(isMultipleOf(value, divisor), `${value} of ${divisor}`).toBe(false)
    }
  })

  it('accepts every decimal product, and nothing between two', () => {
    const digits = fc.nat({ max: 6 })
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 999 }),
        digits,
        (n, m, places) => {
          const divisor = Number(`${m}e-${places}`)
          expect(isMultipleOf(Number(`${n * m}e-${places}`), divisor)).toBe(true)
          if (m > 1) expect(isMultipleOf(Number(`${n * m + 1}e-${places}`), divisor)).toBe(false)
        },
      ),
    )
  })
})
