import { matchesState, satisfies } from '../canonical/matches.js'
import type { Shape } from '../canonical/shape.js'
import { numberBits, type State, typeBit } from '../canonical/state.js'
import { copyJson } from '../copy-json.js'
import { ValueSet } from '../value-set.js'
import { anyJson } from './any-json.js'
import { searchJson } from './any-json-search.js'
import { ArrayPart } from './array/array-part.js'
import { settled } from './descent.js'
import { type Draw, fixedDraw, isFlat, Stuck } from './draw.js'
import { weightsOf } from './evidence-weights.js'
import type { GeneratorTable } from './generator-table.js'
import { type Hint, hintsOf } from './hints.js'
import { leastSize, refuseHugeState, refuseHugeValue } from './least-size.js'
import { NumberPart } from './number/number-part.js'
import { ObjectPart } from './object/object-part.js'
import type { Part, Variant } from './part.js'
import type { Search, SearchScope } from './search.js'
import { compareSize } from './simplicity.js'
import { StringPart } from './string/string-part.js'
import { bitsOfValue } from './value-bits.js'
import { ValuesPart } from './values-part.js'

const guardTries = 100
/** One value in so many is an example or an edge case of the schema, where it has any. */
const hintRate = 12

/** Makes, shrinks and varies the values of one shape. */
export class ShapeGenerator {
  readonly shape: Shape
  readonly table: GeneratorTable
  /** Nesting of the flattest value; undefined until analysed, Infinity: no value exists. */
  height: number | undefined
  #parts: readonly Part[] | undefined
  #live: Part[] | undefined
  #flat: Part[] | undefined
  /** Set where the parts are not equally likely. */
  #weights: { readonly of: readonly number[]; readonly sum: number } | undefined
  #hints: readonly Hint[] | undefined
  #variants: readonly Variant[] | undefined
  #leastSize: number | undefined
  #simplest: { value: unknown } | undefined
  #smallest: { value: unknown } | undefined
  /** Infinite while it is being counted. */
  #count: number | undefined

  constructor(table: GeneratorTable, shape: Shape) {
    this.table = table
    this.shape = shape
    this.height = shape.knownHeight
  }

  /** Nothing is demanded: any JSON will do. */
  get free(): boolean {
    return this.shape.terms.length === 0
  }

  get parts(): readonly Part[] {
    this.#parts ??= this.shape.states.flatMap((state) => this.#partsOf(state))
    return this.#parts
  }

  isSatisfiable(): boolean {
    if (this.height === undefined) this.table.analyse(this)
    return this.height !== Infinity
  }

  /** How many values a flattest value of it holds at least, itself included; 1 where there is none. */
  get leastSize(): number {
    if (this.#leastSize === undefined) {
      this.#leastSize = 1
      const flat = this.free || !this.isSatisfiable() ? [] : this.parts.filter((part) => this.#isFlat(part))
      this.#leastSize = Math.max(1, ...flat.map(leastSize))
    }
    return this.#leastSize
  }

  #isFlat(part: Part): boolean {
    return this.table.heightOf(part) <= this.height!
  }

  accepts(value: unknown): boolean {
    return satisfies(this.shape.terms, value)
  }

  /** Makes a value; throws {@link Stuck} where none was found within the budget. */
  generate(draw: Draw): unknown {
    if (this.free)
      return draw.simple ? null : anyJson(draw.random, Math.max(1, Math.min(12, draw.budget >> 2)))
    if (this.#live === undefined) this.#prepare()
    if (!draw.simple && draw.budget > 0 && draw.random.oneIn(hintRate) && this.hints.length > 0) {
      const hint = draw.random.pick(this.hints)
      if (hint.evidence !== 'inferred' || draw.random.oneIn(4)) return copyJson(hint.value)
    }
    const parts = isFlat(draw) ? this.#flat! : this.#live!
    if (parts.length === 1) return parts[0]!.generate(draw)
    const first = draw.simple ? 0 : this.#chosen(draw, parts)
    try {
      return parts[first]!.generate(draw)
    } catch (error) {
      if (!(error instanceof Stuck)) throw error
      return this.#otherwise(draw, parts[first]!)
    }
  }

  /** Examples and edge cases of the schema that are valid here. */
  get hints(): readonly Hint[] {
    this.#hints ??= hintsOf(this.shape, (value) => this.accepts(value))
    return this.#hints
  }

  /** A simple value, always the same; undefined where none was found. */
  get simplest(): { value: unknown } | undefined {
    if (this.#simplest === undefined && this.isSatisfiable()) {
      try {
        this.#simplest = { value: this.generate(fixedDraw(0, true)) }
      } catch (error) {
        if (!(error instanceof Stuck)) throw error
      }
    }
    return this.#simplest
  }

  /** The simplest value that shrinking comes to where nothing is at stake; undefined where none was found. */
  get smallest(): { value: unknown } | undefined {
    if (this.#smallest === undefined && this.simplest !== undefined) {
      // What refers to itself sees the simple value meanwhile.
      this.#smallest = this.simplest
      this.#smallest = { value: settled(this, this.#simplestOfParts(this.simplest.value)) }
    }
    return this.#smallest
  }

  /** Looks for the simplest value; its candidates are still to be checked. */
  *search(value: unknown, scope: SearchScope): Search {
    if (this.free) return yield* searchJson(value, scope)
    if (!this.isSatisfiable()) return value
    const { smallest } = this
    if (smallest !== undefined && compareSize(smallest.value, value) < 0 && (yield smallest.value))
      return smallest.value
    let current = value
    for (let part = this.partOf(current); part !== undefined; ) {
      const found = yield* part.search(current, scope)
      const other = found === current ? part : this.partOf(found)
      current = found
      if (other === part) break
      part = other
    }
    return current
  }

  #simplestOfParts(simplest: unknown): unknown {
    let found = simplest
    if (this.free || this.live.length < 2) return found
    for (const part of this.live) {
      try {
        const value = part.generate(fixedDraw(0, true))
        if (compareSize(value, found) < 0 && this.accepts(value)) found = value
      } catch (error) {
        if (!(error instanceof Stuck)) throw error
      }
    }
    return found
  }

