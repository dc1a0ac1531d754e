import { arrayOf } from '../../array-of.js'
import { meetsContains } from '../../canonical/matches.js'
import { firstAlikeItem, itemTerms } from '../../canonical/members.js'
import type { Shape } from '../../canonical/shape.js'
import { type State, typeBit } from '../../canonical/state.js'
import type { Term } from '../../canonical/term.js'
import { jsonEqual } from '../../json-equal.js'
import { type Draw, fixedDraw, isFlat, Stuck } from '../draw.js'
import type { HeightOf } from '../generator-height.js'
import type { Part, Variant } from '../part.js'
import type { Search, SearchScope } from '../search.js'
import type { ShapeGenerator } from '../shape-generator.js'
import { type SearchableItems, searchArray } from './array-search.js'
import { ContainsPlacing } from './contains-placing.js'

const maxTries = 40
const maxItemTries = 300
/** The largest declared bound that is reached on purpose. */
const boundLimit = 1000

/** Arrays: items by position, `contains`, `uniqueItems`, bounds. */
export class ArrayPart implements Part {
  readonly bits: number = typeBit.array
  readonly state: State
  readonly #shape: Shape
  readonly #generatorFor: (terms: readonly Term[]) => ShapeGenerator
  readonly #alike: number
  readonly #items: ShapeGenerator[] = []
  readonly #containing: ContainsPlacing
  #longest: number | undefined

