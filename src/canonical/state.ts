import { isListed } from '../listed.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { Term } from './term.js'

/** JSON types as bits; numbers are split, so that `integer` and its complement are sets of bits too. */
export const typeBit = {
  null: 1,
  boolean: 2,
  integer: 4,
  fraction: 8,
  string: 16,
  array: 32,
  object: 64,
} as const
export const allTypes = 127
export const numberBits = 12

/** The extent of one `unevaluatedProperties` or `unevaluatedItems`: facets that carry it count as evaluated. */
export interface Frame {
  readonly owner: SchemaNode
}

/** What one subschema says of the members of an object. */
export interface ObjectFacet {
  readonly frames: readonly Frame[]
  readonly properties: ReadonlyMap<string, Term>
  readonly patterns: readonly { readonly pattern: string; readonly term: Term }[]
  /** For the names that neither `properties` nor `patterns` know. */
  readonly additional: Term | undefined
  /** Set for an `unevaluatedProperties`: `additional` then holds for names that no facet within evaluates. */
  readonly unevaluated: Frame | undefined
}

/** What one subschema says of the items of an array. */
export interface ArrayFacet {
  readonly frames: readonly Frame[]
  readonly prefix: readonly Term[]
  readonly rest: Term | undefined
  readonly unevaluated: Frame | undefined
  /** Items that satisfy it count as evaluated (2020-12). */
  readonly contains: Term | undefined
}

/** At least `min` and at most `max` of the items from index `from` on satisfy `term`. */
export interface ContainsBound {
  readonly from: number
  readonly term: Term
  readonly min: number
  readonly max: number
}

/** A member that must exist under some name of a kind. */
export interface Witness {
  readonly patterns: readonly string[]
  readonly notPatterns: readonly string[]
  readonly notNames: readonly string[]
  /** What the name must satisfy besides. */
  readonly nameTerms: readonly Term[]
  readonly terms: readonly Term[]
}

export interface Content {
  readonly encoding: string | undefined
  readonly mediaType: string | undefined
  readonly term: Term | undefined
  readonly checked: boolean
}

/** A demand that is still to be worked in, and the frames it stands in. */
export interface Pending {
  readonly term: Term
  readonly frames: readonly Frame[]
}

/** A choice that is still to be made; every alternative is exact. */
export interface Choice {
  /** Checks the whole choice, where it cannot be made. */
  readonly origin: Term
  /** Negative choices come last: most of them are decided by then. */
  readonly negative: boolean
  readonly alternatives: readonly ((state: State) => void)[]
}

/** A conjunction of demands on one value, by type. Lists are never changed in place. */
export interface State {
  types: number
  values: readonly unknown[] | undefined
  excluded: readonly unknown[]
  min: number
  max: number
  minOpen: boolean
  maxOpen: boolean
  multiples: readonly number[]
  notMultiples: readonly number[]
  minLength: number
  maxLength: number
  patterns: readonly string[]
  notPatterns: readonly string[]
  formats: readonly string[]
  notFormats: readonly string[]
  contents: readonly Content[]
  arrayFacets: readonly ArrayFacet[]
  minItems: number
  maxItems: number
  unique: boolean
  duplicate: boolean
  contains: readonly ContainsBound[]
  itemTerms: ReadonlyMap<number, readonly Term[]>
  objectFacets: readonly ObjectFacet[]
  nameTerms: readonly Term[]
  required: readonly string[]
  minProperties: number
  maxProperties: number
  dependentRequired: readonly { readonly name: string; readonly needs: readonly string[] }[]
  memberTerms: ReadonlyMap<string, readonly Term[]>
  witnesses: readonly Witness[]
  /** Demands that could not be worked in: checked on each value. */
  guards: readonly Term[]
  /** Nodes whose annotations speak of this value. */
  sources: readonly SchemaNode[]
  pending: readonly Pending[]
  choices: readonly Choice[]
  /** What was worked in already; owned by this state alone. */
  applied: Set<string>
}

/** A copy whose changes do not reach the original. */
export function forkState(state: State): State {
  return { ...state, applied: new Set(state.applied) }
}

/** The state that demands nothing. */
export function freeState(): State {
  return {
    types: allTypes,
    values: undefined,
    excluded: [],
    min: -Infinity,
    max: Infinity,
    minOpen: false,
    maxOpen: false,
    multiples: [],
    notMultiples: [],
    minLength: 0,
    maxLength: Infinity,
    patterns: [],
    notPatterns: [],
    formats: [],
    notFormats: [],
    contents: [],
    arrayFacets: [],
    minItems: 0,
    maxItems: Infinity,
    unique: false,
    duplicate: false,
    contains: [],
    itemTerms: new Map(),
    objectFacets: [],
    nameTerms: [],
    required: [],
    minProperties: 0,
    maxProperties: Infinity,
    dependentRequired: [],
    memberTerms: new Map(),
    witnesses: [],
    guards: [],
    sources: [],
    pending: [],
    choices: [],
    applied: new Set(),
  }
}

/** Adds to a map of lists, giving a new map. */
export function withEntry<K, V>(
  map: ReadonlyMap<K, readonly V[]>,
  key: K,
  ...values: readonly V[]
): ReadonlyMap<K, readonly V[]> {
  return new Map(map).set(key, [...(map.get(key) ?? []), ...values])
}

/** Adds what is not there yet. */
export function withEach<T>(list: readonly T[], items: readonly T[]): readonly T[] {
  const added = items.filter((item) => !isListed(list, item))
  return added.length === 0 ? list : [...list, ...added]
}
