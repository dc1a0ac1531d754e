import { type Place, placesWithin } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { eventTargets } from '../dictionary/planting/event-targets.js'
import { valuesAround } from '../dictionary/planting/plantings.js'
import { memberPlantings } from '../dictionary/planting/ways.js'
import type { Pair, SourceConstants } from '../dictionary/source-constants.js'
import { parsePointer } from '../schema/json-pointer.js'
import { firstValid, type PlantedDraft } from './dictionary-cases.js'

/** So many members that are missing are filled in, and so many comparisons are looked through for each. */
const most = { members: 8, pairs: 60 } as const

/**
 * Members of a member that the golden event lacks, with what they are compared with: it is filled in as simply as it
 * can be, so that what stands beside the member that is compared is missing.
 */
export function* absentDrafts(
  root: ShapeGenerator,
  golden: unknown,
  { pairs, names }: SourceConstants,
): Iterable<PlantedDraft> {
  const nearby = (name: string) => names.filter((read) => read.name === name).flatMap(({ near }) => near)
  const looked = pairs
    .slice(0, most.pairs)
    .map((pair) => ({ ...pair, near: [...pair.near, ...nearby(pair.name)] }))
  const words = new Set(looked.flatMap(({ near }) => near))
  if (words.size === 0) return
  const absent = absentPlaces(root, golden, words).slice(0, most.members)
  for (const place of absent) {
    const filled = place.put(place.generator.simplest?.value)
    if (filled === undefined || !root.accepts(filled.value)) continue
    for (const pair of looked) {
      if (pair.near.includes(nameOf(place))) yield* draftsWithin(root, filled.value, place, pair)
    }
  }
}

/** The declared objects that are missing and that the source names. */
function absentPlaces(root: ShapeGenerator, golden: unknown, words: ReadonlySet<string>): readonly Place[] {
  const inside = eventTargets(root, golden).flatMap(({ place }) =>
    typeof place.present?.value === 'object' ? placesWithin(place) : [],
  )
  return inside.filter((place) => place.present === undefined && words.has(nameOf(place)) && isObject(place))
}

function isObject({ generator }: Place): boolean {
  const value = generator.free || !generator.isSatisfiable() ? undefined : generator.simplest?.value
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf({ pointer }: Place): string {
  return parsePointer(pointer)?.at(-1) ?? ''
}

function* draftsWithin(
  root: ShapeGenerator,
  event: unknown,
  { pointer }: Place,
  pair: Pair,
): Iterable<PlantedDraft> {
  const inside = eventTargets(root, event).filter(({ place }) => place.pointer.startsWith(`${pointer}/`))
  const named = inside.filter(({ name }) => name === pair.name)
  for (const value of valuesAround(pair.value)) {
    for (const target of named) yield () => firstValid(root, memberPlantings(target, pair, value))
  }
}
