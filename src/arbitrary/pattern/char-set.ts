/** A set of code points: inclusive ranges `lo, hi, lo, hi, …`, sorted, disjoint and never adjacent. */
export type CharSet = readonly number[]

export const noChars: CharSet = []
export const allChars: CharSet = [0, 0x10ffff]
export const surrogates: CharSet = [0xd800, 0xdfff]
/** What a well-formed string is made of: every code point but the surrogates. */
export const scalarValues: CharSet = [0, 0xd7ff, 0xe000, 0x10ffff]
export const lineTerminators: CharSet = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029]

export const digitChars: CharSet = [0x30, 0x39]
export const wordChars: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]
/** `\s` of ECMAScript. */
export const spaceChars: CharSet = [
  0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
  0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
]

/** The set of the given ranges `lo, hi, …`, in any order, overlapping or not. */
export function charSetOf(ranges: readonly number[]): CharSet {
  const pairs: [number, number][] = []
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i]!, ranges[i + 1]!])
  pairs.sort((a, b) => a[0] - b[0])
  const out: number[] = []
  for (const [lo, hi] of pairs) {
    const last = out.length - 1
    if (last > 0 && lo <= out[last]! + 1) out[last] = Math.max(out[last]!, hi)
    else out.push(lo, hi)
  }
  return out
}

export function unionOf(a: CharSet, b: CharSet): CharSet {
  if (a.length === 0) return b
  if (b.length === 0) return a
  return charSetOf([...a, ...b])
}

export function complementOf(set: CharSet): CharSet {
  const out: number[] = []
  let next = 0
  for (let i = 0; i < set.length; i += 2) {
    if (set[i]! > next) out.push(next, set[i]! - 1)
    next = set[i + 1]! + 1
  }
  if (next <= 0x10ffff) out.push(next, 0x10ffff)
  return out
}

export function intersectionOf(a: CharSet, b: CharSet): CharSet {
  const out: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const lo = Math.max(a[i]!, b[j]!)
    const hi = Math.min(a[i + 1]!, b[j + 1]!)
    if (lo <= hi) out.push(lo, hi)
    if (a[i + 1]! < b[j + 1]!) i += 2
    else j += 2
  }
  return out
}

export function differenceOf(a: CharSet, b: CharSet): CharSet {
  return intersectionOf(a, complementOf(b))
}

export function hasChar(set: CharSet, codePoint: number): boolean {
  let low = 0
  let high = set.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < set[2 * middle]!) high = middle - 1
    else if (codePoint > set[2 * middle + 1]!) low = middle + 1
    else return true
  }
  return false
}

/** How many code points the set holds. */
export function countOf(set: CharSet): number {
  let count = 0
  for (let i = 0; i < set.length; i += 2) count += set[i + 1]! - set[i]! + 1
  return count
}

/** The code point at `index` (from 0 up to, not including, {@link countOf}) in ascending order. */
export function charAt(set: CharSet, index: number): number {
  let left = index
  for (let i = 0; i < set.length; i += 2) {
    const size = set[i + 1]! - set[i]! + 1
    if (left < size) return set[i]! + left
    left -= size
  }
  throw new RangeError(`index ${index} is outside of a set of ${countOf(set)} characters`)
}
