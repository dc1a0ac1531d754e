import type { Evidence } from '../evidence.js'
import { escapeToken } from '../schema/json-pointer.js'
import type { SchemaNode } from '../schema/schema-node.js'

/** What is known of a schema by the ways to it. */
export interface Reached {
  /** The first place of the event that it speaks of. */
  readonly at: string
  /** Members that an object has on every way to it. */
  required: ReadonlySet<string>
  /** It adds to another schema of the same place, which says which members an object has. */
  isOverlay: boolean
}

/** Tells whether a form or a member is one of the levels that events are drawn from. */
export type IsKnown = (evidence: unknown) => boolean

/** All levels that are not named count as left out; what says nothing is known. */
export function knownAt(levels: readonly Evidence[]): IsKnown {
  return (evidence) => evidence === undefined || levels.includes(evidence as Evidence)
}

/** The schemas that an event may meet, each with what is known of it. */
export function reachOf(root: SchemaNode, isKnown: IsKnown): ReadonlyMap<SchemaNode, Reached> {
  const reached = new Map<SchemaNode, Reached>()
  const seen = new Set<string>()

  function visit(node: SchemaNode, at: string, outer: ReadonlySet<string>): void {
    if (node.boolean === false) return
    const required = new Set([...outer, ...requiredIn(node, isKnown)])
    const key = `${node.id}\n${[...required].sort().join('\n')}`
    if (seen.has(key)) return
    seen.add(key)
    const before = reached.get(node)
    if (before === undefined) reached.set(node, { at, required, isOverlay: false })
    else before.required = new Set([...before.required].filter((name) => required.has(name)))
    for (const child of inPlace(node, isKnown)) visit(child, at, required)
    for (const [step, child] of below(node, isKnown)) visit(child, `${at}/${step}`, new Set())
  }

  visit(root, '', new Set())
  const described = new Set([...reached].filter(([node]) => isDescription(node)).map(([, { at }]) => at))
  for (const [node, one] of reached) one.isOverlay = !isDescription(node) && described.has(one.at)
  return reached
}

/** Whether a schema says of objects what they are, not only more of some of them. */
function isDescription({ types }: SchemaNode): boolean {
  return types?.includes('object') === true
}

/** The members that an object must have, as far as that follows from the schema and what it always applies. */
function requiredIn(node: SchemaNode, isKnown: IsKnown, seen = new Set<SchemaNode>()): readonly string[] {
  if (seen.has(node)) return []
  seen.add(node)
  const always = [...(node.allOf ?? []), ...(node.ref === undefined ? [] : [node.ref])]
  const present = [...(node.properties ?? [])].filter(([, child]) => !isKnown(child.raw['x-absentEvidence']))
  return [
    ...(node.required ?? []),
    ...present.map(([name]) => name),
    ...always.flatMap((child) => requiredIn(child, isKnown, seen)),
  ]
}

/** The schemas that judge the same value. */
function inPlace(node: SchemaNode, isKnown: IsKnown): readonly SchemaNode[] {
  const maybe = [node.ref, node.dynamicRef?.initial, node.if, node.then, node.else]
  return [
    ...maybe.filter((child) => child !== undefined),
    ...(node.allOf ?? []),
    ...branchesOf(node.anyOf, isKnown).map(({ branch }) => branch),
    ...branchesOf(node.oneOf, isKnown).map(({ branch }) => branch),
    ...(node.dependentSchemas?.values() ?? []),
  ]
}

/** The branches of a choice that are known to occur, with their places in it. */
export function branchesOf(
  branches: readonly SchemaNode[] | undefined,
  isKnown: IsKnown,
): readonly { readonly branch: SchemaNode; readonly index: number }[] {
  return (branches ?? [])
    .map((branch, index) => ({ branch, index }))
    .filter(({ branch }) => branch.boolean !== false && isKnown(branch.raw['x-evidence']))
}

/** The schemas that judge what is inside a value. */
function below(node: SchemaNode, isKnown: IsKnown): readonly (readonly [string, SchemaNode])[] {
  const { patternProperties, additionalProperties, propertyNames, prefixItems, items, contentSchema } = node
  return [
    ...membersOf(node, isKnown).map(([name, child]) => [escapeToken(name), child] as const),
    ...(patternProperties ?? []).map((one) => ['*', one.node] as const),
    ...(additionalProperties === undefined ? [] : [['*', additionalProperties] as const]),
    ...(propertyNames === undefined ? [] : [['(name)', propertyNames] as const]),
    ...(prefixItems ?? []).map((child, i) => [String(i), child] as const),
    ...(items === undefined ? [] : [['*', items] as const]),
    ...(contentSchema === undefined ? [] : [['(decoded)', contentSchema] as const]),
  ]
}

/** The members of `properties` that are known to occur. */
export function membersOf(node: SchemaNode, isKnown: IsKnown): readonly (readonly [string, SchemaNode])[] {
  return [...(node.properties ?? [])].filter(
    ([, child]) => child.boolean !== false && isKnown(child.raw['x-evidence']),
  )
}
