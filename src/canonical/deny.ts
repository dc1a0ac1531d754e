import type { SchemaNode } from '../schema/schema-node.js'
import { bitsOf, lowerMaximum, raiseMinimum, type Workshop } from './assume.js'
import { clashes } from './clash.js'
import { allTypes, numberBits, type Pending, type State, typeBit, withEach, withEntry } from './state.js'
import type { Term } from './term.js'

type Alternative = (state: State) => void

/**
 * Works a negative term into the state. A schema fails when one of its keywords fails: each alternative says
 * how one can. A single alternative is worked in at once, more become a choice.
 */
export function denyTerm(shop: Workshop, state: State, pending: Pending): void {
  const { node } = pending.term
  if (node.boolean !== undefined) {
    if (node.boolean) state.types = 0
    return
  }
  const denials = denialsOf(shop, pending.term)
  const possible = denials.filter((denial) => mayHold(state, denial))
  if (possible.length === 0) state.types = 0
  else if (possible.length === 1) possible[0]!(state)
  else state.choices = [...state.choices, { origin: pending.term, negative: true, alternatives: possible }]
}

/** A quick look whether an alternative leaves any type. */
function mayHold(state: State, denial: Alternative): boolean {
  const trial = { ...state }
  denial(trial)
  return trial.types !== 0
}

function denialsOf(shop: Workshop, term: Term): readonly Alternative[] {
  const { node } = term
  const child = (of: SchemaNode, positive: boolean): Term => shop.table.term(of, positive, term.scope)
  return [
    ...scalarDenials(node),
    ...stringDenials(node, child),
    ...arrayDenials(node, child),
    ...objectDenials(shop, node, child),
    ...combinatorDenials(shop, term, child),
  ]
}

function scalarDenials(node: SchemaNode): readonly Alternative[] {
  const list: Alternative[] = []
  const number = (change: Alternative): void => {
    list.push((s) => {
      s.types &= numberBits
      change(s)
    })
  }
  if (node.types !== undefined) {
    const bits = bitsOf(node.types)
    list.push((s) => {
      s.types &= allTypes & ~bits
    })
  }
  if (node.const !== undefined) list.push((s) => exclude(s, [node.const!.value]))
  if (node.enum !== undefined) list.push((s) => exclude(s, node.enum!))
  if (node.minimum !== undefined) number((s) => lowerMaximum(s, node.minimum!, true))
  if (node.exclusiveMinimum !== undefined) number((s) => lowerMaximum(s, node.exclusiveMinimum!, false))
  if (node.maximum !== undefined) number((s) => raiseMinimum(s, node.maximum!, true))
  if (node.exclusiveMaximum !== undefined) number((s) => raiseMinimum(s, node.exclusiveMaximum!, false))
  if (node.multipleOf !== undefined) {
    number((s) => {
      s.notMultiples = withEach(s.notMultiples, [node.multipleOf!])
    })
  }
  return list
}

function exclude(state: State, values: readonly unknown[]): void {
  state.excluded = [...state.excluded, ...values]
}

function stringDenials(
  node: SchemaNode,
  child: (of: SchemaNode, positive: boolean) => Term,
): readonly Alternative[] {
  const list: Alternative[] = []
  const string = (change: Alternative): void => {
    list.push((s) => {
      s.types &= typeBit.string
      change(s)
    })
  }
  const { minLength, maxLength, pattern, format } = node
  if (minLength !== undefined) {
    if (minLength > 0)
      string((s) => {
        s.maxLength = Math.min(s.maxLength, minLength - 1)
      })
  }
  if (maxLength !== undefined)
    string((s) => {
      s.minLength = Math.max(s.minLength, maxLength + 1)
    })
  if (pattern !== undefined)
    string((s) => {
      s.notPatterns = withEach(s.notPatterns, [pattern])
    })
  if (format !== undefined) {
    list.push((s) => {
      s.types &= typeBit.string | numberBits
      s.notFormats = withEach(s.notFormats, [format])
    })
  }
  if (node.checkContent === true) string((s) => guard(s, child(node, false)))
  return list
}

function arrayDenials(
  node: SchemaNode,
  child: (of: SchemaNode, positive: boolean) => Term,
): readonly Alternative[] {
  const list: Alternative[] = []
  const array = (change: Alternative): void => {
    list.push((s) => {
      s.types &= typeBit.array
      change(s)
    })
  }
  const itemFails = (index: number, of: SchemaNode): void => {
    array((s) => {
      s.minItems = Math.max(s.minItems, index + 1)
      s.itemTerms = withEntry(s.itemTerms, index, child(of, false))
    })
  }
  for (const [index, of] of (node.prefixItems ?? []).entries()) itemFails(index, of)
  if (node.items !== undefined && node.items.boolean !== true) {
    const from = node.prefixItems?.length ?? 0
    const term = child(node.items, false)
    array((s) => {
      s.minItems = Math.max(s.minItems, from + 1)
      s.contains = [...s.contains, { from, term, min: 1, max: Infinity }]
    })
  }
  if (node.minItems !== undefined && node.minItems > 0) {
    array((s) => {
      s.maxItems = Math.min(s.maxItems, node.minItems! - 1)
    })
  }
  if (node.maxItems !== undefined) {
    array((s) => {
      s.minItems = Math.max(s.minItems, node.maxItems! + 1)
    })
  }
  if (node.uniqueItems === true) {
    array((s) => {
      s.duplicate = true
      s.minItems = Math.max(s.minItems, 2)
    })
  }
  if (node.contains !== undefined) {
    const contained = child(node.contains, true)
    const min = node.minContains ?? 1
    if (min > 0) {
      array((s) => {
        s.contains = [...s.contains, { from: 0, term: contained, min: 0, max: min - 1 }]
      })
    }
    if (node.maxContains !== undefined) {
      array((s) => {
        s.contains = [...s.contains, { from: 0, term: contained, min: node.maxContains! + 1, max: Infinity }]
      })
    }
  }
  if (node.unevaluatedItems !== undefined) array((s) => guard(s, child(node, false)))
  return list
}

