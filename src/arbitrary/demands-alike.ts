import type { Term } from '../canonical/term.js'
import type { SchemaNode } from '../schema/schema-node.js'
import { ArrayPart } from './array/array-part.js'
import type { Part } from './part.js'

const saysNothing = /^(\$ref|\$comment|title|description|x-(?!checkContent$).*)$/

/** Whether two lists' parts demand the same of a list, but for its length. False where that does not show at once. */
export function demandsAlike(a: Part, b: Part): boolean {
  if (!(a instanceof ArrayPart) || !(b instanceof ArrayPart)) return false
  if (!isPlain(a) || !isPlain(b) || a.item(0).free || b.item(0).free) return false
  return a.item(0) === b.item(0) || isSameDemand(a.item(0).shape.terms, b.item(0).shape.terms)
}

/** Nothing is demanded but of each item alone, and of each the same. */
function isPlain({ state }: ArrayPart): boolean {
  const { values, excluded, guards, contains, unique, duplicate, itemTerms, arrayFacets } = state
  if (values !== undefined || unique || duplicate || itemTerms.size > 0) return false
  const others = [excluded, guards, contains]
  if (others.some((list) => list.length > 0)) return false
  return arrayFacets.every(({ prefix, unevaluated }) => prefix.length === 0 && unevaluated === undefined)
}

/** Forms of a list mostly name one definition of their items, each by a reference of its own. */
function isSameDemand([a, ...moreA]: readonly Term[], [b, ...moreB]: readonly Term[]): boolean {
  if (a === undefined || b === undefined || moreA.length > 0 || moreB.length > 0) return false
  return a.positive && b.positive && a.scope === b.scope && referred(a.node) === referred(b.node)
}

/** Where a node leads that is a reference and nothing else. */
function referred(node: SchemaNode): SchemaNode {
  let at = node
  for (let steps = 0; steps < 20 && at.ref !== undefined && isBareReference(at); steps++) at = at.ref
  return at
}

function isBareReference({ raw }: SchemaNode): boolean {
  return Object.keys(raw).every((key) => saysNothing.test(key))
}
