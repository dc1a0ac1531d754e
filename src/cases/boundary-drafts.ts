import { type Place, placeLike, placesWithin } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Evidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import { atMost, type Clipped, shareOfPlaces } from './list-limit.js'

/** A boundary before it is known to be valid and new. */
export interface Draft {
  /** Makes the value: most of the time that a case takes. */
  readonly make: () => { readonly value: unknown } | undefined
  readonly scenario: string
  readonly pointer: string
  readonly evidence?: Evidence
  /**
   * One of a few values (of an enum, sizes of a list, numbers); an absence, a form or a type; an edge case that the schema
   * names; a mere bound.
   */
  readonly kind: 'value' | 'form' | 'edge' | 'bound'
}

/** A boundary whose value is made. */
export interface MadeDraft extends Draft {
  readonly value: unknown
}

/** Shapes of alternative forms that are looked into at most: a schema of schemas has new ones at every level. */
const maxForms = 1000
/** Missing members are filled in at most so deep. */
const maxAdded = 3

/** What was come by on the way through a schema. */
export interface Walked extends Clipped {
  /** The shapes of all places that have had their turn. */
  readonly shapes: Set<ShapeGenerator>
  /** Shapes of alternative forms that may still be looked into. */
  formsLeft: number
}

/** The start of a way. */
export const nothingWalked = (): Walked => ({ shapes: new Set(), formsLeft: maxForms, clipped: false })

/**
 * Every boundary at a place and within it, in the order of the schema. Notes in `walked` what it has come by; `added`
 * counts the members on the way that were missing.
 */
export function* draftsAt(place: Place, walked: Walked, added = 0): Iterable<Draft> {
  const { pointer } = place
  const name = nameOf(place)
  walked.shapes.add(place.generator)
  if (place.optional && place.present !== undefined) {
    yield { make: place.remove, scenario: `${name} is missing`, pointer, kind: 'form' }
  }
  if (!place.generator.isSatisfiable()) return
  yield* hintDrafts(place)
  yield* variantDrafts(place)
  if (place.present === undefined) {
    yield* addedDrafts(place, walked, added)
    return
  }
  const [first, ...others] = tellingOf(place, placesWithin(place))
  const share = shareOfPlaces(1 + others.length)
  if (first !== undefined) yield* atMost(draftsAt(first, walked, added), share, walked)
  for (const child of others) {
    const drafts = atMost(draftsAt(child, walked, added), share, walked)
    yield* Array.isArray(place.present.value) ? afterTheFirst(child, drafts) : drafts
  }
}

/** The last item of a list takes what the first one takes: once more, when all else has had its turn. */
function* afterTheFirst({ pointer }: Place, drafts: Iterable<Draft>): Iterable<Draft> {
  for (const draft of drafts) {
    const isAbsence = draft.kind === 'form' && draft.pointer === pointer
    yield isAbsence ? draft : { ...draft, kind: 'bound' }
  }
}

/** Of a list the first and the last item: the others say no more. */
export function tellingOf(place: Place, inside: readonly Place[]): readonly Place[] {
  if (!Array.isArray(place.present?.value) || inside.length < 3) return inside
  return [inside[0]!, inside.at(-1)!]
}

/** What a place is called in a scenario. */
export function nameOf({ pointer }: Place): string {
  return pointer === '' ? 'the value' : pointer
}

/** The examples and edge cases that the schema names for a place. */
export function* hintDrafts(place: Place): Iterable<Draft> {
  const { pointer } = place
  const name = nameOf(place)
  for (const { value, why, evidence } of place.generator.hints) {
    const make = () => place.put(value)
    const draft = { make, scenario: `${name}: ${why}`, pointer, kind: 'edge' } as const
    yield evidence === undefined ? draft : { ...draft, evidence: evidence as Evidence }
  }
}

/** Values of each kind, and those at the bounds. */
export function* variantDrafts(place: Place): Iterable<Draft> {
  const { generator, pointer } = place
  const name = nameOf(place)
  if (generator.free) {
    for (const value of anyKind) {
      if (place.present !== undefined && jsonEqual(place.present.value, value)) continue
      const scenario = `${name} is ${JSON.stringify(value)}`
      yield { make: () => place.put(value), scenario, pointer, kind: 'form' }
    }
    return
  }
  for (const { value, scenario, kind = 'bound' } of generator.variants) {
    if (place.present !== undefined && jsonEqual(place.present.value, value)) continue
    const make = () => place.put(alike(place, value))
    yield { make, scenario: `${name} ${scenario}`, pointer, kind }
  }
}

/** A list of another length holds the items of the present one, as often as it takes: a handler gets further with them. */
function alike({ generator, present }: Place, value: unknown): unknown {
  const items = present?.value
  if (!Array.isArray(value) || !Array.isArray(items) || items.length === 0) return value
  const repeated = value.map((_, i) => items[i % items.length])
  return generator.accepts(repeated) ? repeated : value
}

const anyKind = [null, false, true, 0, -1, 1.5, '', 'text', [], {}, [null], { a: null }]

/** A missing member, filled in, has places of its own. */
function* addedDrafts(place: Place, walked: Walked, added: number): Iterable<Draft> {
  const { simplest } = place.generator
  if (simplest === undefined || added >= maxAdded) return
  const { pointer } = place
  yield { make: () => place.put(simplest.value), scenario: `${pointer} is there`, pointer, kind: 'form' }
  const inside = placesWithin(placeLike(place, { present: simplest, optional: false }))
  const share = shareOfPlaces(inside.length)
  for (const child of inside) yield* atMost(draftsAt(child, walked, added + 1), share, walked)
}
