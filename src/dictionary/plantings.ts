import { decodeJsonContent, encodeContent } from '../schema/content-encoding.js'
import { setAt } from '../schema/json-pointer.js'
import type { EventTarget } from './event-targets.js'
import type { Literal, ReadName } from './source-constants.js'

/** An event with a constant in one place; still to be checked against the schema. */
export interface Planting {
  readonly whole: { readonly value: unknown } | undefined
  readonly pointer: string
  readonly says: string
}

/** Words of which every handler has some say nothing of a place. */
const unsaying = new Set([
  'event',
  'context',
  'e',
  'ctx',
  'req',
  'request',
  'data',
  'value',
  'string',
  'number',
])

/**
 * The targets of a member that a source reads: the place of that name, and what can have a member of it. Where the
 * source says of what it is a member, those alone; nearest first.
 */
export function targetsOfName(targets: readonly EventTarget[], read: ReadName): readonly EventTarget[] {
  const wanted = read.name.toLowerCase()
  const fits = targets.filter(
    ({ name, isMap, encodings }) => isMap || encodings.length > 0 || name.toLowerCase() === wanted,
  )
  const near = read.near
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 3 && !unsaying.has(word))
  const said = fits.filter(({ words }) => words.some((step) => near.some((word) => isAlike(step, word))))
  const byName = (a: EventTarget, b: EventTarget): number => rankOf(a, wanted) - rankOf(b, wanted)
  return [...(said.length > 0 ? said : fits)].sort(byName)
}

function isAlike(step: string, word: string): boolean {
  return step.length > 3 && (step.startsWith(word) || word.startsWith(step))
}

function rankOf({ name, isMap }: EventTarget, wanted: string): number {
  if (name.toLowerCase() === wanted) return 0
  return isMap ? 1 : 2
}

/** The event with a member of this name and value in the target, in the ways to write it there. */
export function* memberPlantings(target: EventTarget, name: string, value: unknown): Iterable<Planting> {
  const { place, isMap, encodings } = target
  const { pointer } = place
  if (target.name.toLowerCase() === name.toLowerCase()) {
    // Of a path or a key a constant may be one segment.
    const segments = typeof value === 'string' ? [`/${value}`, uriText(value)] : []
    for (const form of [...formsOf(value), ...segments])
      yield { whole: place.put(form), pointer, says: `is ${shown(form)}` }
  }
  if (isMap) {
    for (const written of new Set([name, name.toLowerCase()])) {
      for (const form of formsOf(value)) {
        const changed = setAt(place.present!.value, [written], form)
        const whole = changed === undefined ? undefined : place.put(changed.value)
        yield { whole, pointer, says: `has ${written}: ${shown(form)}` }
      }
    }
  }
  for (const encoding of encodings) {
    const document = setAt(documentOf(target, encoding), [name], value)
    if (document === undefined) continue
    const whole = place.put(encodeContent(encoding, JSON.stringify(document.value)))
    yield { whole, pointer, says: `holds JSON with ${name}: ${shown(value)}` }
  }
}

/** The event with a text in the target: whole, as a segment, and (of many) joined to what stood there. */
export function* textPlantings(target: EventTarget, text: string, joined: boolean): Iterable<Planting> {
  const { place } = target
  const present = typeof place.present?.value === 'string' ? place.present.value : ''
  const forms = [text, `/${text}`, uriText(text)]
  if (joined) forms.push(text + present, present + text, `${present}/${text}`, `${text}/${present}`)
  if (joined) forms.push(`a%2F${uriText(text)}%2Fa`, `${present} ${text} ${present}`, `/a/${text}/a`)
  for (const form of forms)
    yield { whole: place.put(form), pointer: place.pointer, says: `is ${shown(form)}` }
}

/** The event with so many items or characters in the target. */
export function* lengthPlantings(target: EventTarget, length: number): Iterable<Planting> {
  const { place, isArray, isText } = target
  const value = place.present?.value
  const { pointer } = place
  if (isArray && length <= maxItems) {
    const items = value as readonly unknown[]
    const longer = Array.from({ length }, (_, i) => items[i % items.length] ?? null)
    yield { whole: place.put(longer), pointer, says: `has ${length} items` }
  }
  if (isText && length <= maxCharacters)
    yield { whole: place.put('a'.repeat(length)), pointer, says: `has ${length} characters` }
}

const maxItems = 1000
const maxCharacters = 10_000

/** A value as it is, then as the text that a query or a header would hold. */
function formsOf(value: unknown): readonly unknown[] {
  return typeof value === 'number' || typeof value === 'boolean' ? [value, String(value)] : [value]
}

/** The document to add to: the one that stands there, where it is an object. */
function documentOf({ place }: EventTarget, encoding: string | undefined): object {
  const present = place.present?.value
  if (typeof present !== 'string') return {}
  const json = decodeJsonContent(encoding, 'application/json', present)?.json
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
}

/** Percent-encoded; half of a pair of surrogates, which has no code, as the mark of what cannot be read. */
function uriText(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** The values to try around a constant: a bound is met at both sides. */
export function valuesAround(value: Literal): readonly Literal[] {
  return typeof value === 'number' ? [value, value + 1, value - 1] : [value]
}
