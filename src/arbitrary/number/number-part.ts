import { isMultiple, multiplesStep, type Step } from '../../canonical/multiples.js'
import { numberBits, type State, typeBit } from '../../canonical/state.js'
import { isListed } from '../../listed.js'
import { formats } from '../../schema/formats/formats.js'
import { isMultipleOf } from '../../schema/multiple-of.js'
import type { Draw } from '../draw.js'
import { Stuck } from '../draw.js'
import type { Part, Variant } from '../part.js'
import { type Search, type SearchScope, searchGreedily } from '../search.js'
import { compareSize } from '../simplicity.js'
import { between, fraction } from './number-between.js'
import { searchNearest } from './number-search.js'

/** So many multiples in a row are passed over that leave a rest. */
const inexactRun = 20
const maxTries = 200
/** Domains up to this size are listed, so that exclusions and multiples never make a filter of them. */
const listLimit = 256

/** Numbers within bounds, by `multipleOf`, whole or with a fraction. */
export class NumberPart implements Part {
  readonly bits: number
  readonly state: State
  readonly #pointer: string
  readonly #low: number
  readonly #high: number
  readonly #step: Step | undefined
  readonly #listed: readonly number[] | undefined
  readonly #plain: boolean

  constructor(state: State, bits: number, pointer: string) {
    this.state = state
    this.bits = bits & numberBits
    this.#pointer = pointer
    const whole = this.bits === typeBit.integer
    // Plus 0: a bound of -0 would turn up in values.
    this.#low = (whole && Number.isFinite(state.min) ? wholeFrom(state.min, state.minOpen) : state.min) + 0
    this.#high = (whole && Number.isFinite(state.max) ? -wholeFrom(-state.max, state.maxOpen) : state.max) + 0
    const multiples = whole ? withWhole(state.multiples) : state.multiples
    this.#step = multiples.length > 0 ? multiplesStep(multiples) : undefined
    const { notMultiples, excluded, formats: names, notFormats } = state
    this.#plain =
      notMultiples.length + excluded.length + names.length + notFormats.length === 0 && multiples.length === 0
    this.#listed = this.#list()
  }

  needs(): readonly [] {
    return []
  }

