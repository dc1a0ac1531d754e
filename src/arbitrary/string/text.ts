import type { Random } from '../../random.js'
import { printableText } from './text-printable.js'
import { oddText } from './text-styles.js'

// Two texts in three are printable ASCII, longer than the minimum by one of these.
const shortLengths: readonly number[] = [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10]

/** The longest maximum that is reached on purpose, in code points. */
export const longestDeclaredBound = 2000

/**
 * A random text of `minLength` to `maxLength` code points (`maxLength` may be Infinity), without lone surrogates.
 *
 * Mostly short printable ASCII; at times what breaks code: other scripts, emoji, combining marks, right-to-left,
 * control characters, markup, escapes, prototype names, exactly a bound, or up to 1,000 characters.
 */
export function freeText(random: Random, minLength: number, maxLength: number): string {
  const dice = random.bits()
  if ((dice & 0x1f) < 22) {
    const length = minLength + shortLengths[(dice >>> 5) & 15]!
    return printableText(random, length <= maxLength ? length : random.int(minLength, maxLength))
  }
  return oddText(random, chosenLength(random, minLength, maxLength), minLength, maxLength)
}

function chosenLength(random: Random, minLength: number, maxLength: number): number {
  const dice = random.below(32)
  if (dice === 0) return minLength
  if (dice === 1 && maxLength <= longestDeclaredBound) return maxLength
  if (dice === 2) return clamp(random.below(random.oneIn(8) ? 1001 : 201), minLength, maxLength)
  const room = Math.min(maxLength - minLength, 20)
  return minLength + random.below(room + 1)
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
