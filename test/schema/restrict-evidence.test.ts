import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apigEventSchema } from '../../contracts/generated/apig-event.js'
import { ctsEventSchema } from '../../contracts/generated/cts-event.js'
import { kafkaEventSchema } from '../../contracts/generated/kafka-event.js'
import { ltsEventSchema } from '../../contracts/generated/lts-event.js'
import { obsEventSchema } from '../../contracts/generated/obs-event.js'
import { timerEventSchema } from '../../contracts/generated/timer-event.js'
import { UnsatisfiableSchemaError } from '../../src/errors.js'
import { type Evidence, evidenceLevels } from '../../src/evidence.js'
import { restrictEvidence } from '../../src/schema/restrict-evidence.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const documented: readonly Evidence[] = ['documented']

describe('restrictEvidence', () => {
  it.each([
    [
      'branches of anyOf',
      { anyOf: [{ type: 'string' }, { 'x-evidence': 'inferred', type: 'null' }] },
      { anyOf: [{ type: 'string' }] },
    ],
    [
      'members, also required ones',
      {
        properties: { a: { type: 'string' }, b: { 'x-evidence': 'observed', type: 'string' } },
        required: ['a', 'b'],
      },
      { properties: { a: { type: 'string' }, b: false }, required: ['a'] },
    ],
    [
      'the absence of members',
      { properties: { a: { 'x-absentEvidence': 'inferred' }, b: {} } },
      { properties: { a: { 'x-absentEvidence': 'inferred' }, b: {} }, required: ['a'] },
    ],
    [
      'the absence of a member that is gone itself',
      { properties: { a: { 'x-evidence': 'observed', 'x-absentEvidence': 'inferred' } } },
      { properties: { a: false } },
    ],
    [
      'edge cases',
      { 'x-edgeCases': [{ value: 1 }, { value: 2, 'x-evidence': 'inferred' }] },
      { 'x-edgeCases': [{ value: 1 }] },
    ],
    [
      'further members',
      {
        additionalProperties: { 'x-evidence': 'observed' },
        patternProperties: { a: { 'x-evidence': 'observed' } },
      },
      { additionalProperties: false, patternProperties: { a: false } },
    ],
    [
      'forms inside content, items, definitions and allOf',
      {
        allOf: [{ items: { anyOf: [{ 'x-evidence': 'observed' }, true] } }],
        contentSchema: { anyOf: [{ 'x-evidence': 'observed' }, true] },
        $defs: { a: { 'x-evidence': 'observed', anyOf: [{ 'x-evidence': 'observed' }, true] } },
      },
      {
        allOf: [{ items: { anyOf: [true] } }],
        contentSchema: { anyOf: [true] },
        $defs: { a: { 'x-evidence': 'observed', anyOf: [true] } },
      },
    ],
    [
      'branches in which nothing is left',
      {
        anyOf: [{ $ref: '#/$defs/old' }, { type: 'string' }],
        $defs: { old: { properties: { a: { anyOf: [{ 'x-evidence': 'historic' }] } }, required: ['a'] } },
      },
      { anyOf: [{ type: 'string' }], $defs: { old: false } },
    ],
  ])('drops %s', (_, schema, expected) => {
    expect(restrictEvidence(schema, documented)).toEqual(expected)
  })

  it('keeps the objects in which nothing changes, and the input', () => {
    const schema = {
      properties: {
        a: { items: { type: 'string' } },
        b: { anyOf: [{ type: 'null', 'x-evidence': 'inferred' }, true] },
      },
    }
    const before = JSON.stringify(schema)
    const result = restrictEvidence(schema, documented) as typeof schema
    expect(result).not.toBe(schema)
    expect(result.properties.a).toBe(schema.properties.a)
    expect(JSON.stringify(schema)).toBe(before)
    expect(restrictEvidence(schema, evidenceLevels)).toBe(schema)
  })

  it('leaves values, negations and conditions alone', () => {
    const part = { anyOf: [{ 'x-evidence': 'observed' }, true] }
    const schema = { not: part, if: part, const: part, default: part, examples: [part] }
    expect(restrictEvidence(schema, documented)).toBe(schema)
  })

  it('keeps what a dropped branch of oneOf excluded', () => {
    const schema = { oneOf: [{ minimum: 0 }, { maximum: 10, 'x-evidence': 'observed' }] }
    const validate = compileValidator(restrictEvidence({ type: 'integer', ...schema }, documented))
    expect(validate(11)).toEqual([])
    expect(validate(5)).not.toEqual([])
    expect(validate(-1)).not.toEqual([])
  })

  it('keeps what a narrowed branch of oneOf excluded', () => {
    const narrowed = { anyOf: [{ maximum: 10, 'x-evidence': 'observed' }, { maximum: 0 }] }
    const schema = { type: 'integer', oneOf: [{ minimum: 0 }, narrowed] }
    const validate = compileValidator(restrictEvidence(schema, documented))
    for (const value of [-5, 0, 5, 11]) {
      const before = compileValidator(schema)(value).length === 0
      if (validate(value).length === 0) expect(before).toBe(true)
    }
    expect(validate(5)).not.toEqual([])
    expect(validate(11)).toEqual([])
  })

  it('ends for a schema that refers to itself', () => {
    const schema = {
      $ref: '#/$defs/tree',
      $defs: { tree: { properties: { next: { $ref: '#/$defs/tree' }, old: { 'x-evidence': 'historic' } } } },
    }
    expect(restrictEvidence(schema, documented)).toMatchObject({
      $defs: { tree: { properties: { old: false } } },
    })
  })

  it.each([
    ['#', { anyOf: [{ 'x-evidence': 'historic' }] }],
    ['#/properties/a', { required: ['a'], properties: { a: { oneOf: [{ 'x-evidence': 'historic' }] } } }],
    ['#/$defs/b', { $ref: '#/$defs/b', $defs: { b: { anyOf: [{ 'x-evidence': 'historic' }] } } }],
  ])('says where no form is left: %s', (pointer, schema) => {
    expect(() => restrictEvidence(schema, documented)).toThrow(UnsatisfiableSchemaError)
    expect(() => restrictEvidence(schema, documented)).toThrow(
      `known at the evidence documented\n  at ${pointer}\n`,
    )
  })

  const sources = {
    apigEventSchema,
    ctsEventSchema,
    kafkaEventSchema,
    ltsEventSchema,
    obsEventSchema,
    timerEventSchema,
  }
  const anyLevels = fc.subarray([...evidenceLevels], { minLength: 1 })

  it.each(Object.entries(sources))(
    '%s: the documented form stays, fewer levels accept less',
    (_, { schema }) => {
      const [example] = (schema as { examples: unknown[] }).examples
      const edgeValues = [example, ...variants(example)]
      fc.assert(
        fc.property(anyLevels, anyLevels, (some, more) => {
          if (!some.includes('documented')) return
          const narrow = validatorOf(schema, some)
          const wide = validatorOf(schema, [...new Set([...some, ...more])])
          for (const value of edgeValues) if (narrow(value)) expect(wide(value)).toBe(true)
        }),
        { numRuns: 15 },
      )
    },
  )

  it('of the sources: the documented examples are documented, but for the one that contradicts itself', () => {
    for (const [name, { schema }] of Object.entries(sources)) {
      const examples = (schema as { examples: unknown[] }).examples
      const golden = examples[name === 'apigEventSchema' ? 1 : 0]
      expect(validatorOf(schema, documented)(golden), name).toBe(true)
    }
    const [contradictory] = (apigEventSchema.schema as { examples: unknown[] }).examples
    const contentOf = (levels: readonly Evidence[]) =>
      compileValidator(restrictEvidence(apigEventSchema.schema, levels))
    expect(contentOf(documented)(contradictory)).not.toEqual([])
    expect(contentOf(['documented', 'inferred'])(contradictory)).toEqual([])
  })
})

const judges = new Map<string, (value: unknown) => boolean>()

function validatorOf(schema: JsonSchema, levels: readonly Evidence[]): (value: unknown) => boolean {
  const key = `${(schema as { title: string }).title} ${[...levels].sort().join()}`
  const known = judges.get(key)
  if (known !== undefined) return known
  const validate = compileValidator(restrictEvidence(schema, levels))
  const judge = (value: unknown): boolean => validate(value).length === 0
  judges.set(key, judge)
  return judge
}

/** The event with each of its outer members left out, or null, or empty. */
function variants(event: unknown): readonly unknown[] {
  return Object.keys(event as object).flatMap((key) => {
    const { [key]: _, ...rest } = event as Record<string, unknown>
    return [rest, { ...rest, [key]: null }, { ...rest, [key]: [] }, { ...rest, [key]: {} }]
  })
}
