import { jsonEqual } from '../json-equal.js'
import { parsePointer } from '../schema/json-pointer.js'
import type { JsonSchema } from '../typed-schema.js'
import { generateAt, placeAt } from './place-at.js'
import { type Place, placesWithin, rootPlace } from './places.js'
import { generatorTable } from './schema-values.js'

/** A text or a number in an event: what a handler may tell events apart by. */
export interface Leaf {
  /** The steps to it, as in the pointer of a change. */
  readonly tokens: readonly string[]
  /** Its pointer with `*` for each index: the same place of all items of a list. */
  readonly group: string
}

/** Draws of which the first that is likely new and short is taken. */
const maxDraws = 8
/** JSON texts: a shorter value may well have been sent before, a longer one or one of control characters reads badly. */
const likelyNew = /^(?!.*\\)[ -~]{8,40}$/

/** The texts and numbers of a value that its schema speaks of, also those of documents inside of strings. */
export function leavesOf(schema: JsonSchema, value: unknown): readonly Leaf[] {
  const leaves: Leaf[] = []
  collect(rootPlace(generatorTable(schema).root, value), [], '', leaves)
  return leaves
}

function collect(place: Place, tokens: readonly string[], group: string, leaves: Leaf[]): void {
  if (place.present === undefined) return
  const { value } = place.present
  const inside = placesWithin(place)
  for (const inner of inside) {
    const step = parsePointer(inner.pointer)!.at(-1)!
    collect(inner, [...tokens, step], `${group}/${Array.isArray(value) ? '*' : step}`, leaves)
  }
  if (inside.length === 0 && (typeof value === 'string' || typeof value === 'number'))
    leaves.push({ tokens, group })
}

/**
 * The value with other values in these leaves, the same for the same round and others for another one. What was equal
 * stays so: two records of one key still have one key. A leaf that can hold no other value keeps its own.
 */
export function freshened(
  schema: JsonSchema,
  value: unknown,
  leaves: readonly Leaf[],
  round: number,
): unknown {
  const { root } = generatorTable(schema)
  let fresh = value
  for (const { tokens, group } of leaves) {
    const place = placeAt(rootPlace(root, fresh), tokens)
    const drawn = place === undefined ? undefined : drawOther(place, group, round)
    const whole = drawn === undefined ? undefined : place!.put(drawn.value)
    if (whole !== undefined) fresh = whole.value
  }
  return fresh
}

function drawOther(place: Place, group: string, round: number): { readonly value: unknown } | undefined {
  const old = place.present?.value
  const seed = hashOf(`${group} ${JSON.stringify(old)}`) ^ Math.imul(round, 0x9e3779b1)
  const others: unknown[] = []
  // Examples and edge cases were sent before, most likely.
  const isHint = (drawn: unknown): boolean =>
    place.generator.hints.some(({ value }) => jsonEqual(value, drawn))
  for (let i = 0; i < maxDraws; i++) {
    const drawn = generateAt(place, (seed + i) | 0)
    if (drawn === undefined || typeof drawn.value !== typeof old || jsonEqual(drawn.value, old)) continue
    if (isHint(drawn.value)) continue
    others.push(drawn.value)
    if (likelyNew.test(JSON.stringify(drawn.value))) return drawn
  }
  const longest = others.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), others[0])
  return longest === undefined ? undefined : { value: longest }
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
