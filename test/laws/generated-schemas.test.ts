import { afterAll, expect, it } from 'vitest'
import { runLaw, type Share } from './run-law.js'
import { anySchemaDocument } from './schema-arbitrary.js'
import { checkSchema } from './schema-law.js'
import { countsOf, lawSize, newGeneratedTally, tooSlow } from './tally.js'

const size = lawSize(500)
const tally = newGeneratedTally()

afterAll(() => {
  console.info('generated schemas:', JSON.stringify({ ...size, ...countsOf(tally) }))
})

/** Some are rightly given up, since whether they have a value is not to be found out; more would be a way out. */
function shares(): readonly Share[] {
  return [{ what: 'given up', count: tally.gaveUp, of: tally.schemas, limit: 0.01 }]
}

it('holds for schemas out of every keyword, contradictory ones included', {
  timeout: 60_000 + size.numRuns * 200,
}, async () => {
  const check = (schema: Parameters<typeof checkSchema>[0]) => checkSchema(schema, tally)
  await runLaw({ name: 'generated', size, subjects: anySchemaDocument, tally, check, shares })
  expect(tally.satisfiable).toBeGreaterThan(tally.schemas / 2)
  for (const { what, count, of, limit } of shares()) expect(count / of, what).toBeLessThanOrEqual(limit)
})

it('takes no longer than two seconds for any call', () => {
  expect(tooSlow(tally)).toEqual([])
})
