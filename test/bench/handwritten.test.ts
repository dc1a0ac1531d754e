import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handwritten } from '../../bench/handwritten/handwritten.js'
import { sources } from '../../bench/sources.js'
import { ltsPayloadSchema } from '../../contracts/generated/lts-payload.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import type { JsonSchema } from '../../src/typed-schema.js'

// A bare ajv: shares nothing with the code under measurement.
function judge(schema: JsonSchema): (value: unknown) => string | undefined {
  const ajv = new Ajv2020.default({ strict: false, ownProperties: true, unicodeRegExp: true })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => (validate(value) ? undefined : ajv.errorsText(validate.errors))
}

const json = (value: unknown): string => JSON.stringify(value)
const meanSize = (values: readonly unknown[]): number =>
  values.reduce<number>((sum, value) => sum + Buffer.byteLength(json(value)), 0) / values.length

describe.each(Object.keys(sources))('the hand-written %s events', (name) => {
  const values = fc.sample(handwritten[name]!, { numRuns: 3000, seed: 1 })

  it('are valid and plain JSON', () => {
    const problem = judge(sources[name]!)
    for (const value of values) {
      expect(problem(value), json(value)).toBeUndefined()
      expect(JSON.parse(json(value))).toStrictEqual(value)
    }
  })

  it('are as large as ours, in the mean, within 20 %', () => {
    const ours = fc.sample(toArbitrary(sources[name]!), { numRuns: 3000, seed: 1 })
    const ratio = meanSize(values) / meanSize(ours)
    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(1.2)
  })
})

it('hold valid log payloads, with the records as a list and as text', () => {
  const problem = judge(ltsPayloadSchema.schema)
  const kinds = new Set<string>()
  for (const event of fc.sample(handwritten.lts!, { numRuns: 1000, seed: 2 })) {
    const { data } = (event as { lts: { data: string } }).lts
    const payload = JSON.parse(Buffer.from(data, 'base64').toString()) as { logs: unknown }
    kinds.add(typeof payload.logs)
    expect(problem(payload)).toBeUndefined()
    if (typeof payload.logs === 'string') payload.logs = JSON.parse(payload.logs)
    expect(problem(payload)).toBeUndefined()
  }
  expect([...kinds].sort()).toEqual(['object', 'string'])
})
