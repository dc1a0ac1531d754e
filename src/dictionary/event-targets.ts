import { ArrayPart } from '../arbitrary/array-part.js'
import { ObjectPart } from '../arbitrary/object-part.js'
import type { Part } from '../arbitrary/part.js'
import { type Place, placesWithin, rootPlace } from '../arbitrary/places.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import { StringPart } from '../arbitrary/string-part.js'
import { isJsonMediaType } from '../schema/content-encoding.js'
import { parsePointer } from '../schema/json-pointer.js'

/** A place of an event where a constant of the handler's may stand. */
export interface EventTarget {
  readonly place: Place
  /** The last step of its pointer. */
  readonly name: string
  /** The steps of its pointer in lower case, numbers left out. */
  readonly words: readonly string[]
  /** An object that takes members of any name. */
  readonly isMap: boolean
  /** A string that takes texts of many kinds. */
  readonly isText: boolean
  readonly isArray: boolean
  /** How JSON documents may be written into the string, encoded ones first. */
  readonly encodings: readonly (string | undefined)[]
}

/** Texts of a kind that no list of known values holds: what takes one of them takes others. */
const probes = ['Zq7', 'zq7', '/zq7', 'zq7.json']
const maxTargets = 150
const maxAlternatives = 8

/** The targets of an event, from the outside in. Of a list its first and its last item are looked at. */
export function eventTargets(root: ShapeGenerator, event: unknown): readonly EventTarget[] {
  const targets: EventTarget[] = []
  visit(rootPlace(root, event), [root], targets)
  return targets
}

function visit(place: Place, alternatives: readonly ShapeGenerator[], targets: EventTarget[]): void {
  if (targets.length >= maxTargets) return
  targets.push(targetOf(place, alternatives))
  const inside = placesWithin(place)
  const isList = Array.isArray(place.present?.value)
  const looked = isList ? [...new Set([inside[0], inside.at(-1)])] : inside
  for (const child of looked) {
    if (child !== undefined) visit(child, alternativesOf(child, alternatives), targets)
  }
}

/** What may stand at a place where another form of the whole is chosen. */
function alternativesOf(child: Place, ofParent: readonly ShapeGenerator[]): readonly ShapeGenerator[] {
  const step = parsePointer(child.pointer)?.at(-1) ?? ''
  const found = new Set<ShapeGenerator>([child.generator])
  for (const part of ofParent.flatMap(partsOf)) {
    if (found.size >= maxAlternatives) break
    if (part instanceof ObjectPart) found.add(part.member(step))
    else if (part instanceof ArrayPart && /^\d+$/.test(step)) found.add(part.item(Number(step)))
  }
  return [...found]
}

function partsOf(generator: ShapeGenerator): readonly Part[] {
  return generator.free || !generator.isSatisfiable() ? [] : generator.live
}

function targetOf(place: Place, alternatives: readonly ShapeGenerator[]): EventTarget {
  const steps = parsePointer(place.pointer) ?? []
  const value = place.present?.value
  const isText = probes.some((probe) => place.generator.accepts(probe))
  return {
    place,
    name: steps.at(-1) ?? '',
    words: steps.filter((step) => !/^\d+$/.test(step)).map((step) => step.toLowerCase()),
    isMap: isMap(place),
    isText,
    isArray: Array.isArray(value),
    encodings: typeof value === 'string' ? jsonEncodings(alternatives) : [],
  }
}

function isMap({ generator, present }: Place): boolean {
  const value = present?.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if (generator.free) return true
  const part = generator.partOf(value)
  return part instanceof ObjectPart && part.member('zq7').isSatisfiable()
}

function jsonEncodings(alternatives: readonly ShapeGenerator[]): readonly (string | undefined)[] {
  const found = new Set<string | undefined>()
  for (const part of alternatives.flatMap(partsOf)) {
    if (!(part instanceof StringPart)) continue
    for (const { encoding, mediaType, term } of part.state.contents) {
      if (isJsonMediaType(mediaType) || (mediaType === undefined && term !== undefined)) found.add(encoding)
    }
  }
  return [...found].sort((a, b) => Number(a === undefined) - Number(b === undefined))
}
