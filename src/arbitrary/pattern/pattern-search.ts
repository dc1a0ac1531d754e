import { type Search, searchGreedily } from '../search.js'
import type { PatternGenerator } from './pattern.js'

/** Failures that the shortening of one text may cost, and candidates that are looked at for it. */
const maxFailures = 200
const maxTries = 1_000
/** Of texts up to this length every stretch may go, of longer ones single characters and what halving gives. */
const denseLength = 20

/**
 * Simpler texts of a pattern: without long stretches, with another end or simpler characters, then without short
 * stretches. Those come last because it makes no difference which of several equal characters goes.
 */
export function* searchPattern(text: string, pattern: PatternGenerator): Search<string> {
  let current = text
  let memory = new Deletions(text)
  for (;;) {
    const coarse = yield* withoutStretches(current, halvings, pattern, memory)
    const simpler = yield* searchGreedily(coarse, pattern.rewrite)
    // In a text of the same length each character keeps what is known of its place.
    if ([...simpler].length !== memory.left.length) memory = new Deletions(simpler)
    const fine = yield* withoutStretches(simpler, shortStretches, pattern, memory)
    if (fine === coarse) return fine
    current = fine
  }
}

/**
 * Which characters are left of a text, by their places in it at first, and which deletions failed. A deletion of
 * more than one that failed is not tried: what was missed before would be missed again.
 */
class Deletions {
  left: readonly number[]
  readonly #length: number
  readonly #failed: (readonly number[])[] = []

  constructor(text: string) {
    this.#length = [...text].length
    this.left = Array.from({ length: this.#length }, (_, place) => place)
  }

  /** How many failed. */
  get failures(): number {
    return this.#failed.length
  }

  isHopeless(from: number, to: number): boolean {
    const kept = this.#without(from, to)
    return this.#failed.some((gone) => gone.every((place) => !kept.has(place)))
  }

  fail(from: number, to: number): void {
    const kept = this.#without(from, to)
    this.#failed.push(Array.from({ length: this.#length }, (_, place) => place).filter((p) => !kept.has(p)))
  }

  take(from: number, to: number): void {
    this.left = [...this.left.slice(0, from), ...this.left.slice(to)]
  }

  #without(from: number, to: number): ReadonlySet<number> {
    return new Set([...this.left.slice(0, from), ...this.left.slice(to)])
  }
}

/** Where a stretch of a text of so many characters may begin and how long it is; asks for the length each time. */
type Stretches = (length: () => number) => Iterable<readonly [from: number, size: number]>

function* halvings(length: () => number): ReturnType<Stretches> {
  for (let size = length() >> 1; size > 1; size >>= 1) {
    for (let from = 0; from + size <= length(); ) {
      const before = length()
      yield [from, size]
      if (length() === before) from += size >> 1
    }
  }
}

function* shortStretches(length: () => number): ReturnType<Stretches> {
  const longest = length() > denseLength ? 1 : length() - 1
  for (let size = 1; size <= longest; size++) {
    for (let from = length() - size; from >= 0; from--) yield [from, size]
  }
}

function* withoutStretches(
  text: string,
  stretches: Stretches,
  pattern: PatternGenerator,
  memory: Deletions,
): Search<string> {
  let chars = [...text]
  let tries = 0
  for (const [from, size] of stretches(() => chars.length)) yield* attempt(from, from + size)
  return chars.join('')

  function* attempt(from: number, to: number): Search<boolean> {
    if (to > chars.length || tries++ >= maxTries || memory.failures >= maxFailures) return false
    const shorter = [...chars.slice(0, from), ...chars.slice(to)]
    const candidate = shorter.join('')
    if (!pattern.accepts(candidate) || memory.isHopeless(from, to)) return false
    if (!(yield candidate)) {
      memory.fail(from, to)
      return false
    }
    memory.take(from, to)
    chars = shorter
    return true
  }
}
