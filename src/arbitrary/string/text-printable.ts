import type { Random } from '../../random.js'

// 128 entries for 7 bits: the 95 printable characters, and those that stand in names once more.
const printable: Uint8Array = Uint8Array.from({ length: 128 }, (_, i) => {
  if (i < 95) return 0x20 + i
  return i < 121 ? 0x61 + i - 95 : 0x30 + i - 121
})

/** Printable ASCII of exactly `length` characters. */
export function printableText(random: Random, length: number): string {
  if (length <= 4) return fewCharacters(random, length)
  let text = fewCharacters(random, 4)
  for (let left = length - 4; left > 0; left -= 4) text += fewCharacters(random, Math.min(left, 4))
  return text
}

// One call for four characters costs half of joining them.
function fewCharacters(random: Random, count: number): string {
  if (count === 0) return ''
  const bits = random.bits()
  const a = printable[bits & 127]!
  if (count === 1) return String.fromCharCode(a)
  const b = printable[(bits >>> 7) & 127]!
  if (count === 2) return String.fromCharCode(a, b)
  const c = printable[(bits >>> 14) & 127]!
  return count === 3
    ? String.fromCharCode(a, b, c)
    : String.fromCharCode(a, b, c, printable[(bits >>> 21) & 127]!)
}
