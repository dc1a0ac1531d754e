import { type Place, placeLike, placeWithin } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import {
  decodeContent,
  decodeJsonContent,
  encodeContent,
  takesAnyText,
} from '../schema/formats/content-encoding.js'
import { setAt } from '../schema/json-pointer.js'
import type { EventTarget } from './event-targets.js'
import { formWith } from './form-fields.js'
import type { Literal } from './source-constants.js'

/** A constant in a place of an event; still to be checked against the schema. */
export interface Planting {
  readonly place: Place
  readonly value: unknown
  /** What may stand in the place, also where another form of the whole is chosen; undefined: not known. */
  readonly alternatives: readonly ShapeGenerator[] | undefined
  readonly pointer: string
  readonly says: string
}

/** What it says is read of the few that become cases, and the alternatives only where others would have to be made. */
class PlannedPlanting implements Planting {
  readonly place: Place
  readonly value: unknown
  readonly pointer: string
  readonly #target: EventTarget | undefined
  readonly #says: () => string

  constructor(
    place: Place,
    value: unknown,
    target: EventTarget | undefined,
    pointer: string,
    says: () => string,
  ) {
    this.place = place
    this.value = value
    this.#target = target
    this.pointer = pointer
    this.#says = says
  }

  get alternatives(): readonly ShapeGenerator[] | undefined {
    return this.#target?.alternatives
  }

  get says(): string {
    return this.#says()
  }
}

/** The event with the constant, in a box; undefined where the schema does not accept it. */
export function planted(root: ShapeGenerator, planting: Planting): { readonly value: unknown } | undefined {
  const { place, value } = planting
  if (place.generator.accepts(value)) {
    if (place.independent) return place.put(value)
  } else if (place.decisive || planting.alternatives?.every((other) => !other.accepts(value)))
    return undefined
  const whole = place.put(value)
  return whole !== undefined && root.accepts(whole.value) ? whole : undefined
}

/** A way to write a constant at a target, worked out when it is tried; undefined where it cannot be written so. */
export type Way = () => Planting | undefined

/** The event with this value as the target. */
export function whole(target: EventTarget, value: unknown, says = () => `is ${shown(value)}`): Planting {
  return planting(target, value, says)
}

/** The event with this text as the target, in an encoding. */
export function wholeText(target: EventTarget, text: string, encoding: string | undefined): Planting {
  if (encoding === undefined) return whole(target, text)
  return planting(target, encodeContent(encoding, text), () => `is ${shown(text)} (${encoding})`)
}

/** The encoding that the text in the target is written in, where it has one that takes any text. */
export function encodingThere({ place, encodings, forms }: EventTarget): string | undefined {
  const present = place.present?.value
  if (typeof present !== 'string' || present === '') return undefined
  return [...encodings, ...forms].find((encoding) => encoding !== undefined && isEncodedIn(encoding, present))
}

function isEncodedIn(encoding: string, present: string): boolean {
  if (!takesAnyText(encoding)) return false
  const bytes = decodeContent(encoding, present)
  return bytes !== undefined && encodeContent(encoding, Buffer.from(bytes).toString()) === present
}

/** The text that stands in the target, decoded. */
export function textThere({ place }: EventTarget, encoding: string | undefined): string {
  const present = place.present?.value
  if (typeof present !== 'string') return ''
  return encoding === undefined ? present : Buffer.from(decodeContent(encoding, present) ?? []).toString()
}

/** The event with this member in the target. */
export function withMember({ place }: EventTarget, name: string, value: unknown): Planting | undefined {
  const member = memberOf(place, name)
  if (member === undefined) return undefined
  const says = (): string => `has ${name}: ${shown(value)}`
  return new PlannedPlanting(member, value, undefined, place.pointer, says)
}

/** The event with this member in the document that is written in the target. */
export function withDocument(
  target: EventTarget,
  encoding: string | undefined,
  name: string,
  value: unknown,
): Planting | undefined {
  const document = setAt(documentOf(target, encoding), [name], value)
  if (document === undefined) return undefined
  const text = encodeContent(encoding, JSON.stringify(document.value))
  return planting(target, text, () => `holds JSON with ${name}: ${shown(value)}`)
}

/** The event with these fields in a form, beside those of the form that stands there. */
export function withFields(
  target: EventTarget,
  encoding: string | undefined,
  fields: readonly (readonly [name: string, value: unknown])[],
): Planting {
  const { text, written } = formWith(target.place.present?.value, encoding, fields)
  return planting(target, written, () => `is the form ${shown(text)}`)
}

function planting(target: EventTarget, value: unknown, says: () => string): Planting {
  return new PlannedPlanting(target.place, value, target, target.place.pointer, says)
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
  members: readonly (readonly [name: string, value: unknown])[],
  asForm: boolean,
): Planting | undefined {
  const { place, isMap, encodings, forms } = target
  if (asForm) return withFields(target, forms[0], members)
  const [[name, value] = ['', undefined]] = members
  if (target.name.toLowerCase() === name.toLowerCase())
    return typeof value === 'string' ? wholeText(target, value, encodingThere(target)) : whole(target, value)
  let document: object = isMap ? (place.present!.value as object) : documentOf(target, encodings[0])
  const before = document
  for (const [name, value] of members) {
    const written = [name, name.toLowerCase()].find((spelt) => takes(target, spelt, value))
    const changed = written === undefined ? undefined : setAt(document, [written], value)
    if (changed !== undefined) document = changed.value as object
  }
  if (document === before) return undefined
  const changed = isMap ? document : encodeContent(encodings[0], JSON.stringify(document))
  return planting(target, changed, () => membersShown(members))
}

/** `has name, city: "x"`: members of one value share it, and the first three are named. */
function membersShown(members: readonly (readonly [name: string, value: unknown])[]): string {
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

/** The document to add to: the one that stands there, where it is an object. */
function documentOf({ place }: EventTarget, encoding: string | undefined): object {
  const present = place.present?.value
  if (typeof present !== 'string') return {}
  const json = decodeJsonContent(encoding, 'application/json', present)?.json
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** The values to try around a constant: a bound is met at both sides. */
export function valuesAround(value: Literal): readonly Literal[] {
  return typeof value === 'number' ? [value, value + 1, value - 1] : [value]
}
