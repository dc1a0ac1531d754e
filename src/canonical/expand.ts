import { isListed } from '../listed.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import type { SchemaNode } from '../schema/schema-node.js'
import { assumeTerm, type Workshop } from './assume.js'
import { clashingTypes, isOnlyOfObjects } from './clash.js'
import { denyTerm } from './deny.js'
import { firstAlikeItem, itemTerms, memberTerms } from './members.js'
import { type Choice, forkState, freeState, numberBits, type State, typeBit } from './state.js'
import type { Term } from './term.js'

/** How many states one conjunction may have; beyond, each choice keeps its fair share. */
const stateLimit = 512
/** How many choices may be made on the way; beyond, what is open is checked on each value instead. */
const stepLimit = 400
/** The same once a document has spent the choices of all its shapes together. */
const lateStepLimit = 16
/** The same where a keyword alone is denied, to break it once: no more than some ways to do so are wanted. */
const deniedStepLimit = 60
/** The same for the question whether a denied schema is excluded anyway. */
const trialStepLimit = 40

/** Whether a set of demands on a member or an item is known to be contradictory. */
export type IsEmpty = (terms: readonly Term[]) => boolean

/**
 * All ways to satisfy the terms together: states without open choices, of which each value of any satisfies
 * the terms as far as `guards` do not have to check it. None: nothing satisfies them.
 */
export function expandTerms(shop: Workshop, terms: readonly Term[], isEmpty: IsEmpty): readonly State[] {
  const expand = (fair: boolean): Expansion => {
    const most = terms.some(isDeniedDemand) ? deniedStepLimit : stepLimit
    const steps = shop.choices.left > 0 ? most : lateStepLimit
    return new Expansion(shop, isMostlyDenied(terms) ? neverEmpty : isEmpty, steps, fair, undefined)
  }
  const pending = terms.map((term) => ({ term, frames: [] }))
  const whole = expand(false)
  const states = whole.settle({ ...freeState(), pending }, stateLimit)
  if (states.length < stateLimit && !whole.isSpent) return states
  // Too many for all: a sample in which each choice has its share.
  return expand(true).settle({ ...freeState(), pending }, stateLimit)
}

/**
 * Whether little is demanded but that schemas do not hold. There are many ways to that, and few contradict each other
 * only within members: to look there for each of them took seconds where unions are nested.
 */
function isMostlyDenied(terms: readonly Term[]): boolean {
  return terms.some(isDeniedDemand) || terms.every(({ positive }) => !positive)
}

const neverEmpty: IsEmpty = () => false

/** A demand that stands in no document, denied. */
function isDeniedDemand({ node, positive }: Term): boolean {
  return !positive && node.id < 0
}

class Expansion {
  readonly #shop: Workshop
  readonly #isEmpty: IsEmpty
  readonly #fair: boolean
  readonly #parent: Expansion | undefined
  #steps: number

  constructor(shop: Workshop, isEmpty: IsEmpty, steps: number, fair: boolean, parent: Expansion | undefined) {
    this.#shop = shop
    this.#isEmpty = isEmpty
    this.#steps = steps
    this.#fair = fair
    this.#parent = parent
  }

  /** Whether more choices were to be made than there may be. */
  get isSpent(): boolean {
    return this.#steps < 0
  }

