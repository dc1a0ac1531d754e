import { setMember } from '../../copy-json.js'
import { inPlace, type Lowerable, lowerParts, type Search, type SearchScope } from '../search.js'
import { compareSize, nodeCount } from '../simplicity.js'

export type JsonObject = Readonly<Record<string, unknown>>

/** What a search of an object has to know of its members. */
export interface SearchableMembers {
  isRequired(name: string): boolean
  /** The simplest value of a member, where it is known. */
  smallest(name: string): { readonly value: unknown } | undefined
  search(name: string, value: unknown, scope: SearchScope): Search
}

interface Place extends Lowerable {
  readonly name: string
  /** Undefined: it is left out. */
  readonly to: { readonly value: unknown } | undefined
}

/** Simpler objects: without optional members, with the others at their simplest, then with simpler ones. */
export function* searchObject(
  members: SearchableMembers,
  object: JsonObject,
  scope: SearchScope,
): Search<JsonObject> {
  let current = object
  const attempt = function* (group: readonly Place[]): Search<boolean> {
    const candidate = withLowered(current, group)
    if (!(yield candidate)) return false
    current = candidate
    return true
  }
  yield* lowerParts(optionalPlaces(members, object), attempt)
  yield* lowerParts(lowerablePlaces(members, current), attempt)
  for (const name of Object.keys(current)) {
    if (isLowest(members, name, current[name])) continue
    const whole = current
    const search = members.search(name, whole[name], scope)
    const value = yield* inPlace(search, (inner) => withMember(whole, name, inner))
    if (value !== whole[name]) current = withMember(whole, name, value)
  }
  return current
}

function optionalPlaces(members: SearchableMembers, object: JsonObject): Place[] {
  return Object.keys(object)
    .filter((name) => !members.isRequired(name))
    .map((name) => ({ name, to: undefined, weight: nodeCount(object[name]) }))
}

/** The members that have to be there and are not at their simplest. */
function lowerablePlaces(members: SearchableMembers, object: JsonObject): Place[] {
  const places: Place[] = []
  for (const name of Object.keys(object)) {
    if (!members.isRequired(name)) continue
    const to = members.smallest(name)
    if (to === undefined || compareSize(to.value, object[name]) >= 0) continue
    places.push({ name, to, weight: nodeCount(object[name]) })
  }
  return places
}

function isLowest(members: SearchableMembers, name: string, value: unknown): boolean {
  const smallest = members.smallest(name)
  return smallest !== undefined && compareSize(smallest.value, value) === 0
}

function withLowered(object: JsonObject, group: readonly Place[]): JsonObject {
  const places = new Map(group.map((place) => [place.name, place]))
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(object)) {
    const place = places.get(name)
    if (place === undefined) setMember(copy, name, object[name])
    else if (place.to !== undefined) setMember(copy, name, place.to.value)
  }
  return copy
}

/** The object with another value of a member. */
export function withMember(object: JsonObject, changed: string, value: unknown): JsonObject {
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(object)) setMember(copy, name, name === changed ? value : object[name])
  return copy
}