  constructor(shape: Shape, state: State, generatorFor: (terms: readonly Term[]) => ShapeGenerator) {
    this.state = state
    this.#shape = shape
    this.#generatorFor = generatorFor
    this.#alike = firstAlikeItem(state)
    this.#containing = new ContainsPlacing(state, {
      alike: this.#alike,
      item: (index) => this.item(index),
      terms: (index) => this.#terms(Math.min(index, this.#alike)),
      opposite: (term) => shape.table.shop.table.opposite(term),
      generatorFor,
    })
  }

  /** The generator of the item at `index`. */
  item(index: number): ShapeGenerator {
    const at = Math.min(index, this.#alike)
    this.#items[at] ??= this.#generatorFor(this.#terms(at))
    return this.#items[at]
  }

  /** What as many items at least satisfy by a `contains`. */
  contained(): readonly { readonly min: number; readonly generator: ShapeGenerator }[] {
    const wanted = this.state.contains.filter(({ min }) => min > 0)
    return wanted.map(({ min, term }) => ({ min, generator: this.#generatorFor([term]) }))
  }

  /** From this index on all items are alike. */
  get alike(): number {
    return this.#alike
  }

  needs(): readonly ShapeGenerator[] {
    const { minItems, contains } = this.state
    const needed: ShapeGenerator[] = []
    for (let index = 0; index < minItems && index <= this.#alike; index++) needed.push(this.item(index))
    for (const [at, { min }] of contains.entries())
      if (min > 0) needed.push(...this.#containing.holders(at).needs())
    return needed
  }

  heightFrom(heightOf: HeightOf): number {
    const { minItems, maxItems, contains } = this.state
    let height = 0
    for (let index = 0; index < minItems && index <= this.#alike; index++) {
      height = Math.max(height, 1 + heightOf(this.item(index)))
    }
    for (const [at, { min }] of contains.entries()) {
      if (min > 0) height = Math.max(height, 1 + this.#containing.holders(at).heightFrom(heightOf))
    }
    if (height === Infinity) return Infinity
    return this.state.unique && minItems > Math.min(maxItems, this.#distinct()) ? Infinity : height
  }

  generate(draw: Draw): unknown[] {
    const { unique, duplicate, contains } = this.state
    draw.budget--
    if (!unique && !duplicate && contains.length === 0) return this.#plainItems(draw, this.#length(draw))
    for (let tries = 0; tries < maxTries; tries++) {
      const items = this.#tryItems(tries === 0 || !draw.simple ? draw : { ...draw, simple: false })
      if (items !== undefined) return items
    }
    throw new Stuck(this.#shape.pointer)
  }

  *search(value: unknown, scope: SearchScope): Search {
    if (!Array.isArray(value)) return value
    const least = Math.max(
      Math.min(this.state.minItems, value.length),
      ...this.state.contains.map(({ from, min }) => (min > 0 ? from + min : 0)),
    )
    const items: SearchableItems = {
      least,
      smallest: (index) => this.item(index).smallest,
      search: (index, item, within) => this.#searchItem(index, item, within),
    }
    return yield* searchArray(items, value, scope)
  }

  *variants(): Iterable<Variant> {
    const { minItems, maxItems, unique } = this.state
    const longest = this.#most()
    const sizes = new Map<number, string>([
      [minItems, minItems === 0 ? 'is empty' : `has the fewest items (${minItems})`],
      [minItems + 1, `has ${minItems + 1} items`],
      [2, 'has two items'],
      [20, 'has many items (20)'],
    ])
    if (maxItems <= boundLimit && longest === maxItems)
      sizes.set(maxItems, `has the most items (${maxItems})`)
    for (const [size, scenario] of sizes) {
      if (size < minItems || size > longest || (unique && size > 20)) continue
      const value = this.#sized(size)
      if (value !== undefined) yield { value, scenario, kind: 'value' }
    }
  }

  count(): number {
    const { minItems } = this.state
    const most = this.#most()
    if (most > 3) return Infinity
    let sum = 0
    let product = 1
    for (let length = 0; length <= most; length++) {
      if (length > 0) product *= this.item(length - 1).count()
      if (length >= minItems) sum += product
    }
    return sum <= 1000 ? sum : Infinity
  }

  /** An array of this many simple items, or undefined where there is none. */
  #sized(size: number): unknown[] | undefined {
    try {
      return this.#tryItems(fixedDraw(size, !this.state.unique), size)
    } catch (error) {
      if (error instanceof Stuck) return undefined
      throw error
    }
  }

  #terms(index: number): readonly Term[] {
    return itemTerms(this.#shape.table.shop.table, this.state, index)
  }

  /** The most items that there can be. */
  #most(): number {
    if (this.#longest === undefined) {
      let most = this.state.maxItems
      for (let index = 0; index <= this.#alike && index < most; index++) {
        if (!this.item(index).isSatisfiable()) most = index
      }
      this.#longest = this.state.unique ? Math.min(most, this.#distinct()) : most
    }
    return this.#longest
  }

  /** At most so many items can differ. */
  #distinct(): number {
    if (!this.state.unique) return Infinity
    return this.#alike + this.item(this.#alike).count()
  }

  #length(draw: Draw): number {
    const least = this.state.minItems
    const most = this.#most()
    if (isFlat(draw) || least >= most) return least
    const { random } = draw
    const dice = random.below(24)
    if (dice === 0 && most <= boundLimit && (most <= draw.budget || random.oneIn(4))) return most
    const extra = dice < 8 ? random.below(2) : random.below(Math.min(6, 2 + (draw.budget >> 2)))
    return Math.min(most, least + extra)
  }

  #plainItems(draw: Draw, length: number): unknown[] {
    const items = arrayOf(length)
    const rest = length > this.#alike ? this.item(this.#alike) : undefined
    for (let index = 0; index < length; index++) {
      items[index] = (index < this.#alike ? this.item(index) : rest!).generate(draw)
    }
    return items
  }

  #tryItems(draw: Draw, wanted?: number): unknown[] | undefined {
    const { contains, unique, duplicate } = this.state
    const wanting = this.#containing.plan(draw)
    if (wanting === undefined) return undefined
    const { first, least, sum } = wanting
    const spread = draw.random.oneIn(2) ? least : sum
    const length = wanted ?? Math.min(this.#most(), Math.max(this.#length(draw), spread))
    if (length < least) return undefined
    const generators = this.#containing.generators(draw, first, length)
    if (generators === undefined) return undefined
    const items = arrayOf(0)
    for (const generator of generators) {
      const item = unique ? freshItem(draw, generator, items) : { value: generator.generate(draw) }
      if (item === undefined) {
        if (items.length < this.state.minItems || contains.length > 0 || wanted !== undefined)
          return undefined
        break
      }
      items.push(item.value)
    }
    return duplicate ? this.#withDuplicate(draw, items) : items
  }

  #withDuplicate(draw: Draw, items: unknown[]): unknown[] | undefined {
    for (let tries = 0; tries < maxItemTries; tries++) {
      const from = draw.random.below(items.length)
      const to = draw.random.below(items.length)
      if (from === to || !this.item(to).accepts(items[from])) continue
      const copy = items.slice()
      copy[to] = items[from]
      if (meetsContains(this.state, copy)) return copy
    }
    return undefined
  }

  /** By its place and by each `contains` in turn, until none finds more: what one has changed frees another. */
  *#searchItem(index: number, item: unknown, scope: SearchScope): Search {
    const holding = this.state.contains.filter(({ min, from }) => min > 0 && index >= from)
    const terms = this.#terms(Math.min(index, this.#alike))
    const generators = holding.map(({ term }) => this.#generatorFor([...terms, term]))
    let current = item
    for (let before: unknown; before !== current; ) {
      before = current
      for (const generator of [this.item(index), ...generators])
        current = yield* generator.search(current, scope)
      if (generators.length === 0) break
    }
    return current
  }
}

/** An item that is none of the earlier ones. */
function freshItem(
  draw: Draw,
  generator: ShapeGenerator,
  items: readonly unknown[],
): { value: unknown } | undefined {
  for (let tries = 0; tries < maxItemTries; tries++) {
    const value = generator.generate(tries === 0 ? draw : { ...draw, simple: false })
    if (!items.some((item) => jsonEqual(item, value))) return { value }
  }
  return undefined
}
