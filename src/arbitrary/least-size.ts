import type { State } from '../canonical/state.js'
import { UnsupportedKeywordError } from '../errors.js'
import { ArrayPart } from './array/array-part.js'
import { ObjectPart } from './object/object-part.js'
import type { Part } from './part.js'

/** Larger values no event holds, and to make one would fill the memory. */
const most = 400_000
/** So many characters weigh as much as a value. */
const charactersPerValue = 64

/**
 * How many values the smallest value of a part holds at least, itself included, of a number that may double with each
 * level of definitions.
 */
export function leastSize(part: Part): number {
  if (part instanceof ObjectPart) return 1 + sumOf(part.state.required, (name) => part.member(name).leastSize)
  if (part instanceof ArrayPart) return 1 + itemsSize(part)
  return 1 + part.state.minLength / charactersPerValue
}

/** Throws UnsupportedKeywordError for a part of which every value is larger than any that is made. */
export function refuseHugeValue(part: Part, pointer: string): void {
  if (leastSize(part) > most) throw hugeValue(pointer)
}

/** The same by the bounds of a state alone, before parts of that many items or characters are prepared. */
export function refuseHugeState({ minLength, minItems, contains }: State, pointer: string): void {
  const count = Math.max(minItems, ...contains.map(({ min }) => min), minLength / charactersPerValue)
  if (count > most) throw hugeValue(pointer)
}

function hugeValue(pointer: string): UnsupportedKeywordError {
  return new UnsupportedKeywordError(
    `each value here holds more than ${most} others, and none so large is made`,
    pointer,
    {
      next: 'Look for definitions that hold one another several times, level by level: make their members optional, or their lists shorter.',
    },
  )
}

function itemsSize(part: ArrayPart): number {
  const { minItems } = part.state
  const { alike } = part
  const items = sumOf(Array.from({ length: Math.min(minItems, alike) }), (_, i) => part.item(i).leastSize)
  const rest = minItems > alike ? (minItems - alike) * part.item(alike).leastSize : 0
  const contained = part.contained().map(({ min, generator }) => min * generator.leastSize)
  // One item may satisfy several.
  return Math.max(items + rest, ...contained)
}

function sumOf<T>(list: readonly T[], sizeOf: (item: T, index: number) => number): number {
  let sum = 0
  for (const [i, item] of list.entries()) sum += sizeOf(item, i)
  return sum
}
