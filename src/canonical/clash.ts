import type { SchemaNode } from '../schema/schema-node.js'
import { holdsValue } from '../value-set.js'
import { bitsOf } from './assume.js'
import { bitOf } from './expand.js'
import { allTypes, numberBits, typeBit } from './state.js'

/** How deep members of members are compared: a tag seldom stands deeper. */
const maxDepth = 4

/** What was found before, by the list itself: the same lists are asked about again and again. */
const verdicts = new WeakMap<readonly SchemaNode[], WeakMap<SchemaNode, number>>()

/**
 * Whether it is plain at a look that a value cannot satisfy all of `together` and `other` too: types, values, bounds
 * and members that exclude each other, the tags of a union above all. False: it may be, or it takes more to know.
 */
export function clashes(together: readonly SchemaNode[], other: SchemaNode): boolean {
  return clashingTypes(together, other) === allTypes
}

/** The types, as bits, of which it is plain that no value satisfies all of `together` and `other` too. */
export function clashingTypes(together: readonly SchemaNode[], other: SchemaNode, depth = 0): number {
  let known = verdicts.get(together)
  if (known === undefined) {
    known = new WeakMap()
    verdicts.set(together, known)
  }
  let verdict = known.get(other)
  if (verdict === undefined) {
    verdict = findClash(together, other, depth)
    known.set(other, verdict)
  }
  return verdict
}

function findClash(together: readonly SchemaNode[], other: SchemaNode, depth: number): number {
  const left = withJoined(together)
  const right = withJoined([other])
  const types = typesOf(left) & typesOf(right)
  if (types === 0 || left.some((a) => right.some((b) => valuesDiffer(a, b)))) return allTypes
  let bits = allTypes & ~types
  if (types & numberBits && (boundsClash(left, right) || boundsClash(right, left))) bits |= numberBits
  if (types & typeBit.object && depth < maxDepth && membersClash(left, right, depth)) bits |= typeBit.object
  return bits
}

/** The keywords that say nothing of what is no object; what they join is looked at too. */
const saidOfObjects: ReadonlySet<string> = new Set(
  `id pointer draft resource raw ref allOf properties patternProperties additionalProperties propertyNames required
  minProperties maxProperties dependentRequired dependentSchemas unevaluatedProperties`.split(/\s+/),
)
const onlyOfObjects = new WeakMap<SchemaNode, boolean>()

/** Whether everything but some objects satisfies the schema: one with `properties` and without `type`. */
export function isOnlyOfObjects(node: SchemaNode): boolean {
  let known = onlyOfObjects.get(node)
  if (known === undefined) {
    known = withJoined([node]).every((one) => Object.keys(one).every((key) => saidOfObjects.has(key)))
    onlyOfObjects.set(node, known)
  }
  return known
}

/** The nodes and all that they join by `$ref` and `allOf`: a value that satisfies them satisfies these. */
export function withJoined(nodes: readonly SchemaNode[]): readonly SchemaNode[] {
  const found = new Set(nodes)
  for (const node of found) {
    if (node.ref !== undefined) found.add(node.ref)
    for (const part of node.allOf ?? []) found.add(part)
  }
  return [...found]
}

function typesOf(nodes: readonly SchemaNode[]): number {
  let bits = allTypes
  for (const node of nodes) {
    if (node.boolean === false) return 0
    if (node.types !== undefined) bits &= bitsOf(node.types)
    const values = valuesOf(node)
    if (values !== undefined) bits &= values.reduce((sum: number, value) => sum | bitOf(value), 0)
  }
  return bits
}

function valuesOf(node: SchemaNode): readonly unknown[] | undefined {
  return node.const === undefined ? node.enum : [node.const.value]
}

function valuesDiffer(a: SchemaNode, b: SchemaNode): boolean {
  const [some, others] = [valuesOf(a), valuesOf(b)]
  if (some === undefined || others === undefined) return false
  return !some.some((value) => holdsValue(others, value))
}

function boundsClash(low: readonly SchemaNode[], high: readonly SchemaNode[]): boolean {
  const least = Math.max(...low.map((n) => Math.max(n.minimum ?? -Infinity, n.exclusiveMinimum ?? -Infinity)))
  const most = Math.min(...high.map((n) => Math.min(n.maximum ?? Infinity, n.exclusiveMaximum ?? Infinity)))
  return least > most
}

function membersClash(left: readonly SchemaNode[], right: readonly SchemaNode[], depth: number): boolean {
  return isShutOut(left, right) || isShutOut(right, left) || requiredClash(left, right, depth)
}

/** Whether a member is required on one side that the other side does not have. */
function isShutOut(needing: readonly SchemaNode[], having: readonly SchemaNode[]): boolean {
  return needing.some(({ required }) => required?.some((name) => having.some((node) => hasNot(node, name))))
}

function hasNot(node: SchemaNode, name: string): boolean {
  const member = node.properties?.get(name)
  if (member !== undefined) return member.boolean === false
  return node.additionalProperties?.boolean === false && node.patternProperties === undefined
}

/** Whether a member that is surely there cannot satisfy both sides. */
function requiredClash(left: readonly SchemaNode[], right: readonly SchemaNode[], depth: number): boolean {
  const names = new Set([...left, ...right].flatMap(({ required }) => required ?? []))
  for (const name of names) {
    const members = left.flatMap(({ properties }) => properties?.get(name) ?? [])
    if (members.length === 0) continue
    const others = right.flatMap(({ properties }) => properties?.get(name) ?? [])
    if (others.some((other) => clashingTypes(members, other, depth + 1) === allTypes)) return true
  }
  return false
}
