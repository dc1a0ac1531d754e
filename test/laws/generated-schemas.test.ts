import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { anySchemaDocument } from './schema-arbitrary.js'
import { checkSchema } from './schema-law.js'
import { lawSize, newTally } from './tally.js'

const size = lawSize(500)
const tally = newTally()

afterAll(() => {
  console.info('generated schemas:', JSON.stringify({ ...size, ...tally }))
})

it('holds for schemas out of every keyword, contradictory ones included', {
  timeout: 60_000 + size.numRuns * 200,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anySchemaDocument, (schema) => checkSchema(schema, tally)),
    { ...size },
  )
  expect(tally.satisfiable).toBeGreaterThan(tally.schemas / 2)
  expect(tally.gaveUp).toBeLessThanOrEqual(Math.ceil(tally.schemas / 100))
})

it('takes no longer than two seconds for any call', () => {
  expect(Object.entries(tally.slowest).filter(([, milliseconds]) => milliseconds > 2000)).toEqual([])
})
