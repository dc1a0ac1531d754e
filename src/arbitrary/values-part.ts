import { bitOf } from '../canonical/expand.js'
import type { State } from '../canonical/state.js'
import { typeBit } from '../canonical/state.js'
import { copyJson } from '../copy-json.js'
import type { Draw } from './draw.js'
import type { Part, Variant } from './part.js'
import type { Search } from './search.js'
import { compareSize } from './simplicity.js'

/** The values of `const` and `enum`, and of the small types `null` and `boolean`. */
export class ValuesPart implements Part {
  readonly bits: number
  readonly state: State
  readonly #values: readonly unknown[]
  readonly #nested: boolean
  #sorted: readonly unknown[] | undefined

  /** The values must be distinct, satisfy the whole shape, and be at least one. */
  constructor(state: State, values: readonly unknown[]) {
    this.state = state
    this.#values = values
    this.bits = values.reduce<number>((bits, value) => bits | bitOf(value), 0)
    this.#nested = (this.bits & (typeBit.array | typeBit.object)) !== 0
  }

  get #fromSimplest(): readonly unknown[] {
    this.#sorted ??= this.#values.toSorted(compareSize)
    return this.#sorted
  }

  needs(): readonly [] {
    return []
  }

  heightFrom(): number {
    return 0
  }

  generate(draw: Draw): unknown {
    const value = draw.simple ? this.#fromSimplest[0] : this.#values[draw.random.below(this.#values.length)]
    return this.#nested ? copyJson(value) : value
  }

  *search(value: unknown): Search {
    for (const simpler of this.#fromSimplest.slice(0, 50)) {
      if (compareSize(simpler, value) >= 0) break
      if (yield simpler) return simpler
    }
    return value
  }

  *variants(): Iterable<Variant> {
    // A single value is a form beside others rather than a choice.
    const kind = this.#values.length > 1 ? 'value' : 'form'
    for (const value of this.#values) yield { value, scenario: `is ${JSON.stringify(value)}`, kind }
  }

  count(): number {
    return this.#values.length
  }
}
