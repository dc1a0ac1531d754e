/**
 * A search for the simplest value of a place: it gives candidates, hears of each whether it was taken, and returns
 * the last one that was (the value that it began with, itself, where none was). A candidate that is invalid or not
 * simpler is never taken, so that a search need not look.
 */
export type Search<T = unknown> = Generator<unknown, T, boolean>

/** What a search looks at. */
export interface SearchScope {
  /** Texts and numbers too; otherwise only what there is of members and items. */
  readonly leaves: boolean
}

/** A search inside a larger value: `put` gives that with a candidate in its place. */
export function* inPlace<T>(search: Search<T>, put: (candidate: unknown) => unknown): Search<T> {
  let step = search.next()
  while (step.done !== true) step = search.next(yield put(step.value))
  return step.value
}

/** Takes the first of the smaller values that can be taken, again and again. */
export function* searchGreedily<T>(start: T, smaller: (value: T) => Iterable<T>): Search<T> {
  let current = start
  for (let found = true; found; ) {
    found = false
    for (const candidate of smaller(current)) {
      if (!(yield candidate)) continue
      current = candidate
      found = true
      break
    }
  }
  return current
}

/** Something that can be lowered (left out, made its simplest), and how much there is of it. */
export interface Lowerable {
  readonly weight: number
}

/**
 * Lowers all of the parts at once, or else the light half and then the heavy half in the same way, down to single
 * ones: where one part of many matters, it is found in about log n failures. Returns the parts that had to stay.
 */
export function* lowerParts<P extends Lowerable>(
  parts: readonly P[],
  attempt: (group: readonly P[]) => Search<boolean>,
): Search<readonly P[]> {
  if (parts.length === 0 || (yield* attempt(parts))) return []
  if (parts.length === 1) return parts
  const [light, heavy] = halvesByWeight(parts)
  const stayed = yield* lowerParts(light, attempt)
  return [...stayed, ...(yield* lowerParts(heavy, attempt))]
}

/** What there is much of is more likely to matter: as in a Huffman code, it takes fewer questions. */
function halvesByWeight<P extends Lowerable>(parts: readonly P[]): readonly [P[], P[]] {
  const sorted = [...parts].sort((a, b) => a.weight - b.weight)
  const whole = sorted.reduce((sum, { weight }) => sum + weight, 0)
  let light = 0
  let at = 0
  while (at < sorted.length - 1 && (at === 0 || light + sorted[at]!.weight <= whole / 2))
    light += sorted[at++]!.weight
  return [sorted.slice(0, at), sorted.slice(at)]
}

/** The least number from `low` to `high` that can be taken, as far as bisecting tells; `high` is known to be. */
export function* searchLeast(
  low: number,
  high: number,
  attempt: (count: number) => Search<boolean>,
): Search<number> {
  let failed = low - 1
  let taken = high
  for (let at = low; taken - failed > 1; at = failed + Math.floor((taken - failed) / 2)) {
    if (at <= failed || at >= taken) break
    if (yield* attempt(at)) taken = at
    else failed = at
  }
  return taken
}
