import { typeBit } from '../canonical/state.js'
import { GeneratorGaveUpError } from '../errors.js'
import type { Random } from '../random.js'
import { type Draw, Stuck } from './draw.js'
import type { GeneratorTable } from './generator-table.js'
import type { Part } from './part.js'
import type { ShapeGenerator } from './shape-generator.js'

const rootTries = 10
/** A value that takes fewer decisions than this is small. */
const fewDecisions = 10
/** One with nothing in it but null and what is empty is small up to so many. */
const someDecisions = 32
/** One small value in so many is kept at once, and any that came after so many others. */
const smallRate = 32
const smallTries = 8
/** A form of few values beside others of any number has at most this share, and of 400 values one for each of its own. */
const fewShare = 1 / 7
const sharedAmong = 400

/** Makes the values of a document so that they differ: those that often come are made anew most times. */
export class RootValues {
  readonly #table: GeneratorTable
  /** Which forms of arrays and of objects have any number of values: to find the form of a value is dear. */
  readonly #endless: { array?: Endless; object?: Endless } = {}
  readonly #alike: { array?: readonly Part[]; object?: readonly Part[] } = {}
  #thinned: Thinned | undefined

  constructor(table: GeneratorTable) {
    this.#table = table
  }

  /** A value; throws GeneratorGaveUpError where none was found. */
  generate(random: Random, draw: () => Draw): unknown {
    let before = random.decisions
    let value = this.#ofAnyForm(random, draw)
    for (let tries = 0; tries < smallTries; tries++) {
      const few = isSmall(value, random.decisions - before) && this.#hasMany(value)
      if (!few || random.oneIn(smallRate)) return value
      before = random.decisions
      value = this.#another(value, draw)
    }
    return value
  }

  /** One of a form of few values only as often as that form may come. */
  #ofAnyForm(random: Random, draw: () => Draw): unknown {
    const value = generateRoot(this.#table, draw)
    this.#thinned ??= thinnedForms(this.#table.root)
    const { keep, endless } = this.#thinned
    if (keep.size === 0) return value
    const kept = keep.get(this.#table.root.partOf(value)!)
    if (kept === undefined || random.below(1024) < kept * 1024) return value
    return madeBy(random.pick(endless), draw) ?? value
  }

  /** Another value of the same form: if it were one of any, forms of small values would hardly come. */
  #another(value: unknown, draw: () => Draw): unknown {
    const { root } = this.#table
    const kind = Array.isArray(value) ? 'array' : 'object'
    this.#alike[kind] ??= root.live.filter(({ bits }) => bits & typeBit[kind])
    const alike = this.#alike[kind]
    // Among forms of one kind none is that much smaller, and to tell which one it is would be dear.
    if (alike.length === root.live.length) return generateRoot(this.#table, draw)
    return madeBy(alike.length === 1 ? alike[0]! : root.partOf(value)!, draw) ?? value
  }

  /** Whether it is an array or object of a form that has any number of them. */
  #hasMany(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false
    const { root } = this.#table
    const kind = Array.isArray(value) ? 'array' : 'object'
    this.#endless[kind] ??= endless(root, kind)
    return this.#endless[kind] === 'some'
      ? root.partOf(value)?.count() === Infinity
      : this.#endless[kind] === 'all'
  }
}

/** A value of the document; throws GeneratorGaveUpError where none was found within a budget of tries. */
export function generateRoot(table: GeneratorTable, draw: (attempt: number) => Draw): unknown {
  let pointer = '#'
  for (let tries = 0; tries < rootTries; tries++) {
    try {
      return table.root.generate(draw(tries))
    } catch (error) {
      if (!(error instanceof Stuck)) throw error
      pointer = error.pointer
    }
  }
  throw new GeneratorGaveUpError('no value was found for this schema within the budget of tries', pointer, {
    next: 'say more directly what is wanted there (a const, an enum, examples), or give an arbitrary in `overrides`',
  })
}

function madeBy(part: Part, draw: () => Draw): unknown {
  try {
    return part.generate(draw())
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    return undefined
  }
}

function isSmall(value: unknown, decisions: number): boolean {
  return decisions < fewDecisions || (decisions < someDecisions && isBare(value))
}

function isBare(value: unknown): boolean {
  if (typeof value !== 'object') return value === ''
  return value === null || Object.values(value).every(isBare)
}

type Endless = 'all' | 'some' | 'none'

function endless(root: ShapeGenerator, kind: 'array' | 'object'): Endless {
  if (root.free) return 'none'
  const parts = root.live.filter(({ bits }) => bits & typeBit[kind])
  const count = parts.filter((part) => part.count() === Infinity).length
  return count === 0 ? 'none' : count === parts.length ? 'all' : 'some'
}

interface Thinned {
  /** Of the values of these forms so many are kept. */
  readonly keep: ReadonlyMap<Part, number>
  /** The forms of any number of values. */
  readonly endless: readonly Part[]
}

function thinnedForms(root: ShapeGenerator): Thinned {
  const keep = new Map<Part, number>()
  const parts = root.free ? [] : root.live
  const endless = parts.filter((part) => part.count() === Infinity)
  for (const part of endless.length === 0 ? [] : parts) {
    const kept = Math.max(fewShare, part.count() / sharedAmong) / root.shareOf(part)
    if (kept < 1) keep.set(part, kept)
  }
  return { keep, endless }
}
