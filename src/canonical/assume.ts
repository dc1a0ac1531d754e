import type { JsonType, SchemaNode } from '../schema/schema-node.js'
import { holdsValue } from '../value-set.js'
import {
  type ArrayFacet,
  type Choice,
  type Frame,
  numberBits,
  type ObjectFacet,
  type Pending,
  type State,
  typeBit,
  withEach,
  withEntry,
} from './state.js'
import type { Scope, Term, TermTable } from './term.js'

/** What the working-in of terms needs: the table of terms, and the term that nothing satisfies. */
export interface Workshop {
  readonly table: TermTable
  readonly never: Term
  /** How many choices may still be made freely in this document. */
  readonly choices: { left: number }
}

/** The bits of a list of JSON types. */
export function bitsOf(types: readonly JsonType[]): number {
  let bits = 0
  for (const type of types) bits |= type === 'number' ? numberBits : typeBit[type]
  return bits
}

/** Works a positive term into the state: what is certain at once, what is open as choices. */
export function assumeTerm(shop: Workshop, state: State, { term, frames }: Pending): void {
  const { node } = term
  if (node.boolean !== undefined) {
    if (!node.boolean) state.types = 0
    return
  }
  const inner = ownsFrame(node) ? withFrame(frames, node) : frames
  assumeScalars(state, node)
  assumeString(shop, state, node, term.scope)
  assumeArray(shop, state, node, term.scope, inner)
  assumeObject(shop, state, node, term.scope, inner)
  state.sources = withEach(state.sources, [node])
  const together = [...(node.allOf ?? [])]
  if (node.ref !== undefined) together.push(node.ref)
  if (node.dynamicRef !== undefined) together.push(shop.table.dynamicTarget(node, term.scope))
  if (together.length > 0) {
    const pending = together.map((child) => ({
      term: shop.table.term(child, true, term.scope),
      frames: inner,
    }))
    state.pending = [...state.pending, ...pending]
  }
  assumeChoices(shop, state, term, inner)
  assumeUnevaluated(shop, state, node, term.scope, frames, inner)
}

/** A frame entered twice (through a cycle) is the same frame. */
function withFrame(frames: readonly Frame[], owner: SchemaNode): readonly Frame[] {
  const known = frames.find((frame) => frame.owner === owner)
  if (known === undefined) return [...frames, { owner }]
  return [...frames.filter((frame) => frame !== known), known]
}

function ownsFrame(node: SchemaNode): boolean {
  return node.unevaluatedItems !== undefined || node.unevaluatedProperties !== undefined
}

function assumeScalars(state: State, node: SchemaNode): void {
  if (node.types !== undefined) state.types &= bitsOf(node.types)
  if (node.const !== undefined) restrictValues(state, [node.const.value])
  if (node.enum !== undefined) restrictValues(state, node.enum)
  if (node.minimum !== undefined) raiseMinimum(state, node.minimum, false)
  if (node.exclusiveMinimum !== undefined) raiseMinimum(state, node.exclusiveMinimum, true)
  if (node.maximum !== undefined) lowerMaximum(state, node.maximum, false)
  if (node.exclusiveMaximum !== undefined) lowerMaximum(state, node.exclusiveMaximum, true)
  if (node.multipleOf !== undefined) state.multiples = withEach(state.multiples, [node.multipleOf])
}

/** Only these values, as far as they were possible before. Whether they satisfy the rest is checked at the end. */
function restrictValues(state: State, values: readonly unknown[]): void {
  state.values = state.values === undefined ? values : state.values.filter((v) => holdsValue(values, v))
}

export function raiseMinimum(state: State, bound: number, open: boolean): void {
  if (bound > state.min || (bound === state.min && open)) {
    state.min = bound
    state.minOpen = open
  }
}

export function lowerMaximum(state: State, bound: number, open: boolean): void {
  if (bound < state.max || (bound === state.max && open)) {
    state.max = bound
    state.maxOpen = open
  }
}

function assumeString(shop: Workshop, state: State, node: SchemaNode, scope: Scope | undefined): void {
  if (node.minLength !== undefined) state.minLength = Math.max(state.minLength, node.minLength)
  if (node.maxLength !== undefined) state.maxLength = Math.min(state.maxLength, node.maxLength)
  if (node.pattern !== undefined) state.patterns = withEach(state.patterns, [node.pattern])
  if (node.format !== undefined) state.formats = withEach(state.formats, [node.format])
  if (node.contentEncoding === undefined && node.contentMediaType === undefined) return
  const content = {
    encoding: node.contentEncoding,
    mediaType: node.contentMediaType,
    term: node.contentSchema === undefined ? undefined : shop.table.term(node.contentSchema, true, scope),
    checked: node.checkContent === true,
  }
  state.contents = [...state.contents, content]
}

function assumeArray(
  shop: Workshop,
  state: State,
  node: SchemaNode,
  scope: Scope | undefined,
  frames: readonly Frame[],
): void {
  if (node.minItems !== undefined) state.minItems = Math.max(state.minItems, node.minItems)
  if (node.maxItems !== undefined) state.maxItems = Math.min(state.maxItems, node.maxItems)
  if (node.uniqueItems === true) state.unique = true
  const { prefixItems, items, contains } = node
  if (contains !== undefined) {
    const term = shop.table.term(contains, true, scope)
    state.contains = [
      ...state.contains,
      { from: 0, term, min: node.minContains ?? 1, max: node.maxContains ?? Infinity },
    ]
  }
  const evaluates = contains !== undefined && frames.length > 0
  if (prefixItems === undefined && items === undefined && !evaluates) return
  const facet: ArrayFacet = {
    frames,
    prefix: (prefixItems ?? []).map((child) => shop.table.term(child, true, scope)),
    rest: items === undefined ? undefined : shop.table.term(items, true, scope),
    unevaluated: undefined,
    contains:
      contains !== undefined && node.draft === '2020-12' ? shop.table.term(contains, true, scope) : undefined,
  }
  state.arrayFacets = [...state.arrayFacets, facet]
}

