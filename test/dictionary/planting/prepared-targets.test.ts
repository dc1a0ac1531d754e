import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { contracts } from '../../../contracts/contracts.js'
import { eventArbitrary } from '../../../src/arbitrary/event-arbitrary.js'
import { generatorTable } from '../../../src/arbitrary/schema-values.js'
import type { Contract } from '../../../src/contract.js'
import { dictionaryOf } from '../../../src/dictionary/dictionary.js'
import { randomPlanter } from '../../../src/dictionary/planting/plant-at-random.js'
import { preparedTargets, prepareTargets } from '../../../src/dictionary/planting/prepared-targets.js'
import { type PlannedTarget, plannedTargets } from '../../../src/dictionary/planting/target-plan.js'
import { defaultEvidence } from '../../../src/evidence.js'
import { offerPrepared } from '../../../src/prepared-text.js'
import { restrictEvidence } from '../../../src/schema/restrict-evidence.js'
import type { JsonSchema } from '../../../src/typed-schema.js'

const rootOf = (schema: JsonSchema) => generatorTable(restrictEvidence(schema, defaultEvidence)).root

/** Generators of two schema objects are alike where the same subschemas say what they make. */
const comparable = (targets: readonly PlannedTarget[] | undefined): unknown =>
  targets?.map(({ name, words, steps, stray, isMap, isText, isArray, encodings, forms, alternatives }) => ({
    ...{ name, words, steps, stray, isMap, isText, isArray, encodings, forms },
    alternatives: alternatives.map(({ shape }) =>
      shape.terms.map(({ node, positive }) => [positive, node.id, node.pointer]),
    ),
  }))

const sample: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' }, note: { type: ['string', 'null'] } },
  additionalProperties: false,
}
const golden = { kind: 'a' }

describe('prepared targets', () => {
  it.each(Object.entries(contracts))('are those that are worked out: %s', (source, make) => {
    const { event, golden } = make()
    const schema = event.schema as JsonSchema & object
    const text = prepareTargets(schema, golden)
    const offered = structuredClone(schema)
    offerPrepared(offered, (kind) => (kind === 'targets' ? text : undefined))
    const read = preparedTargets(offered, golden, defaultEvidence)(rootOf(offered))
    expect(comparable(read)).toEqual(comparable(plannedTargets(rootOf(schema), golden)))
    const shipped = readFileSync(`dist/bundle/prepared/targets/${source}.json`, 'utf8')
    expect(shipped === text, 'npm run build').toBe(true)
  })

  it.each(Object.entries(contracts))('plant what the others plant: %s', (_, make) => {
    const contract = make()
    const dictionary = dictionaryOf(['orders', 'x-mode', 7, 404, 'PATCH'], undefined)
    const events = (prepare: boolean) => {
      const schema = structuredClone(contract.event.schema) as JsonSchema & object
      const read = vi.fn(() => prepareTargets(contract.event.schema, contract.golden))
      if (prepare) offerPrepared(schema, read)
      const known = preparedTargets(schema, contract.golden, defaultEvidence)
      const planter = randomPlanter(dictionary, contract.golden, known)!
      const arbitrary = eventArbitrary<any>(
        { ...(contract as Contract<any>), event: { schema } },
        { planter },
      )
      const made = fc.sample(arbitrary, { seed: 7, numRuns: 150 })
      expect(read).toHaveBeenCalledTimes(prepare ? 1 : 0)
      return made.map((event) => JSON.stringify(event))
    }
    expect(events(true)).toEqual(events(false))
  })

  it('are not taken for another golden value, for other evidence, or without a text', () => {
    const offered = structuredClone(sample) as JsonSchema & object
    offerPrepared(offered, () => prepareTargets(sample, golden))
    const root = rootOf(offered)
    expect(preparedTargets(offered, golden, defaultEvidence)(root)).toHaveLength(3)
    expect(preparedTargets(offered, { kind: 'b' }, defaultEvidence)(root)).toBeUndefined()
    expect(preparedTargets(offered, golden, ['documented'])(root)).toBeUndefined()
    expect(preparedTargets(sample, golden, defaultEvidence)(rootOf(sample))).toBeUndefined()
  })
})
