import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArbitraryOptions, toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { GeneratorGaveUpError, InvalidOptionError } from '../../src/errors.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { judge } from '../laws/judge.js'

const schema: JsonSchema = {
  type: 'object',
  required: ['id', 'tags'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', minimum: 1 },
    tags: { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1 },
    owner: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    'a/b': { type: 'string' },
  },
}

type Value = { id: number; tags: string[]; owner?: { name: string }; 'a/b'?: string }

function sample(options: ArbitraryOptions, of: JsonSchema = schema): Value[] {
  return fc.sample(toArbitrary<Value>(of, options), { numRuns: 200, seed: 3 })
}

describe('overrides', () => {
  it('put values of the arbitrary in their place, and the whole stays valid', () => {
    const values = sample({
      overrides: { '/id': fc.integer({ min: 100, max: 105 }), '/tags/0': fc.constant('first') },
    })
    expect(values.every(({ id }) => id >= 100 && id <= 105)).toBe(true)
    expect(new Set(values.map(({ id }) => id)).size).toBe(6)
    expect(values.every(({ tags }) => tags[0] === 'first')).toBe(true)
    expect(values.filter((value) => !judge(schema)!(value))).toEqual([])
  })

  it('take only what the schema accepts there', () => {
    const values = sample({ overrides: { '/id': fc.constantFrom(0, -1, 7) } })
    expect(values.every(({ id }) => id === 7)).toBe(true)
  })

  it('do not come where their surroundings are missing', () => {
    const values = sample({ overrides: { '/owner/name': fc.constant('Ann') } })
    const owners = values.flatMap(({ owner }) => (owner === undefined ? [] : [owner.name]))
    expect(owners.length).toBeGreaterThan(20)
    expect(owners.length).toBeLessThan(values.length)
    expect(new Set(owners)).toEqual(new Set(['Ann']))
  })

  it('reach names that a pointer writes escaped, and the whole value', () => {
    expect(sample({ overrides: { '/a~1b': fc.constant('x') } }).every((value) => value['a/b'] === 'x')).toBe(
      true,
    )
    const whole = { id: 3, tags: ['t'] }
    expect(sample({ overrides: { '': fc.constant(whole) } }).every((value) => value === whole)).toBe(true)
  })

  it('replay by the seed', () => {
    const options = (): ArbitraryOptions => ({ overrides: { '/id': fc.integer({ min: 1, max: 1e9 }) } })
    expect(sample(options())).toEqual(sample(options()))
  })

  it('that are never valid are an error with their place', () => {
    const never = (): unknown => sample({ overrides: { '/id': fc.constant(0) } })
    expect(never).toThrow(GeneratorGaveUpError)
    expect(never).toThrow(/override for "\/id"/)
    try {
      never()
    } catch (error) {
      expect(error).toMatchObject({ pointer: '/id', code: 'GENERATOR_GAVE_UP' })
    }
  })

  it.each([
    ['no arbitrary', { '/id': 7 }, /must be a fast-check arbitrary/],
    ['no pointer', { id: fc.constant(7) }, /"id" is no JSON Pointer/],
  ])('with %s are an error at definition', (_, overrides, message) => {
    expect(() => toArbitrary(schema, { overrides })).toThrow(InvalidOptionError)
    expect(() => toArbitrary(schema, { overrides })).toThrow(message)
  })

  it('do not outlive a shrink: a shrunk value is valid by the schema', () => {
    const arbitrary = toArbitrary<Value>(schema, { overrides: { '/id': fc.integer({ min: 100, max: 200 }) } })
    const { counterexample } = fc.check(
      fc.property(arbitrary, ({ tags }) => tags.length < 2),
      { seed: 1 },
    )
    expect(counterexample).toEqual([{ id: 1, tags: ['', ''] }])
  })
})

describe('formats', () => {
  const order: JsonSchema = { type: 'string', format: 'order-id', maxLength: 8 }
  const isOrder = fc.integer({ min: 0, max: 9999 }).map((n) => `ord-${n}`)

  it('make strings of a format that is not known otherwise', () => {
    const values = fc.sample(toArbitrary<string>(order, { formats: { 'order-id': isOrder } }), {
      numRuns: 100,
      seed: 1,
    })
    expect(values.every((value) => /^ord-\d+$/.test(value))).toBe(true)
    expect(new Set(values).size).toBeGreaterThan(80)
  })

  it('are checked by the rest of the schema', () => {
    const tooLong = fc.constantFrom('ord-1', 'ord-123456789')
    const values = fc.sample(toArbitrary<string>(order, { formats: { 'order-id': tooLong } }), {
      numRuns: 50,
      seed: 1,
    })
    expect(new Set(values)).toEqual(new Set(['ord-1']))
  })

  it('replace the generator of a known format, not its check', () => {
    const own = fc.constantFrom('00000000-0000-4000-8000-000000000000', 'no uuid')
    const values = fc.sample(
      toArbitrary<string>({ format: 'uuid', type: 'string' }, { formats: { uuid: own } }),
      {
        numRuns: 50,
        seed: 1,
      },
    )
    expect(values.every((value) => judge({ format: 'uuid' })!(value))).toBe(true)
    expect(values).toContain('00000000-0000-4000-8000-000000000000')
  })

  it('that are no arbitraries are an error', () => {
    expect(() => toArbitrary(order, { formats: { 'order-id': 'ord-1' } })).toThrow(InvalidOptionError)
  })
})
