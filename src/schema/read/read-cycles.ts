import { InvalidSchemaError } from '../../errors.js'
import type { SchemaNode, SchemaResource } from '../schema-node.js'

/**
 * Throws {@link InvalidSchemaError} when a schema refers to itself without going into the value (`{"$ref": "#"}`,
 * a → b → a): nothing could be decided by it, and every evaluation would run for ever.
 */
export function refuseEndlessReferences(nodes: readonly SchemaNode[]): void {
  const done = new Uint8Array(nodes.length)
  const resources = new Set<SchemaResource>()
  if (nodes.some(({ dynamicRef }) => dynamicRef?.anchor !== undefined)) {
    for (const { resource } of nodes) resources.add(resource)
  }
  for (const node of nodes) {
    if (done[node.id] !== 0 || (node.ref === undefined && node.dynamicRef === undefined)) continue
    searchFrom(node, done, resources)
  }
}

interface Step {
  readonly node: SchemaNode
  readonly next: readonly SchemaNode[]
  index: number
}

/** `done`: 0 not seen, 1 on the path, 2 free of cycles. */
function searchFrom(start: SchemaNode, done: Uint8Array, resources: ReadonlySet<SchemaResource>): void {
  const path: Step[] = [{ node: start, next: sameValueNodes(start, resources), index: 0 }]
  done[start.id] = 1
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const next = step.next[step.index++]
    if (next === undefined) {
      done[step.node.id] = 2
      path.pop()
    } else if (done[next.id] === 1) {
      throw endless(path.map(({ node }) => node).slice(path.findIndex(({ node }) => node === next)))
    } else if (done[next.id] === 0) {
      done[next.id] = 1
      path.push({ node: next, next: sameValueNodes(next, resources), index: 0 })
    }
  }
}

/** The nodes that judge the same value as this one, or may do so in some dynamic scope. */
function sameValueNodes(node: SchemaNode, resources: ReadonlySet<SchemaResource>): readonly SchemaNode[] {
  const { ref, dynamicRef, allOf, anyOf, oneOf, dependentSchemas } = node
  const nodes: SchemaNode[] = []
  if (ref !== undefined) nodes.push(ref)
  if (dynamicRef !== undefined) nodes.push(...dynamicTargets(dynamicRef, resources))
  for (const branches of [allOf, anyOf, oneOf]) if (branches !== undefined) nodes.push(...branches)
  for (const child of [node.not, node.if, node.then, node.else]) if (child !== undefined) nodes.push(child)
  if (dependentSchemas !== undefined) nodes.push(...dependentSchemas.values())
  return nodes
}

function dynamicTargets(
  { initial, anchor }: NonNullable<SchemaNode['dynamicRef']>,
  resources: ReadonlySet<SchemaResource>,
): readonly SchemaNode[] {
  if (anchor === undefined) return [initial]
  return [...resources].flatMap(({ dynamicAnchors }) => dynamicAnchors.get(anchor) ?? [])
}

function endless(cycle: readonly SchemaNode[]): InvalidSchemaError {
  const by = cycle.find((node) => node.ref !== undefined || node.dynamicRef !== undefined)!
  const keyword =
    by.ref !== undefined ? '$ref' : Object.hasOwn(by.raw, '$dynamicRef') ? '$dynamicRef' : '$recursiveRef'
  const places = [...cycle, cycle[0]!].map((node) => node.pointer)
  return new InvalidSchemaError(
    'the reference leads back to itself without going into the value',
    `${by.pointer}/${keyword}`,
    {
      next: `The way it goes: ${places.join(' → ')}`,
    },
  )
}