/** What cannot be denied keyword by keyword: the whole node is checked on each value. */
function guard(state: State, whole: Term): void {
  state.guards = withEach(state.guards, [whole])
}

function objectDenials(
  shop: Workshop,
  node: SchemaNode,
  child: (of: SchemaNode, positive: boolean) => Term,
): readonly Alternative[] {
  const list: Alternative[] = []
  const object = (change: Alternative): void => {
    list.push((s) => {
      s.types &= typeBit.object
      change(s)
    })
  }
  const memberFails = (name: string, of: SchemaNode): void => {
    object((s) => {
      s.required = withEach(s.required, [name])
      s.memberTerms = withEntry(s.memberTerms, name, child(of, false))
    })
  }
  for (const [name, of] of node.properties ?? []) if (of.boolean !== true) memberFails(name, of)
  const patterns = (node.patternProperties ?? []).map(({ pattern }) => pattern)
  for (const { pattern, node: of } of node.patternProperties ?? []) {
    if (of.boolean === true) continue
    object((s) => addWitness(s, { patterns: [pattern], terms: [child(of, false)] }))
  }
  if (node.additionalProperties !== undefined && node.additionalProperties.boolean !== true) {
    const notNames = [...(node.properties?.keys() ?? [])]
    const terms = [child(node.additionalProperties, false)]
    object((s) => addWitness(s, { notPatterns: patterns, notNames, terms }))
  }
  if (node.propertyNames !== undefined) {
    object((s) => addWitness(s, { nameTerms: [child(node.propertyNames!, false)] }))
  }
  for (const name of node.required ?? []) object((s) => forbid(shop, s, name))
  if (node.minProperties !== undefined && node.minProperties > 0) {
    object((s) => {
      s.maxProperties = Math.min(s.maxProperties, node.minProperties! - 1)
    })
  }
  if (node.maxProperties !== undefined) {
    object((s) => {
      s.minProperties = Math.max(s.minProperties, node.maxProperties! + 1)
    })
  }
  for (const [name, needs] of node.dependentRequired ?? []) {
    for (const need of needs) {
      object((s) => {
        s.required = withEach(s.required, [name])
        forbid(shop, s, need)
      })
    }
  }
  for (const [name, of] of node.dependentSchemas ?? []) {
    object((s) => {
      s.required = withEach(s.required, [name])
      s.pending = [...s.pending, { term: child(of, false), frames: [] }]
    })
  }
  if (node.unevaluatedProperties !== undefined) object((s) => guard(s, child(node, false)))
  return list
}

function forbid(shop: Workshop, state: State, name: string): void {
  state.memberTerms = withEntry(state.memberTerms, name, shop.never)
}

function addWitness(state: State, witness: Partial<State['witnesses'][number]>): void {
  const whole = { patterns: [], notPatterns: [], notNames: [], nameTerms: [], terms: [], ...witness }
  state.witnesses = [...state.witnesses, whole]
}

function combinatorDenials(
  shop: Workshop,
  term: Term,
  child: (of: SchemaNode, positive: boolean) => Term,
): readonly Alternative[] {
  const { node } = term
  const list: Alternative[] = []
  const later = (...terms: readonly Term[]): void => {
    list.push((s) => {
      s.pending = [...s.pending, ...terms.map((t) => ({ term: t, frames: [] }))]
    })
  }
  if (node.ref !== undefined) later(child(node.ref, false))
  if (node.dynamicRef !== undefined) later(child(shop.table.dynamicTarget(node, term.scope), false))
  for (const of of node.allOf ?? []) later(child(of, false))
  if (node.anyOf !== undefined) later(...node.anyOf.map((of) => child(of, false)))
  const { oneOf } = node
  if (oneOf !== undefined) {
    later(...oneOf.map((of) => child(of, false)))
    for (let i = 0; i < oneOf.length; i++) {
      for (let j = i + 1; j < oneOf.length; j++) {
        if (!clashes([oneOf[i]!], oneOf[j]!)) later(child(oneOf[i]!, true), child(oneOf[j]!, true))
      }
    }
  }
  if (node.not !== undefined) later(child(node.not, true))
  if (node.if !== undefined && node.then !== undefined) later(child(node.if, true), child(node.then, false))
  if (node.if !== undefined && node.else !== undefined) later(child(node.if, false), child(node.else, false))
  return list
}
