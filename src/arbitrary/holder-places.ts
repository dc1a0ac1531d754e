import type { ContainsBound } from '../canonical/state.js'
import type { HeightOf } from './generator-height.js'
import type { ShapeGenerator } from './shape-generator.js'

/** What the places of one array have to be asked. */
export interface PlacedItems {
  /** From this index on all items are alike. */
  readonly alike: number
  readonly maxItems: number
  item(index: number): ShapeGenerator
  /** The generator of the item at an index that satisfies the `contains` too. */
  holder(index: number): ShapeGenerator
}

/** Where items that satisfy a `contains` can stand. The last place stands for all that come after it. */
export class HolderPlaces {
  readonly #bound: ContainsBound
  readonly #items: PlacedItems
  readonly #places: readonly number[]

  constructor(bound: ContainsBound, items: PlacedItems) {
    this.#bound = bound
    this.#items = items
    const last = Math.min(Math.max(bound.from, items.alike), items.maxItems - 1)
    this.#places = Array.from({ length: Math.max(0, last - bound.from + 1) }, (_, i) => bound.from + i)
  }

  /** The generators that the flattest array with such items may need. */
  needs(): readonly ShapeGenerator[] {
    const before = Array.from({ length: (this.#places.at(-1) ?? 0) + 1 }, (_, index) =>
      this.#items.item(index),
    )
    return [...before, ...this.#places.map((place) => this.#items.holder(place))]
  }

  /** The height of the items of the flattest array that has as many as there must be; Infinity: there is none. */
  heightFrom(heightOf: HeightOf): number {
    return this.#costs(this.#bound.min, heightOf)[this.#bound.min - 1]?.height ?? Infinity
  }

  /** So many places, counted from where the `contains` begins, for an array that is as flat as it can be. */
  flattest(count: number, heightOf: HeightOf): ReadonlySet<number> {
    const costs = this.#costs(count, heightOf).slice(0, count)
    return new Set(costs.map(({ place }) => place - this.#bound.from))
  }

  /** For each place the height of the items up to it, the flattest first; the last one as often as it may be wanted. */
  #costs(count: number, heightOf: HeightOf): readonly { readonly place: number; readonly height: number }[] {
    const { item, holder, maxItems } = this.#items
    const costs: { place: number; height: number }[] = []
    let before = 0
    let index = 0
    for (const place of this.#places) {
      for (; index < place; index++) before = Math.max(before, heightOf(item(index)))
      costs.push({ place, height: Math.max(before, heightOf(holder(place))) })
    }
    const last = costs.at(-1)
    for (let more = 1; last !== undefined && more < count && last.place + more < maxItems; more++)
      costs.push({ ...last, place: last.place + more })
    return costs.sort((a, b) => a.height - b.height || a.place - b.place)
  }
}
