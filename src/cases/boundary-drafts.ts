import { type Place, placesWithin } from '../arbitrary/places.js'
import type { Evidence } from '../evidence.js'

/** A boundary before it is known to be valid and new. */
export interface Draft {
  readonly whole: { readonly value: unknown } | undefined
  readonly scenario: string
  readonly pointer: string
  readonly evidence?: Evidence
  /** What breaks code most often: an absence, a form, a value of an enum, an edge case; not a mere bound. */
  readonly telling: boolean
}

/** Missing members are filled in at most so deep. */
const maxAdded = 3

/** Every boundary at a place and within it, in the order of the schema; `added` counts members that were missing. */
export function* draftsAt(place: Place, added: number): Iterable<Draft> {
  const { pointer } = place
  const name = pointer === '' ? 'the value' : pointer
  if (place.optional && place.present !== undefined) {
    yield { whole: place.remove(), scenario: `${name} is missing`, pointer, telling: true }
  }
  if (!place.generator.isSatisfiable()) return
  yield* hintDrafts(place, name)
  yield* variantDrafts(place, name)
  if (place.present === undefined) {
    yield* addedDrafts(place, added)
    return
  }
  const inside = placesWithin(place)
  const telling = Array.isArray(place.present.value) ? [...new Set([inside[0], inside.at(-1)])] : inside
  for (const child of telling) if (child !== undefined) yield* draftsAt(child, added)
}

function* hintDrafts(place: Place, name: string): Iterable<Draft> {
  const { pointer } = place
  for (const { value, why, evidence } of place.generator.hints) {
    const draft = { whole: place.put(value), scenario: `${name}: ${why}`, pointer, telling: true }
    yield evidence === undefined ? draft : { ...draft, evidence: evidence as Evidence }
  }
}

function* variantDrafts(place: Place, name: string): Iterable<Draft> {
  const { generator, pointer } = place
  if (generator.free) {
    for (const value of anyKind) {
      const scenario = `${name} is ${JSON.stringify(value)}`
      yield { whole: place.put(value), scenario, pointer, telling: true }
    }
    return
  }
  for (const { value, scenario, telling = false } of generator.variants) {
    yield { whole: place.put(value), scenario: `${name} ${scenario}`, pointer, telling }
  }
}

const anyKind = [null, false, true, 0, -1, 1.5, '', 'text', [], {}, [null], { a: null }]

/** A missing member, filled in, has places of its own. */
function* addedDrafts(place: Place, added: number): Iterable<Draft> {
  const { simplest } = place.generator
  if (simplest === undefined || added >= maxAdded) return
  const { pointer } = place
  yield { whole: place.put(simplest.value), scenario: `${pointer} is there`, pointer, telling: true }
  const filled: Place = { ...place, present: simplest, optional: false }
  for (const child of placesWithin(filled)) yield* draftsAt(child, added + 1)
}
