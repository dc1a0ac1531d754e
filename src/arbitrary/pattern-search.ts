import type { PatternGenerator } from './pattern.js'
import { type Search, searchGreedily } from './search.js'

/** Failures that the shortening of one text may cost, and candidates that are looked at for it. */
const maxFailures = 200
const maxTries = 1_000
/** Of texts up to this length every stretch may go, of longer ones single characters and what halving gives. */
const denseLength = 20

/** Simpler texts of a pattern: without stretches of it, then with another end or simpler characters. */
export function* searchPattern(text: string, pattern: PatternGenerator): Search<string> {
  let current = text
  let memory = new Deletions(text)
  for (;;) {
    current = yield* withoutStretches(current, pattern, memory)
    const simpler = yield* searchGreedily(current, pattern.rewrite)
    if (simpler === current) return current
    // In a text of the same length each character keeps what is known of its place.
    if ([...simpler].length !== memory.left.length) memory = new Deletions(simpler)
    current = simpler
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

function* withoutStretches(text: string, pattern: PatternGenerator, memory: Deletions): Search<string> {
  let chars = [...text]
  let tries = 0
  for (let size = chars.length >> 1; size > 1; size >>= 1) {
    for (let from = 0; from + size <= chars.length; ) {
      if (yield* attempt(from, from + size)) continue
      from += size >> 1
    }
  }
  for (let size = 1; size < Math.min(chars.length, denseLength); size++) {
    if (size > 1 && chars.length > denseLength) break
    for (let from = chars.length - size; from >= 0; from--) yield* attempt(from, from + size)
  }
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
