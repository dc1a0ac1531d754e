import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import { generatorTable, plainSchema, smallestValue } from '../arbitrary/to-arbitrary.js'
import { defaultEvidence, type Evidence, weakerEvidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { evidenceOf } from './evidence-of.js'

/** A value with the reason why it is worth trying. */
export interface Case<T> {
  readonly value: T
  /** In words: `/body is empty`. */
  readonly scenario: string
  /** JSON Pointer to the place that was changed; empty for the whole value. */
  readonly pointer: string
  /** Of the weakest form that the value needs. */
  readonly evidence: Evidence
}

/** Options of {@link boundaryCases}. */
export interface BoundaryOptions<T> {
  /** The value that the cases are built on. Default: the first example of the schema, else a smallest value. */
  readonly golden?: T
  /** Levels of evidence to draw from. Default `documented`, `observed`, `inferred`. */
  readonly evidence?: readonly Evidence[]
}

/** Missing members are filled in at most so deep. */
const maxAdded = 3

/**
 * Every boundary of a schema once, as one change to a known good value: each bound, each optional member
 * absent and present, each value of an enum, each alternative form, each edge case. Finite, ordered, all valid.
 */
export function boundaryCases<T = unknown>(
  schema: TypedSchema<T> | JsonSchema,
  options: BoundaryOptions<T> = {},
): readonly Case<T>[] {
  const whole = plainSchema(schema)
  const narrowed = restrictEvidence(whole, options.evidence ?? defaultEvidence)
  const root = generatorTable(narrowed).root
  const golden = 'golden' in options ? options.golden : (root.hints[0]?.value ?? smallestValue(narrowed))
  const seen = new Set<string>([JSON.stringify(golden)])
  const cases: Case<T>[] = []
  for (const draft of draftsAt(rootPlace(root, golden), 0)) {
    if (draft.whole === undefined || !root.accepts(draft.whole.value)) continue
    const key = JSON.stringify(draft.whole.value)
    if (seen.has(key)) continue
    seen.add(key)
    cases.push(new BoundaryCase<T>(whole, draft.whole.value as T, draft))
  }
  return cases
}

/** Its evidence is worked out when asked for: most cases never fail. */
class BoundaryCase<T> implements Case<T> {
  readonly value: T
  readonly scenario: string
  readonly pointer: string
  readonly #schema: JsonSchema
  readonly #least: Evidence

  constructor(schema: JsonSchema, value: T, draft: Draft) {
    this.value = value
    this.scenario = draft.scenario
    this.pointer = draft.pointer
    this.#schema = schema
    this.#least = draft.evidence ?? 'documented'
  }

  get evidence(): Evidence {
    return weakerEvidence(this.#least, evidenceOf(this.#schema, this.value))
  }
}

interface Draft {
  readonly whole: { readonly value: unknown } | undefined
  readonly scenario: string
  readonly pointer: string
  readonly evidence?: Evidence
}

function* draftsAt(place: Place, added: number): Iterable<Draft> {
  const { pointer } = place
  const name = pointer === '' ? 'the value' : pointer
  if (place.optional && place.present !== undefined) {
    yield { whole: place.remove(), scenario: `${name} is missing`, pointer }
  }
  if (!place.generator.isSatisfiable()) return
  for (const { value, why, evidence } of place.generator.hints) {
    const draft = { whole: place.put(value), scenario: `${name}: ${why}`, pointer }
    yield evidence === undefined ? draft : { ...draft, evidence: evidence as Evidence }
  }
  yield* variantDrafts(place, name)
  if (place.present === undefined) {
    yield* addedDrafts(place, added)
    return
  }
  const inside = placesWithin(place)
  const telling = Array.isArray(place.present.value) ? [...new Set([inside[0], inside.at(-1)])] : inside
  for (const child of telling) if (child !== undefined) yield* draftsAt(child, added)
}

function* variantDrafts(place: Place, name: string): Iterable<Draft> {
  const { generator, pointer } = place
  if (generator.free) {
    for (const value of anyKind)
      yield { whole: place.put(value), scenario: `${name} is ${JSON.stringify(value)}`, pointer }
    return
  }
  for (const { value, scenario } of generator.variants) {
    yield { whole: place.put(value), scenario: `${name} ${scenario}`, pointer }
  }
}

const anyKind = [null, false, true, 0, -1, 1.5, '', 'text', [], {}, [null], { a: null }]

/** A missing member, filled in, has places of its own. */
function* addedDrafts(place: Place, added: number): Iterable<Draft> {
  const { simplest } = place.generator
  if (simplest === undefined || added >= maxAdded) return
  yield { whole: place.put(simplest.value), scenario: `${place.pointer} is there`, pointer: place.pointer }
  const filled: Place = { ...place, present: simplest, optional: false }
  for (const child of placesWithin(filled)) yield* draftsAt(child, added + 1)
}
