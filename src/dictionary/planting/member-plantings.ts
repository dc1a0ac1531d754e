import { type Place, placeLike, placeWithin } from '../../arbitrary/places.js'
import type { ShapeGenerator } from '../../arbitrary/shape-generator.js'
import { encodeContent } from '../../schema/formats/content-encoding.js'
import { setAt } from '../../schema/json-pointer.js'
import type { EventTarget } from './event-targets.js'
import { PlannedPlanting, type Planting, shown, whole } from './plantings.js'
import { documentThere, encodedThere, wholeText, withFields } from './text-plantings.js'

/** Members to put into a target, by their names. */
type Members = readonly (readonly [name: string, value: unknown])[]

/** The event with this member in the target. */
export function withMember({ place }: EventTarget, name: string, value: unknown): Planting | undefined {
  const member = memberOf(place, name)
  if (member === undefined) return undefined
  const says = (): string => `has ${name}: ${shown(value)}`
  return new PlannedPlanting(member, value, undefined, place.pointer, says)
}

/**
 * What may stand in a member of the target that is not there; 'any' in a document of which nothing is demanded.
 * Undefined where there can be no such member, or there is one.
 */
export function memberGenerator(target: EventTarget, name: string): ShapeGenerator | 'any' | undefined {
  const { place, isMap, encodings } = target
  if (!isMap) return encodings.length > 0 ? 'any' : undefined
  if (place.generator.free) return Object.hasOwn(place.present!.value as object, name) ? undefined : 'any'
  const member = memberOf(place, name) ?? memberOf(place, name.toLowerCase())
  if (member === undefined || member.present !== undefined) return undefined
  return member.generator.free ? 'any' : member.generator
}

/** The event with all these members in the target, each that may stand there; undefined where none may. */
export function membersPlanting(
  target: EventTarget,
  members: Members,
  asForm: boolean,
): Planting | undefined {
  if (asForm) return withFields(target, target.forms[0], members)
  const [[name, value] = ['', undefined]] = members
  return target.name.toLowerCase() === name.toLowerCase()
    ? wholeAsThere(target, value)
    : withMembers(target, members)
}

/** The value in the place of the target, a text in the encoding of the one that stands there. */
function wholeAsThere(target: EventTarget, value: unknown): Planting {
  return typeof value === 'string'
    ? wholeText(target, value, encodedThere(target)?.encoding)
    : whole(target, value)
}

function withMembers(target: EventTarget, members: Members): Planting | undefined {
  const { place, isMap, encodings } = target
  const before = isMap ? (place.present!.value as object) : documentThere(target, encodings[0])
  let after = before
  for (const [name, value] of members) {
    const written = [name, name.toLowerCase()].find((spelt) => takes(target, spelt, value))
    const changed = written === undefined ? undefined : setAt(after, [written], value)
    if (changed !== undefined) after = changed.value as object
  }
  if (after === before) return undefined
  const changed = isMap ? after : encodeContent(encodings[0], JSON.stringify(after))
  return whole(target, changed, () => membersShown(members))
}

/** `has name, city: "x"`: members of one value share it, and the first three are named. */
function membersShown(members: Members): string {
  const byText = new Map<string, string[]>()
  for (const [name, value] of members) {
    const names = byText.get(shown(value))
    if (names === undefined) byText.set(shown(value), [name])
    else names.push(name)
  }
  const said = [...byText].map(([text, names]) => `${firstNames(names)}: ${text}`)
  return `has ${firstNames(said)}`
}

function firstNames(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
}

function takes({ place, isMap }: EventTarget, name: string, value: unknown): boolean {
  if (!isMap || place.generator.free) return true
  return placeWithin(place, name)?.generator.accepts(value) === true
}

/** The place of a member of a map; where nothing is demanded of the map, the map as it would be stands for it. */
function memberOf(place: Place, name: string): Place | undefined {
  if (!place.generator.free) return placeWithin(place, name)
  return placeLike(place, {
    put: (value) => {
      const changed = setAt(place.present!.value, [name], value)
      return changed === undefined ? undefined : place.put(changed.value)
    },
  })
}
