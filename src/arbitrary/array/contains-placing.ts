import type { ContainsBound, State } from '../../canonical/state.js'
import type { Term } from '../../canonical/term.js'
import { type Draw, isFlat } from '../draw.js'
import { generatorHeight } from '../generator-height.js'
import { HolderPlaces } from '../holder-places.js'
import type { ShapeGenerator } from '../shape-generator.js'

/** Ways to place the items that are tried before the array is given up. */
const maxTries = 24

/** What placing needs to know of the items. */
export interface PlacedItems {
  /** From this index on all items are alike. */
  readonly alike: number
  readonly item: (index: number) => ShapeGenerator
  /** What the item at an index must satisfy by its place. */
  readonly terms: (index: number) => readonly Term[]
  readonly opposite: (term: Term) => Term
  readonly generatorFor: (terms: readonly Term[]) => ShapeGenerator
}

/** Which items are to meet each `contains` of an array, before its length is known. */
export interface ContainsPlan {
  /** Of each `contains` the places that are tried first, counted from where it begins. */
  readonly first: readonly ReadonlySet<number>[]
  /** The fewest items that hold all of them. */
  readonly least: number
  /** So many items that each place can be its own. */
  readonly sum: number
}

/** Chooses the items of an array that satisfy its `contains`. */
export class ContainsPlacing {
  readonly #state: State
  readonly #items: PlacedItems
  readonly #holders: HolderPlaces[] = []

  constructor(state: State, items: PlacedItems) {
    this.#state = state
    this.#items = items
  }

  /** The places of the items that satisfy one of the `contains`. */
  holders(at: number): HolderPlaces {
    const bound = this.#state.contains[at]!
    const { alike, item, terms, generatorFor } = this.#items
    this.#holders[at] ??= new HolderPlaces(bound, {
      alike,
      maxItems: this.#state.maxItems,
      item,
      holder: (index) => generatorFor([...terms(index), bound.term]),
    })
    return this.#holders[at]
  }

  /** How many items are to meet each `contains`, and where first; undefined where there are too few places. */
  plan(draw: Draw): ContainsPlan | undefined {
    const { contains } = this.#state
    const counts = contains.map((bound) => containedCount(draw, bound))
    const first = counts.map((count, at) => this.#firstPlaces(draw, at, count))
    if (first.some((places, at) => places.size < counts[at]!)) return undefined
    const ends = contains.map(({ from }, at) => (counts[at]! > 0 ? from + 1 + Math.max(...first[at]!) : 0))
    const least = Math.max(0, ...ends)
    const sum = least + counts.reduce((a, b) => a + b, 0) - Math.max(0, ...counts)
    return { first, least, sum }
  }

  /** A generator for each item, so that each `contains` is met as often as planned and no more than it may be. */
  generators(
    draw: Draw,
    first: readonly ReadonlySet<number>[],
    length: number,
  ): readonly ShapeGenerator[] | undefined {
    for (let tries = 0; tries < maxTries; tries++) {
      const demands = this.#demands(length, (at, places) =>
        tries === 0 ? first[at]! : somePlaces(draw, places, first[at]!.size),
      )
      const generators = demands.map((terms) => this.#items.generatorFor(terms))
      if (generators.every((generator) => generator.isSatisfiable())) return generators
    }
    return undefined
  }

  /** What each item must satisfy, where these are the places of each `contains`. */
  #demands(
    length: number,
    placesOf: (at: number, places: number) => ReadonlySet<number>,
  ): readonly (readonly Term[])[] {
    const { terms, opposite } = this.#items
    const demands = Array.from({ length }, (_, index) => [...terms(index)])
    for (const [at, { from, term, max }] of this.#state.contains.entries()) {
      const places = Math.max(0, length - from)
      const chosen = placesOf(at, places)
      for (const [index, demanded] of demands.entries()) {
        if (chosen.has(index - from)) demanded.push(term)
        else if (max < places && index >= from) demanded.push(opposite(term))
      }
    }
    return demands
  }

  /** The first that come, or where the array must be flat those that make it so. */
  #firstPlaces(draw: Draw, at: number, count: number): ReadonlySet<number> {
    if (count > 0 && isFlat(draw)) return this.holders(at).flattest(count, generatorHeight)
    return new Set(Array.from({ length: count }, (_, place) => place))
  }
}

function containedCount(draw: Draw, { min, max }: ContainsBound): number {
  if (isFlat(draw)) return min
  return Math.min(max, min + draw.random.below(2))
}

function somePlaces(draw: Draw, length: number, count: number): ReadonlySet<number> {
  const places = new Set<number>()
  while (places.size < Math.min(length, count)) places.add(draw.random.below(length))
  return places
}