  settle(state: State, cap: number): readonly State[] {
    if (!this.#drain(state) || !this.#prune(state)) return []
    const choice = openChoice(state)
    if (choice === undefined) return [state]
    if (!this.#step()) return [guardChoices(state)]
    const rest = state.choices.filter((c) => c !== choice)
    if (choice.negative && this.#parent === undefined && this.#isExcluded(state, choice)) {
      return this.settle({ ...forkState(state), choices: rest }, cap)
    }
    const results: State[] = []
    const fairShare = Math.max(1, Math.floor(cap / choice.alternatives.length))
    for (const alternative of choice.alternatives) {
      const next = { ...forkState(state), choices: rest }
      alternative(next)
      results.push(...this.settle(next, this.#fair ? fairShare : cap - results.length))
      if (results.length >= cap) break
    }
    return results
  }

  /** Counts a choice, of a trial against the whole too; false when no more may be made. */
  #step(): boolean {
    this.#shop.choices.left--
    return this.#steps-- > 0 && (this.#parent === undefined || this.#parent.#step())
  }

  /** Works in all pending terms; false when they contradict each other. */
  #drain(state: State): boolean {
    while (state.pending.length > 0) {
      const pending = state.pending
      state.pending = []
      for (const one of pending) {
        const { term, frames } = one
        const within = frames.map((frame) => frame.owner.id).join()
        const key = `${term.id}/${term.positive ? within : ''}`
        if (state.applied.has(key)) continue
        state.applied.add(key)
        state.applied.add(`${term.id}`)
        if (state.applied.has(`${this.#shop.table.opposite(term).id}`)) return false
        if (term.positive) assumeTerm(this.#shop, state, one)
        else if (!isDeniedByTypes(state, term.node)) denyTerm(this.#shop, state, one)
        if (state.types === 0) return false
      }
    }
    return true
  }

  /** The denied schema cannot hold here: nothing to choose. */
  #isExcluded(state: State, choice: Choice): boolean {
    const denied = this.#shop.table.opposite(choice.origin)
    const known = state.choices.length > 1 ? withoutUnevaluated(state) : state
    const trial = { ...forkState(known), choices: [], pending: [{ term: denied, frames: [] }] }
    trial.applied.delete(`${choice.origin.id}`)
    return new Expansion(this.#shop, this.#isEmpty, trialStepLimit, true, this).settle(trial, 1).length === 0
  }

  /** Drops the types that cannot be any more; false when none is left. */
  #prune(state: State): boolean {
    const drop = (bits: number): void => {
      state.types &= ~bits
    }
    if (state.values !== undefined) {
      if (!state.values.some((value) => mayBe(state, value))) return false
    } else if (state.types === 0) return false
    if (state.min > state.max || (state.min === state.max && (state.minOpen || state.maxOpen)))
      drop(numberBits)
    if (state.minLength > state.maxLength) drop(typeBit.string)
    const known = state.choices.length > 0 ? withoutUnevaluated(state) : state
    if (state.types & typeBit.array && !this.#arrayMayBe(state, known)) drop(typeBit.array)
    if (state.types & typeBit.object && !this.#objectMayBe(known)) drop(typeBit.object)
    return state.types !== 0
  }

  #arrayMayBe(state: State, known: State): boolean {
    let most = state.maxItems
    const alike = firstAlikeItem(known)
    for (let index = 0; index <= alike && index < most; index++) {
      if (this.#isEmpty(itemTerms(this.#shop.table, known, index))) most = index
    }
    state.maxItems = most
    if (state.minItems > most || (state.unique && state.duplicate)) return false
    return state.contains.every(({ from, min, max }) => min <= max && (min === 0 || from + min <= most))
  }

  #objectMayBe(state: State): boolean {
    if (state.required.length > state.maxProperties || state.minProperties > state.maxProperties) return false
    return state.required.every((name) => !this.#isEmpty(memberTerms(state, name)))
  }
}

/** While choices are open, what counts as evaluated is not known yet. */
function withoutUnevaluated(state: State): State {
  return {
    ...state,
    arrayFacets: state.arrayFacets.filter((facet) => facet.unevaluated === undefined),
    objectFacets: state.objectFacets.filter((facet) => facet.unevaluated === undefined),
  }
}

function nextChoice(choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => !choice.negative) ?? choices[0]
}

/** The next choice to make. What plainly cannot be is denied already: that is none. */
function openChoice(state: State): Choice | undefined {
  for (;;) {
    const choice = nextChoice(state.choices)
    if (choice === undefined || !choice.negative || !isPlainlyDenied(state, choice.origin.node)) return choice
    state.choices = state.choices.filter((other) => other !== choice)
  }
}

/** Whether nothing that the state may be satisfies the schema as well. */
function isPlainlyDenied(state: State, node: SchemaNode): boolean {
  return (state.types & ~clashingTypes(state.sources, node)) === 0
}

/**
 * Whether the schema is denied by the types alone, once what is no object is left out: that satisfies a schema which
 * speaks of members only.
 */
function isDeniedByTypes(state: State, node: SchemaNode): boolean {
  const bits = clashingTypes(state.sources, node)
  if ((state.types & ~bits) === 0) return true
  if ((bits & typeBit.object) === 0 || !isOnlyOfObjects(node)) return false
  state.types &= typeBit.object
  return true
}

function guardChoices(state: State): State {
  const origins = state.choices.map((choice) => choice.origin)
  return { ...state, choices: [], guards: [...new Set([...state.guards, ...origins])] }
}

/** The type of a JSON value as a bit. */
export function bitOf(value: unknown): number {
  if (value === null) return typeBit.null
  if (Array.isArray(value)) return typeBit.array
  if (typeof value === 'number') return Number.isInteger(value) ? typeBit.integer : typeBit.fraction
  return typeBit[typeof value as 'boolean' | 'string' | 'object']
}

/** A quick look whether a constant fits; the full check comes when values are made of it. */
function mayBe(state: State, value: unknown): boolean {
  if ((bitOf(value) & state.types) === 0) return false
  if (typeof value === 'number') return value >= state.min && value <= state.max
  if (typeof value === 'string') {
    return state.patterns.every((p) => patternRegExp(p).test(value)) && !isListed(state.excluded, value)
  }
  return !isListed(state.excluded, value)
}
