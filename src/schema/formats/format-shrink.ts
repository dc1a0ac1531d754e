const simplest =
  'a0bcdefghijklmnopqrstuvwxyz123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./: ,;@+=&?#%~!$()*|\'"<>[]{}^`\\'

const rankOfAscii: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const at = simplest.indexOf(String.fromCharCode(code))
  // Control characters come after everything printable, NUL last.
  return at >= 0 ? at : 255 - code
})

/** How far a code point is from the simplest one, `a` (0); digits, capitals, marks, controls, then the rest of Unicode. */
export function characterRank(codePoint: number): number {
  return rankOfAscii[codePoint] ?? codePoint + 256
}

/** The measure by which texts shrink: dropping a character or taking a simpler one makes it smaller. */
export function textSize(value: string): number {
  let size = 0
  for (const char of value) size += 1 + characterRank(char.codePointAt(0)!)
  return size
}

const stepsDown = ['a', '0', 'A', '-', ' ', 'é', '€', '😀']

/** What a character may become on the way to a simpler one, best first: the simplest of each kind below it. */
export function simplerCharacters(char: string): readonly string[] {
  const rank = characterRank(char.codePointAt(0)!)
  const lower = char.toLowerCase()
  const steps = lower.length === char.length ? [...stepsDown, lower] : stepsDown
  return steps.filter((step) => characterRank(step.codePointAt(0)!) < rank)
}

const maxCandidates = 200

/** A text without one stretch of its characters: the longer stretches first, then single characters. */
function* withoutStretches(chars: readonly string[], minLength: number): Iterable<string> {
  for (let size = Math.max(1, chars.length >> 1); size >= 1; size >>= 1) {
    if (chars.length - size < minLength) continue
    for (let from = 0; from < chars.length; from += size) {
      const length = Math.min(size, chars.length - from)
      yield chars.slice(0, from).join('') + chars.slice(from + length).join('')
    }
  }
}

/**
 * Smaller texts that still pass `check`: first the `targets` (known small values), then with stretches left out,
 * then with simpler characters. Every candidate is smaller by {@link textSize}, so repeated shrinking ends.
 */
export function* shrinkByText(
  value: string,
  check: (value: string) => boolean,
  targets: readonly string[],
): Iterable<string> {
  const size = textSize(value)
  let left = maxCandidates
  for (const candidate of candidates(value, targets)) {
    if (left-- <= 0) return
    if (textSize(candidate) < size && check(candidate)) yield candidate
  }
}

function* candidates(value: string, targets: readonly string[]): Iterable<string> {
  yield* targets
  const chars = Array.from(value)
  yield* withoutStretches(chars, 0)
  for (const [at, char] of chars.entries()) {
    for (const simpler of simplerCharacters(char)) {
      yield chars.slice(0, at).join('') + simpler + chars.slice(at + 1).join('')
    }
  }
}

/** Integers between `target` and `value`, nearest to `target` first, without `value`. */
export function* stepsTowards(value: number, target: number): Iterable<number> {
  if (!Number.isSafeInteger(value - target)) return
  for (let distance = value - target; distance !== 0; distance = Math.trunc(distance / 2)) {
    yield value - distance
  }
}
