import { inPlace, type Lowerable, lowerParts, type Search, type SearchScope, searchLeast } from '../search.js'
import { compareSize, nodeCount } from '../simplicity.js'

/** What a search of an array has to know of its items. */
export interface SearchableItems {
  /** No array that is shorter can do. */
  readonly least: number
  /** The simplest value of the item at an index, where it is known. */
  smallest(index: number): { readonly value: unknown } | undefined
  search(index: number, item: unknown, scope: SearchScope): Search
}

interface Place extends Lowerable {
  readonly index: number
}

/** Simpler arrays: shorter ones, with all items at their simplest, without single ones, then with simpler items. */
export function* searchArray(
  items: SearchableItems,
  array: readonly unknown[],
  scope: SearchScope,
): Search<readonly unknown[]> {
  const shorter = yield* shortened(array, items.least)
  const lower = yield* lowered(items, shorter)
  const fewer = yield* leftOut(items, lower, shorter.length < array.length || array.length === items.least)
  return yield* simplified(items, fewer, scope)
}

/** From the end, then all but the last ones: whoever fails on one item or on a count is found out at once. */
function* shortened(array: readonly unknown[], least: number): Search<readonly unknown[]> {
  let current = array
  if (current.length > least) {
    const length = yield* searchLeast(least, current.length, function* (count) {
      return yield array.slice(0, count)
    })
    if (length < array.length) current = array.slice(0, length)
  }
  const kept = Math.max(1, least)
  if (current.length <= kept) return current
  const last = current.slice(-kept)
  return (yield last) ? last : current
}

function* lowered(items: SearchableItems, array: readonly unknown[]): Search<readonly unknown[]> {
  let current = array
  const places: Place[] = []
  for (const [index, item] of array.entries()) {
    const to = items.smallest(index)
    if (to === undefined || compareSize(to.value, item) >= 0) continue
    places.push({ index, weight: nodeCount(item) })
  }
  yield* lowerParts(places, function* (group) {
    const indices = new Set(group.map(({ index }) => index))
    const candidate = current.map((item, index) => (indices.has(index) ? items.smallest(index)!.value : item))
    if (!(yield candidate)) return false
    current = candidate
    return true
  })
  return current
}

function* leftOut(
  { least }: SearchableItems,
  array: readonly unknown[],
  /** A shorter start of the array was of no use. */
  lastMatters: boolean,
): Search<readonly unknown[]> {
  const places = array.map((item, index) => ({ index, weight: nodeCount(item) }))
  let left = places
  let current = array
  yield* lowerParts(lastMatters ? places.slice(0, -1) : places, function* (group) {
    const fewer = left.filter((place) => !group.includes(place))
    if (fewer.length < least) return false
    const candidate = fewer.map(({ index }) => array[index])
    if (!(yield candidate)) return false
    left = fewer
    current = candidate
    return true
  })
  return current
}

function* simplified(
  items: SearchableItems,
  array: readonly unknown[],
  scope: SearchScope,
): Search<readonly unknown[]> {
  let current = array
  for (const [index, item] of array.entries()) {
    const smallest = items.smallest(index)
    if (smallest !== undefined && compareSize(smallest.value, item) === 0) continue
    const whole = current
    const value = yield* inPlace(items.search(index, item, scope), (inner) => whole.with(index, inner))
    if (value !== item) current = whole.with(index, value)
  }
  return current
}