  /** The part that the value belongs to. */
  partOf(value: unknown): Part | undefined {
    if (this.free || !this.isSatisfiable()) return undefined
    const live = this.#live ?? this.#prepare()
    return live.find(
      (part) =>
        matchesState(this.shape.table.shop.table, part.state, value) && part.bits & bitsOfValue(value),
    )
  }

  /** The parts that can have values. */
  get live(): readonly Part[] {
    return this.#live ?? this.#prepare()
  }

  /** The share of the values that one of these parts has. */
  shareOf(part: Part): number {
    const at = this.live.indexOf(part)
    return this.#weights === undefined ? 1 / this.live.length : this.#weights.of[at]! / this.#weights.sum
  }

  /** Values at the bounds of each part, for this place alone. */
  get variants(): readonly Variant[] {
    this.#variants ??= this.live.flatMap((part) => [...part.variants()])
    return this.#variants
  }

  /** How many values there are; Infinity where unknown, and where a value may hold others of its own shape. */
  count(): number {
    if (this.#count === undefined) {
      this.#count = Infinity
      this.#count = this.#counted()
    }
    return this.#count
  }

  #counted(): number {
    if (this.free) return Infinity
    if (!this.isSatisfiable()) return 0
    let sum = 0
    for (const part of this.live) {
      sum += part.count()
      if (sum === Infinity) break
    }
    return sum
  }

  /** An index of a part: the better known its form, the likelier. */
  #chosen(draw: Draw, parts: readonly Part[]): number {
    if (parts !== this.#live || this.#weights === undefined) return draw.random.below(parts.length)
    let left = draw.random.below(this.#weights.sum)
    let index = 0
    while (left >= this.#weights.of[index]!) left -= this.#weights.of[index++]!
    return index
  }

  #prepare(): Part[] {
    if (!this.isSatisfiable()) throw new Stuck(this.shape.pointer)
    const heights = new Map(this.parts.map((part) => [part, this.table.heightOf(part)]))
    const live = this.parts.filter((part) => heights.get(part)! < Infinity)
    // Of those whose height was known before, it is known too that they are not.
    if (this.shape.knownHeight === undefined)
      for (const part of live) refuseHugeValue(part, this.shape.pointer)
    this.#live = live
    this.#weights = weightsOf(live)
    this.#flat = live.filter((part) => heights.get(part)! <= this.height!)
    return live
  }

  /** Tries the alternatives that are left, once each, in an order of chance. */
  #otherwise(draw: Draw, failed: Part): unknown {
    const left = this.#live!.filter((part) => part !== failed)
    while (left.length > 0) {
      const [part] = left.splice(draw.simple ? 0 : draw.random.below(left.length), 1)
      try {
        return part!.generate(draw)
      } catch (error) {
        if (!(error instanceof Stuck)) throw error
      }
    }
    throw new Stuck(this.shape.pointer)
  }

  #partsOf(state: State): readonly Part[] {
    if (state.values !== undefined) return this.#valuesPart(state, state.values)
    refuseHugeState(state, this.shape.pointer)
    const parts: Part[] = []
    if (state.types & typeBit.null) parts.push(...this.#valuesPart(state, [null]))
    if (state.types & typeBit.boolean) parts.push(...this.#valuesPart(state, [false, true]))
    if (state.types & numberBits) parts.push(new NumberPart(state, state.types, this.shape.pointer))
    if (state.types & typeBit.string) parts.push(this.#stringPart(state))
    const generatorFor = this.table.generatorFor
    if (state.types & typeBit.array) parts.push(new ArrayPart(this.shape, state, generatorFor))
    if (state.types & typeBit.object) parts.push(new ObjectPart(this.shape, state, generatorFor))
    return this.#needsGuard(state) ? parts.map((part) => this.#guarded(part)) : parts
  }

  #valuesPart(state: State, values: readonly unknown[]): readonly Part[] {
    const seen = new ValueSet()
    const distinct: unknown[] = []
    for (const value of values) if (this.accepts(value) && seen.add(value)) distinct.push(copyJson(value))
    return distinct.length === 0 ? [] : [new ValuesPart(state, distinct)]
  }

  #stringPart(state: State): Part {
    return new StringPart(state, this.shape.pointer, {
      anyDocument: this.table.generatorFor([]),
      inner: (content) => this.table.innerOf(content),
      userFormat: (name) => this.table.userFormat(name),
    })
  }

  #needsGuard(state: State): boolean {
    return (
      state.guards.length > 0 || state.excluded.some((value) => typeof value === 'object' && value !== null)
    )
  }

  /** The last guard: what could not be constructed is checked, within a budget of tries. */
  #guarded(part: Part): Part {
    const terms = this.shape.terms
    const pointer = this.shape.pointer
    const plain = part.generate.bind(part)
    part.generate = (draw) => {
      for (let tries = 0; tries < guardTries; tries++) {
        const value = plain(tries === 0 || !draw.simple ? draw : { ...draw, simple: false })
        if (satisfies(terms, value)) return value
      }
      throw new Stuck(pointer)
    }
    return part
  }
}
