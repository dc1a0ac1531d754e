import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { contracts } from '../../../contracts/contracts.js'
import { eventArbitrary } from '../../../src/arbitrary/event-arbitrary.js'
import { generatorTable } from '../../../src/arbitrary/schema-values.js'
import type { Contract } from '../../../src/contract.js'
import { type Dictionary, dictionaryOf } from '../../../src/dictionary/dictionary.js'
import { randomPlanter } from '../../../src/dictionary/planting/plant-at-random.js'
import { defaultEvidence } from '../../../src/evidence.js'
import { Random } from '../../../src/random.js'
import { restrictEvidence } from '../../../src/schema/restrict-evidence.js'
import { compileValidator } from '../../../src/schema/validate/validate.js'

const constants = dictionaryOf('source', (event: any) => [
  event.headers['x-tier'] === 'gold',
  event.queryStringParameters.page > 40,
  event.Records.length > 3,
  JSON.parse(event.data).kind === 'refund',
  event.user_event.startsWith('nightly'),
])

function plant(contract: Contract, dictionary: Dictionary): { planted: unknown[]; tried: number } {
  const { root } = generatorTable(restrictEvidence(contract.event.schema, defaultEvidence))
  const planter = randomPlanter(dictionary, contract.golden)!
  const events = fc.sample(eventArbitrary(contract), { numRuns: 200, seed: 4 })
  const planted = events.map((event, i) => planter(new Random(i, 1), root, event))
  return { planted: planted.filter((event) => event !== undefined), tried: events.length }
}

it.each(Object.entries(contracts))(
  'plants constants in most events of %s, which stay valid',
  (_name, make) => {
    const contract = make() as Contract
    const { planted, tried } = plant(contract, constants)
    const validate = compileValidator(contract.event.schema)
    for (const event of planted) expect(validate(event)).toEqual([])
    expect(planted.length).toBeGreaterThan(tried / 2)
    expect(plant(contract, constants).planted).toEqual(planted)
  },
)

it('plants nothing where there is nothing', () => {
  expect(randomPlanter(dictionaryOf(false, undefined), {})).toBeUndefined()
})
