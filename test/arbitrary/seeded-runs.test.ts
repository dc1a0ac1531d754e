import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { eventArbitrary } from '../../src/arbitrary/event-arbitrary.js'
import { EventValues } from '../../src/arbitrary/event-values.js'
import { sampledValues } from '../../src/arbitrary/sampled-values.js'
import { SchemaValues } from '../../src/arbitrary/schema-values.js'
import { seededRuns } from '../../src/arbitrary/seeded-runs.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import type { Contract } from '../../src/contract.js'
import { defaultEvidence } from '../../src/evidence.js'
import { restrictEvidence } from '../../src/schema/restrict-evidence.js'

/** As wide as fast-check takes them: beyond 32 bits and with a fraction too. */
const seeds = [0, 1, -1, 7, -12345, 0x7fffffff, -0x80000000, 2 ** 32 + 5, -(2 ** 40), 1.5, 2 ** 31]

/** What fast-check gives its runs of a seed: three draws of each, from one generator. */
function ofFastCheck(seed: number, numRuns: number): readonly (readonly number[])[] {
  const draws = new (class extends fc.Arbitrary<readonly number[]> {
    override generate(mrng: fc.Random) {
      return new fc.Value([mrng.nextInt(), mrng.nextInt(), mrng.nextInt()] as const, undefined)
    }
    override canShrinkWithoutContext(_: unknown): _ is readonly number[] {
      return false
    }
    override shrink(): fc.Stream<fc.Value<readonly number[]>> {
      return fc.Stream.nil()
    }
  })()
  return fc.sample(draws, { seed, numRuns })
}

describe('seededRuns', () => {
  it.each(seeds)('draws what fast-check draws from the seed %s', (seed) => {
    const runs = seededRuns(seed)
    const drawn = Array.from({ length: 20 }, () => {
      const { nextInt } = runs.next().value
      return [nextInt(), nextInt(), nextInt()]
    })
    expect(drawn).toEqual(ofFastCheck(seed, 20))
  })

  it('draws what fast-check draws from any seed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.maxSafeInteger()), (seed) => {
        const runs = seededRuns(seed)
        const first = Array.from({ length: 3 }, () => runs.next().value.nextInt())
        expect(first).toEqual(ofFastCheck(seed, 3).map(([draw]) => draw))
      }),
    )
  })
})

describe('sampledValues', () => {
  it('gives what fc.sample gives of the arbitrary', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'array' } } }
    const options = { seed: 5, numRuns: 100 }
    expect(sampledValues(schema, options)).toEqual(fc.sample(toArbitrary(schema), options))
  })
})

describe('the events of a seed', () => {
  it.each(Object.entries(contracts))('are those of the arbitrary: %s', (_, make) => {
    const contract: Contract = make()
    const schema = restrictEvidence(contract.event.schema, defaultEvidence)
    const events = new EventValues(new SchemaValues(schema), contract)
    const runs = seededRuns(11)
    const made = Array.from({ length: 200 }, () => events.generate(runs.next().value))
    const sampled = fc.sample(eventArbitrary(contract), { seed: 11, numRuns: 200 })
    expect(made).toEqual(sampled)
  })
})
