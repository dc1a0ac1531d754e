import type { State } from '../canonical/state.js'
import type { Draw } from './draw.js'
import type { Search, SearchScope } from './search.js'
import type { ShapeGenerator } from './shape-generator.js'

/** A value worth trying at a place, and why. */
export interface Variant {
  readonly value: unknown
  readonly scenario: string
  /** More than a mere bound: one of a few values (of an enum, sizes of a list, numbers), or a form of an object. */
  readonly kind?: 'value' | 'form'
}

/** One way to satisfy a shape: a state, narrowed to one kind of JSON value. */
export interface Part {
  /** The types of its values, as bits. */
  readonly bits: number
  readonly state: State
  /** The generators that its smallest value may need. */
  needs(): readonly ShapeGenerator[]
  /** The nesting of its flattest value, as far as the heights of what it needs are known; Infinity: none yet. */
  heightFrom(heightOf: (generator: ShapeGenerator) => number): number
  /** Makes a value; throws {@link Stuck} when the budget of tries is spent. */
  generate(draw: Draw): unknown
  /** Looks for the simplest value of this part; its candidates are still to be checked. */
  search(value: unknown, scope: SearchScope): Search
  /** Values at the bounds, for this place alone (members and items are places of their own). */
  variants(): Iterable<Variant>
  /** At most so many distinct values; Infinity where unknown or more than a thousand. */
  count(): number
}
