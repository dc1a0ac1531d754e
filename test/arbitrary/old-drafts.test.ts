import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { invalidCases } from '../../src/cases/invalid-cases.js'
import { compileValidator } from '../../src/schema/validate/validate.js'

const draft04 = 'http://json-schema.org/draft-04/schema'
const draft06 = 'http://json-schema.org/draft-06/schema'
const formatsOfJudge: string = '@hyperjump/json-schema/formats'
type Schema = Readonly<Record<string, unknown>>

let documents = 0

/** The judgement of @hyperjump/json-schema, which knows both drafts and shares no code with the project. */
async function judgeOf(schema: Schema): Promise<(value: unknown) => boolean> {
  const { registerSchema, setShouldValidateFormat, validate } =
    schema.$schema === `${draft04}#`
      ? await import('@hyperjump/json-schema/draft-04')
      : await import('@hyperjump/json-schema/draft-06')
  await import(formatsOfJudge)
  setShouldValidateFormat(true)
  const uri = `https://old-drafts.example/${documents++}`
  const { id: _id, $id: _name, ...unnamed } = schema
  registerSchema(unnamed as never, uri)
  const check = await validate(uri)
  return (value) => check(value as never).valid
}

/** A message of a charging station in the manner of OCPP 1.6, which is written in draft-04. */
const meterValues: Schema = {
  $schema: `${draft04}#`,
  id: 'urn:MeterValuesRequest',
  title: 'MeterValuesRequest',
  type: 'object',
  properties: {
    connectorId: { type: 'integer', minimum: 0 },
    share: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
    meterValue: {
      type: 'array',
      minItems: 1,
      items: { $ref: '#/definitions/measured' },
    },
  },
  additionalProperties: false,
  required: ['connectorId', 'meterValue'],
  definitions: {
    measured: {
      type: 'object',
      properties: {
        timestamp: { type: 'string', format: 'date-time' },
        value: { type: 'string', maxLength: 20 },
        phase: { type: 'string', enum: ['L1', 'L2', 'L3', 'N'] },
        unit: { type: 'string', enum: ['Wh', 'kWh'] },
      },
      dependencies: { unit: ['value'], phase: { required: ['unit'] } },
      required: ['timestamp'],
    },
  },
}

/** A message in the manner of OCPP 2.0, which is written in draft-06. */
const setVariables: Schema = {
  $schema: `${draft06}#`,
  $id: 'urn:OCPP:Cp:2:2020:3:SetVariablesRequest',
  definitions: {
    AttributeEnumType: {
      javaType: 'AttributeEnum',
      type: 'string',
      enum: ['Actual', 'Target', 'MinSet', 'MaxSet'],
      default: 'Actual',
      additionalProperties: false,
    },
    ComponentType: {
      javaType: 'Component',
      type: 'object',
      properties: { name: { type: 'string', maxLength: 50 }, kind: { const: 'EVSE' } },
      propertyNames: { pattern: '^[a-z]+$' },
      required: ['name'],
    },
  },
  type: 'object',
  additionalProperties: false,
  properties: {
    data: {
      type: 'array',
      minItems: 1,
      contains: { type: 'object', required: ['attribute'] },
      items: {
        type: 'object',
        properties: {
          attribute: { $ref: '#/definitions/AttributeEnumType' },
          component: { $ref: '#/definitions/ComponentType' },
          severity: { type: 'integer', exclusiveMinimum: 0, maximum: 9 },
          anything: true,
          nothing: false,
        },
        required: ['component'],
      },
    },
  },
  required: ['data'],
}

async function checkSchema(schema: Schema): Promise<void> {
  const isValid = await judgeOf(schema)
  const values = fc.sample(toArbitrary(schema), { numRuns: 150, seed: 4 })
  expect(values.filter((value) => !isValid(value))).toEqual([])
  const boundaries = boundaryCases(schema)
  expect(boundaries.length).toBeGreaterThan(10)
  expect(boundaries.filter(({ value }) => !isValid(value))).toEqual([])
  const invalid = invalidCases(schema)
  expect(invalid.length).toBeGreaterThan(5)
  expect(invalid.filter(({ value }) => isValid(value))).toEqual([])
  const problemsOf = compileValidator(schema)
  expect(values.flatMap((value) => problemsOf(value))).toEqual([])
  for (const { value, scenario } of invalid) expect(problemsOf(value), scenario).not.toEqual([])
}

describe('a schema of an old draft', () => {
  it('may be a message in draft-04', () => checkSchema(meterValues))

  it('may be a message in draft-06', () => checkSchema(setVariables))

  it('may refer to the metaschema of draft-04', () =>
    checkSchema({ $schema: `${draft04}#`, type: 'object', properties: { schema: { $ref: `${draft04}#` } } }))

  it('has each bound named where it is broken', () => {
    const golden = { connectorId: 1, share: 0.5, meterValue: [{ timestamp: '2026-01-01T00:00:00Z' }] }
    const broken = invalidCases(meterValues, { golden }).filter(({ pointer }) => pointer === '/share')
    expect(new Set(broken.map(({ schemaPointer }) => schemaPointer))).toEqual(
      new Set(['type', 'exclusiveMinimum', 'exclusiveMaximum'].map((name) => `#/properties/share/${name}`)),
    )
  })

  it('has any bounds of draft-04', async () => {
    const bound = fc.integer({ min: -20, max: 20 })
    const bounds = fc.record(
      { minimum: bound, maximum: bound, exclusiveMinimum: fc.boolean(), exclusiveMaximum: fc.boolean() },
      { requiredKeys: [] },
    )
    const check = fc.asyncProperty(bounds, fc.constantFrom('integer', 'number'), async (given, type) => {
      fc.pre((given.minimum ?? -99) + 1 < (given.maximum ?? 99))
      const schema: Record<string, unknown> = { $schema: `${draft04}#`, type, ...given }
      // By its metaschema one without the other is wrong.
      if (given.minimum === undefined) delete schema.exclusiveMinimum
      if (given.maximum === undefined) delete schema.exclusiveMaximum
      const isValid = await judgeOf(schema)
      const values = fc.sample(toArbitrary(schema), { numRuns: 20, seed: 1 })
      const cases = boundaryCases(schema).map(({ value }) => value)
      expect([...values, ...cases].filter((value) => !isValid(value))).toEqual([])
      const problemsOf = compileValidator(schema)
      for (const value of [-21, -20, -1, 0, 0.5, 1, 20, 21, given.minimum, given.maximum])
        if (value !== undefined) expect(problemsOf(value).length === 0).toBe(isValid(value))
    })
    await fc.assert(check, { numRuns: 40 })
  })
})