function assumeObject(
  shop: Workshop,
  state: State,
  node: SchemaNode,
  scope: Scope | undefined,
  frames: readonly Frame[],
): void {
  if (node.required !== undefined) state.required = withEach(state.required, node.required)
  if (node.minProperties !== undefined)
    state.minProperties = Math.max(state.minProperties, node.minProperties)
  if (node.maxProperties !== undefined)
    state.maxProperties = Math.min(state.maxProperties, node.maxProperties)
  if (node.propertyNames !== undefined) {
    state.nameTerms = withEach(state.nameTerms, [shop.table.term(node.propertyNames, true, scope)])
  }
  if (node.dependentRequired !== undefined) {
    const entries = [...node.dependentRequired].map(([name, needs]) => ({ name, needs }))
    state.dependentRequired = [...state.dependentRequired, ...entries]
  }
  const { properties, patternProperties, additionalProperties } = node
  if (properties === undefined && patternProperties === undefined && additionalProperties === undefined)
    return
  state.objectFacets = [...state.objectFacets, objectFacet(shop, node, scope, frames)]
}

function objectFacet(
  shop: Workshop,
  node: SchemaNode,
  scope: Scope | undefined,
  frames: readonly Frame[],
): ObjectFacet {
  const properties = new Map<string, Term>()
  for (const [name, child] of node.properties ?? []) properties.set(name, shop.table.term(child, true, scope))
  return {
    frames,
    properties,
    patterns: (node.patternProperties ?? []).map(({ pattern, node: child }) => ({
      pattern,
      term: shop.table.term(child, true, scope),
    })),
    additional:
      node.additionalProperties === undefined
        ? undefined
        : shop.table.term(node.additionalProperties, true, scope),
    unevaluated: undefined,
  }
}

function assumeUnevaluated(
  shop: Workshop,
  state: State,
  node: SchemaNode,
  scope: Scope | undefined,
  outer: readonly Frame[],
  inner: readonly Frame[],
): void {
  const frame = inner.at(-1)
  if (node.unevaluatedProperties !== undefined) {
    const additional = shop.table.term(node.unevaluatedProperties, true, scope)
    const facet = { frames: outer, properties: new Map(), patterns: [], additional, unevaluated: frame }
    state.objectFacets = [...state.objectFacets, facet]
  }
  if (node.unevaluatedItems !== undefined) {
    const rest = shop.table.term(node.unevaluatedItems, true, scope)
    const facet = { frames: outer, prefix: [], rest, unevaluated: frame, contains: undefined }
    state.arrayFacets = [...state.arrayFacets, facet]
  }
}

/** `anyOf`, `oneOf`, `not`, `if` and `dependentSchemas`. */
function assumeChoices(shop: Workshop, state: State, term: Term, frames: readonly Frame[]): void {
  const { node, scope } = term
  const later = (...demands: readonly (readonly [SchemaNode, boolean])[]): ((state: State) => void) => {
    return (s) => {
      const pending = demands.map(([child, positive]) => ({
        term: shop.table.term(child, positive, scope),
        frames,
      }))
      s.pending = [...s.pending, ...pending]
    }
  }
  const choices: Choice[] = []
  const choose = (alternatives: readonly ((state: State) => void)[]): void => {
    choices.push({ origin: term, negative: false, alternatives })
  }
  const { anyOf, oneOf } = node
  if (anyOf !== undefined) choose(anyOf.map((child) => later([child, true])))
  if (oneOf !== undefined) {
    choose(
      oneOf.map((child) => later([child, true], ...others(oneOf, child).map((o) => [o, false] as const))),
    )
  }
  if (node.not !== undefined) later([node.not, false])(state)
  if (node.if !== undefined && (node.then !== undefined || node.else !== undefined)) {
    const yes: (readonly [SchemaNode, boolean])[] = [[node.if, true]]
    const no: (readonly [SchemaNode, boolean])[] = [[node.if, false]]
    if (node.then !== undefined) yes.push([node.then, true])
    if (node.else !== undefined) no.push([node.else, true])
    choose([later(...yes), later(...no)])
  } else if (node.if !== undefined && frames.length > 0) {
    choose([later([node.if, true]), later([node.if, false])])
  }
  for (const [name, child] of node.dependentSchemas ?? []) {
    const present = later([child, true])
    choose([
      (s) => {
        s.memberTerms = withEntry(s.memberTerms, name, shop.never)
      },
      (s) => {
        s.types &= typeBit.object
        s.required = withEach(s.required, [name])
        present(s)
      },
    ])
  }
  if (choices.length > 0) state.choices = [...state.choices, ...choices]
}

function others(nodes: readonly SchemaNode[], one: SchemaNode): readonly SchemaNode[] {
  const at = nodes.indexOf(one)
  return nodes.filter((_, i) => i !== at)
}
