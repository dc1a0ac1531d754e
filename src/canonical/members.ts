import { patternRegExp } from '../schema/pattern-regexp.js'
import type { ArrayFacet, Frame, ObjectFacet, State } from './state.js'
import type { Term, TermTable } from './term.js'

/** Everything that the state demands of the member `name`, each demand once. */
export function memberTerms(state: State, name: string): readonly Term[] {
  const terms = new Set<Term>(state.memberTerms.get(name))
  const evaluated = (frame: Frame): boolean =>
    state.objectFacets.some((facet) => facet.frames.includes(frame) && coversName(facet, name))
  for (const facet of state.objectFacets) {
    if (facet.unevaluated !== undefined) {
      if (!evaluated(facet.unevaluated)) terms.add(facet.additional!)
    } else {
      for (const term of facetTerms(facet, name)) terms.add(term)
    }
  }
  return [...terms]
}

function facetTerms(facet: ObjectFacet, name: string): readonly Term[] {
  const terms: Term[] = []
  const own = facet.properties.get(name)
  if (own !== undefined) terms.push(own)
  for (const { pattern, term } of facet.patterns) if (patternRegExp(pattern).test(name)) terms.push(term)
  if (terms.length === 0 && facet.additional !== undefined) terms.push(facet.additional)
  return terms
}

function coversName(facet: ObjectFacet, name: string): boolean {
  if (facet.additional !== undefined || facet.properties.has(name)) return true
  return facet.patterns.some(({ pattern }) => patternRegExp(pattern).test(name))
}

/** Everything that the state demands of the item at `index`, each demand once. */
export function itemTerms(table: TermTable, state: State, index: number): readonly Term[] {
  const terms = new Set<Term>(state.itemTerms.get(index))
  for (const facet of state.arrayFacets) {
    if (facet.unevaluated === undefined) {
      const term = facet.prefix[index] ?? facet.rest
      if (term !== undefined) terms.add(term)
    } else {
      const term = unevaluatedItem(table, state, facet, index)
      if (term !== undefined) terms.add(term)
    }
  }
  return [...terms]
}

/** An item counts as evaluated where a facet within covers its place, or where it satisfies a `contains` within. */
function unevaluatedItem(table: TermTable, state: State, facet: ArrayFacet, index: number): Term | undefined {
  const within = state.arrayFacets.filter((other) => other.frames.includes(facet.unevaluated!))
  if (within.some((other) => index < other.prefix.length || other.rest !== undefined)) return undefined
  const contained = within.flatMap((other) => (other.contains === undefined ? [] : [other.contains]))
  return table.either([facet.rest!, ...contained])
}

/** From this index on all items are alike. */
export function firstAlikeItem(state: State): number {
  let first = 0
  for (const facet of state.arrayFacets) first = Math.max(first, facet.prefix.length)
  for (const index of state.itemTerms.keys()) first = Math.max(first, index + 1)
  return first
}

/** The names that some facet speaks of, in the order of the schema. */
export function declaredNames(state: State): readonly string[] {
  const names = new Set<string>(state.required)
  for (const facet of state.objectFacets) for (const name of facet.properties.keys()) names.add(name)
  for (const { name, needs } of state.dependentRequired) for (const n of [name, ...needs]) names.add(n)
  for (const name of state.memberTerms.keys()) names.add(name)
  return [...names]
}
