import { hasEqualItems } from '../json-equal.js'
import { accepts } from '../schema/evaluate/evaluate.js'
import { formats } from '../schema/formats/formats.js'
import { isMultipleOf } from '../schema/multiple-of.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import { holdsValue } from '../value-set.js'
import { bitOf } from './expand.js'
import { itemTerms, memberTerms } from './members.js'
import type { State, Witness } from './state.js'
import type { Term, TermTable } from './term.js'

/** Whether a value meets every one of the demands. */
export function satisfies(terms: readonly Term[], value: unknown): boolean {
  for (const { node, positive, scope } of terms) {
    if (accepts(node, value, scope) !== positive) return false
  }
  return true
}

/** Whether a state admits a value: what the state says itself, and what it demands of members and items. */
export function matchesState(table: TermTable, state: State, value: unknown): boolean {
  if ((state.types & bitOf(value)) === 0) return false
  if (state.values !== undefined && !holdsValue(state.values, value)) return false
  if (holdsValue(state.excluded, value) || !satisfies(state.guards, value)) return false
  if (typeof value === 'number') return matchesNumber(state, value)
  if (typeof value === 'string') return matchesString(state, value)
  if (Array.isArray(value)) return matchesArray(table, state, value)
  if (typeof value !== 'object' || value === null) return true
  return matchesObject(state, value as Record<string, unknown>)
}

function matchesNumber(state: State, value: number): boolean {
  if (value < state.min || (state.minOpen && value === state.min)) return false
  if (value > state.max || (state.maxOpen && value === state.max)) return false
  return (
    state.multiples.every((m) => isMultipleOf(value, m)) &&
    !state.notMultiples.some((m) => isMultipleOf(value, m)) &&
    matchesFormats(state, 'number', value)
  )
}

function matchesString(state: State, value: string): boolean {
  const length = state.minLength > 0 || state.maxLength < Infinity ? [...value].length : 0
  if (length < state.minLength || length > state.maxLength) return false
  return (
    state.patterns.every((p) => patternRegExp(p).test(value)) &&
    !state.notPatterns.some((p) => patternRegExp(p).test(value)) &&
    matchesFormats(state, 'string', value)
  )
}

function matchesFormats(state: State, type: 'string' | 'number', value: unknown): boolean {
  const holds = (name: string): boolean => {
    const format = formats.get(name)
    return format === undefined || format.type !== type || format.check === undefined || format.check(value)
  }
  return state.formats.every(holds) && !state.notFormats.some(holds)
}

function matchesArray(table: TermTable, state: State, value: readonly unknown[]): boolean {
  if (value.length < state.minItems || value.length > state.maxItems) return false
  const repeats = state.unique || state.duplicate ? hasDuplicate(value) : false
  if ((state.unique && repeats) || (state.duplicate && !repeats)) return false
  return (
    meetsContains(state, value) &&
    value.every((item, index) => satisfies(itemTerms(table, state, index), item))
  )
}

/** Whether as many items satisfy each `contains` as the state says. */
export function meetsContains(state: State, items: readonly unknown[]): boolean {
  return state.contains.every(({ from, term, min, max }) => {
    const count = items.filter((item, index) => index >= from && satisfies([term], item)).length
    return count >= min && count <= max
  })
}

function hasDuplicate(items: readonly unknown[]): boolean {
  return hasEqualItems(items)
}

function matchesObject(state: State, value: Record<string, unknown>): boolean {
  const names = Object.keys(value)
  if (names.length < state.minProperties || names.length > state.maxProperties) return false
  if (!state.required.every((name) => Object.hasOwn(value, name))) return false
  for (const { name, needs } of state.dependentRequired) {
    if (Object.hasOwn(value, name) && !needs.every((need) => Object.hasOwn(value, need))) return false
  }
  return (
    names.every((name) => satisfies(state.nameTerms, name)) &&
    names.every((name) => satisfies(memberTerms(state, name), value[name])) &&
    state.witnesses.every((witness) => names.some((name) => isWitness(witness, name, value[name])))
  )
}

function isWitness(witness: Witness, name: string, value: unknown): boolean {
  return mayNameWitness(witness, name) && satisfies(witness.terms, value)
}

/** Whether the witness may stand under the name. */
export function mayNameWitness(witness: Witness, name: string): boolean {
  return (
    witness.patterns.every((p) => patternRegExp(p).test(name)) &&
    !witness.notPatterns.some((p) => patternRegExp(p).test(name)) &&
    !witness.notNames.includes(name) &&
    satisfies(witness.nameTerms, name)
  )
}
