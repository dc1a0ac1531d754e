import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { fixedDraw, Stuck } from '../../src/arbitrary/draw.js'
import { eventArbitrary } from '../../src/arbitrary/event-arbitrary.js'
import { knownPart } from '../../src/arbitrary/known-part.js'
import { decodedStep, type Place, placesWithin, placeWithin, rootPlace } from '../../src/arbitrary/places.js'
import { generatorTable } from '../../src/arbitrary/schema-values.js'
import type { ShapeGenerator } from '../../src/arbitrary/shape-generator.js'
import { StringPart } from '../../src/arbitrary/string/string-part.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import type { Contract } from '../../src/contract.js'
import { ContractError } from '../../src/errors.js'
import { defaultEvidence } from '../../src/evidence.js'
import { parsePointer } from '../../src/schema/json-pointer.js'
import { restrictEvidence } from '../../src/schema/restrict-evidence.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { anySchemaDocument, smallJson } from '../laws/schema-arbitrary.js'

const strangers: readonly unknown[] = fc.sample(smallJson, { numRuns: 12, seed: 3 })
const counts = { independent: 0, decisive: 0 }

/** The places of a value, each found by its steps alone, and the part of each without a look at the whole value. */
function* placesOf(place: Place): Iterable<Place> {
  yield place
  const { present, generator } = place
  const part = present === undefined ? undefined : generator.partOf(present.value)
  if (present !== undefined && generator.accepts(present.value))
    expect(knownPart(generator, present.value), place.pointer).toBe(part)
  for (const { pointer } of placesWithin(place)) {
    const step = part instanceof StringPart ? decodedStep : parsePointer(pointer)!.at(-1)!
    const child = placeWithin(place, step)
    expect(child?.pointer).toBe(pointer)
    yield* placesOf(child!)
  }
}

function candidates(generator: ShapeGenerator): readonly unknown[] {
  if (!generator.isSatisfiable()) return strangers
  const made: unknown[] = []
  for (let seed = 0; seed < 4; seed++) {
    try {
      made.push(generator.generate(fixedDraw(seed, seed === 0)))
    } catch (error) {
      if (!(error instanceof Stuck)) throw error
    }
  }
  return [...made, ...strangers]
}

function checkValue(root: ShapeGenerator, value: unknown): void {
  for (const place of placesOf(rootPlace(root, value))) {
    for (const other of candidates(place.generator)) {
      const here = place.generator.accepts(other)
      const whole = place.put(other)
      if (whole === undefined || (here ? !place.independent : !place.decisive)) continue
      if (here) counts.independent++
      else counts.decisive++
      expect(root.accepts(whole.value), `${place.pointer}: ${JSON.stringify(other)}`).toBe(here)
    }
  }
}

function sampled(schema: JsonSchema): readonly unknown[] {
  try {
    return fc.sample(toArbitrary(schema), { numRuns: 5, seed: 1 })
  } catch (error) {
    if (error instanceof ContractError) return []
    throw error
  }
}

describe('what the generator of a place says', () => {
  it('holds for the whole where it is independent or decisive, in any schema', { timeout: 120_000 }, () => {
    const law = fc.property(anySchemaDocument, (schema) => {
      const values = sampled(schema)
      for (const value of values) checkValue(generatorTable(schema).root, value)
    })
    fc.assert(law, { numRuns: Number(process.env.LAW_RUNS ?? 200), seed: 5 })
    expect(counts.independent).toBeGreaterThan(1000)
    expect(counts.decisive).toBeGreaterThan(1000)
  })

  it.each(Object.entries(contracts))('holds in events of %s', { timeout: 120_000 }, (_name, make) => {
    const contract = make() as Contract
    const { root } = generatorTable(restrictEvidence(contract.event.schema, defaultEvidence))
    for (const event of fc.sample(eventArbitrary(contract), { numRuns: 6, seed: 2 })) checkValue(root, event)
  })
})
