import { setMember } from '../copy-json.js'
import { numberSize, shrinkNumber } from '../schema/format-number-shrink.js'
import { textSize } from '../schema/format-shrink.js'
import { shrinkText } from './text.js'

export interface ShrinkJsonOptions {
  /** Whether a value may also become a simpler one of another type (null, false, 0, '', [], its own parts). Default: false. */
  readonly anyType?: boolean
}

const maxCandidates = 2000

/**
 * Smaller JSON values, best first: the empty one, with parts left out, one part smaller, and with `anyType` those
 * of other types first. Each is smaller by {@link jsonSize}, so repeated shrinking ends; at most 2,000. `value` is
 * not changed; candidates share parts with it.
 */
export function* shrinkJson(value: unknown, options: ShrinkJsonOptions = {}): Iterable<unknown> {
  let left = maxCandidates
  for (const candidate of smallerJson(value, options.anyType === true)) {
    if (left-- <= 0) return
    yield candidate
  }
}

/**
 * The measure by which JSON values shrink. A bigint, so that a small step next to a huge number still counts.
 * By type: null, booleans, numbers, texts, arrays, objects; a container is larger than any of its parts.
 */
export function jsonSize(value: unknown): bigint {
  if (value === null) return 0n
  if (typeof value === 'boolean') return value ? 2n : 1n
  if (typeof value === 'number') return 3n + numberSize(value)
  if (typeof value === 'string') return 4n + BigInt(textSize(value))
  if (Array.isArray(value)) return value.reduce((size: bigint, item) => size + 1n + jsonSize(item), 5n)
  let size = 6n
  for (const [key, member] of Object.entries(value as object))
    size += 1n + BigInt(textSize(key)) + jsonSize(member)
  return size
}

function* smallerJson(value: unknown, anyType: boolean): Iterable<unknown> {
  if (anyType) yield* ofOtherTypes(value)
  if (value === true) yield false
  else if (typeof value === 'number') yield* shrinkNumber(value)
  else if (typeof value === 'string') yield* shrinkText(value, 0)
  else if (Array.isArray(value)) yield* smallerArrays(value, anyType)
  else if (typeof value === 'object' && value !== null) yield* smallerObjects(value, anyType)
}

const simplestValues: readonly unknown[] = [null, false, 0, '', []]

function* ofOtherTypes(value: unknown): Iterable<unknown> {
  if (value === null) return
  const size = jsonSize(value)
  const type = Array.isArray(value) ? 'array' : typeof value
  for (const simplest of simplestValues) {
    const same = (Array.isArray(simplest) ? 'array' : typeof simplest) === type && simplest !== null
    if (!same && jsonSize(simplest) < size) yield Array.isArray(simplest) ? [] : simplest
  }
  if (typeof value === 'object') yield* Object.values(value)
}

function* smallerArrays(items: readonly unknown[], anyType: boolean): Iterable<unknown[]> {
  if (items.length > 0) yield []
  yield* withoutParts(items)
  for (const [at, item] of items.entries()) {
    for (const smaller of smallerJson(item, anyType)) {
      const copy = items.slice()
      copy[at] = smaller
      yield copy
    }
  }
}

type Member = readonly [key: string, value: unknown]

function* smallerObjects(object: object, anyType: boolean): Iterable<object> {
  const members: Member[] = Object.entries(object)
  if (members.length > 0) yield {}
  for (const fewer of withoutParts(members)) yield objectOf(fewer)
  for (const [at, [key, value]] of members.entries()) {
    for (const smaller of smallerJson(value, anyType)) yield objectOf(replaced(members, at, [key, smaller]))
  }
  for (const [at, [key, value]] of members.entries()) {
    for (const simpler of shrinkText(key, 0)) {
      if (!Object.hasOwn(object, simpler)) yield objectOf(replaced(members, at, [simpler, value]))
    }
  }
}

function replaced(members: readonly Member[], at: number, member: Member): Member[] {
  const copy = members.slice()
  copy[at] = member
  return copy
}

function objectOf(members: readonly Member[]): object {
  const object = {}
  for (const [key, value] of members) setMember(object, key, value)
  return object
}

/** Half of the parts, then with a quarter less, …, with one less; never none. */
function* withoutParts<T>(parts: readonly T[]): Iterable<T[]> {
  for (let size = parts.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < parts.length; from += size) {
      const fewer = parts.filter((_, at) => at < from || at >= from + size)
      if (fewer.length > 0) yield fewer
    }
  }
}
