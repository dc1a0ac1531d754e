import { jsonEqual } from '../../json-equal.js'
import type { Change } from '../../report/report.js'
import { formatPointer, removeAt, setAt } from '../../schema/json-pointer.js'
import { closeAs, type InnerDocument, innerContainer, openAs } from './inner-document.js'
import { noteOfInner, noteOfKind, noteOfPlain } from './note-of-text.js'

/** The step of a change's pointer from a string into the document that it holds. */
export const decodedStep = '(decoded)'

/** From this length on, an inner document is shown by its changes instead of whole. */
const longDocument = 120

/** A change that can be taken back by itself. */
export interface TrackedChange {
  readonly change: Change
  /** The whole event without this change, all others kept. */
  readonly undone: () => unknown
  /** The steps to the place that holds the changed value; absent where the value was left out. */
  readonly tokens?: readonly string[]
}

/** One place while two values are compared: how the whole event looks with another value in it. */
interface ComparedPlace {
  readonly tokens: readonly string[]
  readonly put: (value: unknown) => unknown
}

type JsonObject = Readonly<Record<string, unknown>>

/** An event as changes to the golden event; none when the two are equal. */
export function changesOf(event: unknown, golden: unknown): readonly Change[] {
  return trackedChanges(event, golden).map(({ change }) => change)
}

/** The changes of `changesOf`, each with the event as it would be without it. */
export function trackedChanges(event: unknown, golden: unknown): readonly TrackedChange[] {
  const changes: TrackedChange[] = []
  compare(golden, event, { tokens: [], put: (value) => value }, changes)
  return changes
}

function compare(from: unknown, to: unknown, place: ComparedPlace, changes: TrackedChange[]): void {
  if (jsonEqual(from, to)) return
  if (isObject(from) && isObject(to) && !isEmpty(from) && !isEmpty(to))
    compareMembers(from, to, place, changes)
  else if (Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0) {
    compareItems(from, to, place, changes)
  } else if (typeof from === 'string' && typeof to === 'string') compareStrings(from, to, place, changes)
  else changes.push(replaced(place, from, { from, to, ...noteOfKind(from, to) }))
}

function compareMembers(
  from: JsonObject,
  to: JsonObject,
  place: ComparedPlace,
  changes: TrackedChange[],
): void {
  for (const key of Object.keys(from)) {
    const inner = placeWithin(place, to, key)
    if (Object.hasOwn(to, key)) compare(from[key], to[key], inner, changes)
    else changes.push(leftOut(inner, from[key], () => inner.put(from[key])))
  }
  for (const key of Object.keys(to)) {
    if (!Object.hasOwn(from, key))
      changes.push(added(placeWithin(place, to, key), to[key], () => place.put(without(to, key))))
  }
}

/** Items are paired after what the two have in common at both ends. */
function compareItems(
  from: readonly unknown[],
  to: readonly unknown[],
  place: ComparedPlace,
  changes: TrackedChange[],
): void {
  const { start, end } = commonEnds(from, to)
  const last = Math.max(from.length, to.length) - end
  for (let i = start; i < last; i++) {
    const inner = placeWithin(place, to, String(i))
    const behind = to.length - end
    if (i >= behind) changes.push(leftOut(inner, from[i], () => place.put(to.toSpliced(behind, 0, from[i]))))
    else if (i >= from.length - end) changes.push(added(inner, to[i], () => place.put(to.toSpliced(i, 1))))
    else compare(from[i], to[i], inner, changes)
  }
}

function commonEnds(from: readonly unknown[], to: readonly unknown[]): { start: number; end: number } {
  let start = 0
  let end = 0
  if (from.length === to.length) return { start, end }
  const shorter = Math.min(from.length, to.length)
  while (start < shorter && jsonEqual(from[start], to[start])) start += 1
  while (end < shorter - start && jsonEqual(from.at(-1 - end), to.at(-1 - end))) end += 1
  return { start, end }
}

function compareStrings(from: string, to: string, place: ComparedPlace, changes: TrackedChange[]): void {
  const golden = innerContainer(from)
  const inner = golden === undefined ? undefined : (openAs(golden.encoding, to) ?? innerContainer(to))
  if (golden === undefined || inner === undefined || jsonEqual(inner.value, golden.value)) {
    changes.push(replaced(place, from, { from, to, ...noteOfPlain(to, from, inner) }))
    return
  }
  const steps = changesInside(golden, inner, place)
  const inside = inner.encoding === golden.encoding && (steps.length === 1 || from.length > longDocument)
  const whole = formatPointer([...place.tokens, decodedStep])
  if (inside && !steps.some(({ change }) => change.pointer === whole)) changes.push(...steps)
  else {
    const note = noteOfInner(inner, golden, to)
    changes.push(replaced(place, from, { from: golden.value, to: inner.value, note }))
  }
}

function changesInside(golden: InnerDocument, inner: InnerDocument, place: ComparedPlace): TrackedChange[] {
  const steps: TrackedChange[] = []
  const document: ComparedPlace = {
    tokens: [...place.tokens, decodedStep],
    put: (value) => place.put(closeAs(inner.encoding, value)),
  }
  compare(golden.value, inner.value, document, steps)
  return steps
}

function placeWithin(place: ComparedPlace, holder: object, key: string): ComparedPlace {
  return {
    tokens: [...place.tokens, key],
    put: (value) => place.put(setAt(holder, [key], value)!.value),
  }
}

function without(holder: object, key: string): unknown {
  return removeAt(holder, [key])!.value
}

function replaced(place: ComparedPlace, golden: unknown, change: Omit<Change, 'pointer'>): TrackedChange {
  const { tokens } = place
  return { change: { pointer: formatPointer(tokens), ...change }, tokens, undone: () => place.put(golden) }
}

function added({ tokens }: ComparedPlace, to: unknown, undone: () => unknown): TrackedChange {
  return { change: { pointer: formatPointer(tokens), to }, tokens, undone }
}

function leftOut({ tokens }: ComparedPlace, from: unknown, undone: () => unknown): TrackedChange {
  return { change: { pointer: formatPointer(tokens), from }, undone }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