  heightFrom(): number {
    if (this.#listed !== undefined) return this.#listed.length > 0 ? 0 : Infinity
    if (this.bits === typeBit.integer && this.#low > this.#high) return Infinity
    return this.#step?.kind === 'none' ? Infinity : 0
  }

  generate(draw: Draw): number {
    const listed = this.#listed
    if (listed !== undefined) return draw.simple ? this.#nearest() : listed[draw.random.below(listed.length)]!
    if (draw.simple) {
      const simplest = this.#nearest()
      if (this.#accepts(simplest)) return simplest
    }
    for (let tries = 0; tries < maxTries; tries++) {
      const value = this.#candidate(draw)
      if (this.#plain ? this.#inBounds(value) : this.#accepts(value)) return value
    }
    throw new Stuck(this.#pointer)
  }

  *search(value: unknown, scope: SearchScope): Search {
    if (typeof value !== 'number' || !scope.leaves) return value
    const simple = yield* this.#checked(searchGreedily(value, (each) => this.#simplerForms(each)))
    const near = yield* this.#checked(this.#nearer(simple))
    return yield* this.#checked(searchGreedily(near, (each) => this.#fewerDigits(each)))
  }

  /** Offers only what the part accepts: that is stricter than the schema, which knows no rest of a division. */
  *#checked(search: Search<number>): Search<number> {
    let step = search.next()
    while (step.done !== true) {
      const candidate = step.value as number
      step = search.next(this.#accepts(candidate) ? yield candidate : false)
    }
    return step.value
  }

  *#simplerForms(value: number): Iterable<number> {
    if (value < 0) yield -value
    if (!Number.isInteger(value)) {
      yield Math.trunc(value) + 0
      yield Math.trunc(value) + Math.sign(value)
    }
  }

  /** Whether every validator takes it for a multiple: 312.64 is one of 0.01, but divided by it leaves a rest. */
  #isExact(value: number): boolean {
    return this.state.multiples.every((multiple) => isMultiple(value, multiple))
  }

  #nearer(value: number): Search<number> {
    const step = this.#step
    if (step !== undefined && step.kind === 'step') {
      const from = step.index(this.#nearest())
      const to = step.index(value)
      const sign = Math.sign(to - from)
      const most = Math.abs(to - from)
      return searchNearest(most, (steps) => {
        for (let at = steps; at < Math.min(most, steps + inexactRun); at++) {
          const candidate = step.value(from + sign * at) + 0
          if (this.#isExact(candidate)) return candidate
        }
        return value
      })
    }
    // In whole steps, so that a fraction keeps its digits.
    const digits = fractionDigits(value)
    const distance = value - this.#nearest()
    const most = Math.trunc(Math.abs(distance))
    return searchNearest(most, (steps) =>
      steps === most ? value : Number((value - Math.sign(distance) * (most - steps)).toFixed(digits)) + 0,
    )
  }

  *#fewerDigits(value: number): Iterable<number> {
    if (Number.isInteger(value) || this.#step?.kind === 'step') return
    for (const digits of [1, 2, 3, 4, 6]) yield Number(value.toFixed(digits)) + 0
  }

  *variants(): Iterable<Variant> {
    const seen = new Set<number>()
    for (const variant of this.#candidates()) {
      const value = variant.value + 0
      if (seen.has(value) || !this.#accepts(value)) continue
      seen.add(value)
      // There are few of them, and code that takes a number stumbles on each kind.
      yield { value, scenario: variant.scenario, kind: 'value' }
    }
  }

  count(): number {
    if (this.#listed !== undefined) return this.#listed.length
    if (this.bits !== typeBit.integer) return Infinity
    const span = this.#high - this.#low + 1
    return span <= 1000 ? span : Infinity
  }

  *#candidates(): Iterable<{ value: number; scenario: string }> {
    const unit = this.#step?.kind === 'step' ? this.#step.size : this.bits === typeBit.integer ? 1 : 0.5
    if (Number.isFinite(this.#low)) {
      yield { value: this.#low, scenario: 'is the minimum' }
      yield { value: this.#low + unit, scenario: 'is just above the minimum' }
    }
    if (Number.isFinite(this.#high)) {
      yield { value: this.#high, scenario: 'is the maximum' }
      yield { value: this.#high - unit, scenario: 'is just below the maximum' }
    }
    yield { value: 0, scenario: 'is 0' }
    yield { value: this.#nearest(), scenario: 'is the simplest number' }
    yield { value: 1, scenario: 'is 1' }
    yield { value: -1, scenario: 'is negative' }
    yield { value: 2147483648, scenario: 'does not fit 32 bits' }
    yield { value: Number.MAX_SAFE_INTEGER, scenario: 'is the largest safe integer' }
    if (this.bits & typeBit.fraction) {
      yield { value: 0.5, scenario: 'has a fraction' }
      yield { value: 1e-7, scenario: 'is written with an exponent' }
      yield { value: 1e21, scenario: 'is written with an exponent' }
    }
  }

  #candidate(draw: Draw): number {
    const { random } = draw
    if (this.#step !== undefined && this.#step.kind === 'step') {
      const [first, last] = this.#step.range(this.#low, this.#high)
      return this.#step.value(between(draw, Math.max(first, -1e15), Math.min(last, 1e15)))
    }
    if (this.bits === typeBit.integer) return between(draw, this.#low, this.#high)
    if (this.bits & typeBit.integer && random.oneIn(2)) {
      return between(draw, Math.ceil(this.#low), Math.floor(this.#high)) + 0
    }
    return fraction(draw, this.#low, this.#high)
  }

  #inBounds(value: number): boolean {
    const { state } = this
    if (value < state.min || (state.minOpen && value === state.min)) return false
    if (value > state.max || (state.maxOpen && value === state.max)) return false
    return ((Number.isInteger(value) ? typeBit.integer : typeBit.fraction) & this.bits) !== 0
  }

  #accepts(value: number): boolean {
    const { state } = this
    return (
      Number.isFinite(value) &&
      this.#inBounds(value) &&
      state.multiples.every((m) => isMultiple(value, m) && isMultipleOf(value, m)) &&
      state.notMultiples.every((m) => !isMultiple(value, m) && !isMultipleOf(value, m)) &&
      !isListed(state.excluded, value) &&
      state.formats.every((name) => satisfiesFormat(name, value)) &&
      state.notFormats.every((name) => !satisfiesFormat(name, value))
    )
  }

  /** The acceptable number nearest to 0, as far as the bounds tell. */
  #nearest(): number {
    if (this.#listed !== undefined) {
      return this.#listed.reduce((best, value) => (compareSize(value, best) < 0 ? value : best))
    }
    if (this.#step !== undefined && this.#step.kind === 'step') {
      const [first, last] = this.#step.range(this.#low, this.#high)
      return this.#step.value(Math.min(Math.max(0, first), last))
    }
    const within = Math.min(Math.max(0, this.#low), this.#high)
    if (this.bits === typeBit.fraction && Number.isInteger(within)) {
      return within + 0.5 <= this.#high ? within + 0.5 : (this.#low + this.#high) / 2
    }
    return this.#inBounds(within) ? within + 0 : openNeighbour(within, this.#low, this.#high)
  }

  #list(): readonly number[] | undefined {
    if (this.bits !== typeBit.integer && this.#step?.kind !== 'step') return undefined
    const step = this.#step ?? wholeStep
    if (step.kind === 'none') return []
    const [first, last] = step.range(this.#low, this.#high)
    if (!(last - first < listLimit)) return undefined
    const list = new Set<number>()
    // Counted from 0: past 2^53 one more than a number may be the number itself.
    for (let i = 0; i <= last - first; i++) {
      const value = step.value(first + i) + 0
      if (this.#accepts(value)) list.add(value)
    }
    return [...list]
  }
}

const wholeStep = multiplesStep([1])

function withWhole(multiples: readonly number[]): readonly number[] {
  return multiples.length === 0 || multiples.every(Number.isInteger) ? multiples : [1, ...multiples]
}

/** Digits behind the point; of what is written with an exponent as many as `toFixed` can show. */
function fractionDigits(value: number): number {
  if (Number.isInteger(value)) return 0
  const text = String(value)
  return text.includes('e') ? 100 : text.length - text.indexOf('.') - 1
}

/** The first integer from a lower bound on. */
function wholeFrom(bound: number, open: boolean): number {
  return open && Number.isInteger(bound) ? bound + 1 : Math.ceil(bound)
}

function openNeighbour(bound: number, low: number, high: number): number {
  const middle = (low + high) / 2
  if (Number.isFinite(middle))
    return Number.isInteger(bound) && bound + 1 < high && bound === low ? bound + 1 : middle
  return Number.isFinite(low) ? Math.floor(low) + 1 : Math.ceil(high) - 1
}

function satisfiesFormat(name: string, value: number): boolean {
  const format = formats.get(name)
  return format === undefined || format.type !== 'number' || format.check === undefined || format.check(value)
}
