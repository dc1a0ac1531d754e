import type { Search } from './search.js'
import type { ShapeGenerator } from './shape-generator.js'
import { compareSize } from './simplicity.js'

/** Shrinks values: offers smaller ones, and from one that was taken goes on where it came from. */
export interface Shrinker<T> {
  readonly accepts: (value: unknown) => value is T
  readonly smaller: (value: T, taken?: Offered<T>) => Iterable<Offered<T>>
}

/** A smaller value. */
export interface Offered<T> {
  readonly value: T
}

/** A candidate of a descent that was offered. */
export class Offer<T> {
  readonly #descent: Descent<T>
  readonly value: T

  constructor(descent: Descent<T>, value: T) {
    this.#descent = descent
    this.value = value
  }

  /** Smaller values, once this one was taken. */
  smaller(): IterableIterator<Offer<T>> {
    return this.#descent.from(this)
  }
}

/**
 * The way down from a value: a search whose answers are how the caller (fast-check, mostly) goes on. It pulls the next offer when the
 * last one was of no use, and asks for what is smaller than the last one when it was. Who goes another way, back to
 * an earlier offer as combinators do, begins anew from there.
 */
export class Descent<T> {
  readonly #root: ShapeGenerator
  readonly #tried = new Set<string>()
  #current: T
  #search: Search
  #leaves: boolean
  #progressed = false
  /** The offer that waits for its answer. */
  #open: Offer<T> | undefined
  #ended = false

  /** Without `leaves` it looks at the structure alone, until something is found there. */
  constructor(root: ShapeGenerator, value: T, leaves = true) {
    this.#root = root
    this.#current = value
    this.#leaves = leaves
    this.#search = root.search(value, { leaves })
  }

  /** Smaller values from the first on, or from the taken one on. */
  *offers(taken?: Offer<T>): IterableIterator<Offer<T>> {
    const start = this.#current
    if (taken !== undefined) this.#take(taken)
    for (let answer = taken !== undefined; ; answer = false) {
      const offer = this.#next(answer)
      if (offer === undefined) return
      yield offer
      if (this.#open !== offer) break
    }
    yield* new Descent(this.#root, taken === undefined ? start : taken.value).offers()
  }

  *from(offer: Offer<T>): IterableIterator<Offer<T>> {
    if (this.#open === offer) yield* this.offers(offer)
    // Where all was tried in vain already, something else has changed since: the structure may give way now.
    else yield* new Descent(this.#root, offer.value, !(this.#ended && this.#current === offer.value)).offers()
  }

  #take(offer: Offer<T>): void {
    this.#current = offer.value
    this.#progressed = true
    this.#open = undefined
  }

  /** The next candidate that is valid, simpler, and new; undefined at the end. */
  #next(taken: boolean): Offer<T> | undefined {
    for (let answer = taken; ; answer = false) {
      const step = this.#search.next(answer)
      if (step.done === true) {
        if (!this.#searchAgain()) return undefined
      } else if (this.#isWorthTrying(step.value)) {
        this.#open = new Offer(this, step.value as T)
        return this.#open
      }
    }
  }

  /** Later changes may have freed what was stuck before: the structure is looked at again. */
  #searchAgain(): boolean {
    this.#ended = !this.#progressed
    this.#open = undefined
    if (this.#ended) return false
    this.#leaves = !this.#leaves
    this.#progressed = false
    this.#search = this.#root.search(this.#current, { leaves: this.#leaves })
    return true
  }

  #isWorthTrying(candidate: unknown): boolean {
    if (compareSize(candidate, this.#current) >= 0) return false
    const text = JSON.stringify(candidate)
    if (this.#tried.has(text)) return false
    this.#tried.add(text)
    return this.#root.accepts(candidate)
  }
}

const settleLimit = 2000

/** The end of the way down when every candidate is taken, within a budget of candidates. */
export function settled(root: ShapeGenerator, value: unknown): unknown {
  let current = value
  let left = settleLimit
  for (let progressed = true; progressed && left > 0; ) {
    progressed = false
    const search = root.search(current, { leaves: true })
    for (let step = search.next(); step.done !== true && left > 0; left--) {
      const taken = compareSize(step.value, current) < 0 && root.accepts(step.value)
      if (taken) current = step.value
      progressed ||= taken
      step = search.next(taken)
    }
  }
  return current
}
