import type { SchemaDocument, SchemaNode } from '../schema-node.js'
import { nodeMembers, type PackedDocument, type PackedNode } from './prepared-document.js'

/** A document as JSON for `unpackDocument`. Throws a TypeError where it cannot be: of several resources, or with a dynamic reference. */
export function packDocument({ draft, nodes, dynamic, root }: SchemaDocument): PackedDocument {
  const isPlain = !dynamic && root.id === 0 && nodes.every((node) => isOfOne(node, root))
  if (!isPlain) throw new TypeError('only a document of one resource without dynamic references is packed')
  return { draft, nodes: nodes.map(packed) }
}

function isOfOne({ draft, resource, dynamicRef }: SchemaNode, root: SchemaNode): boolean {
  const { dynamicAnchors } = resource
  return resource === root.resource && draft === root.draft && dynamicAnchors.size === 0 && !dynamicRef
}

function packed({ id: _, draft: __, resource: ___, raw: ____, pointer, ...fields }: SchemaNode): PackedNode {
  const members = Object.entries(fields).map(([name, value]) => [name, packedMember(name, value)])
  return { pointer, ...Object.fromEntries(members) }
}

function packedMember(name: string, value: unknown): unknown {
  const isOneOf = (names: readonly string[]): boolean => names.includes(name)
  const pairs = (map: unknown): [string, any][] => [...(map as ReadonlyMap<string, unknown>)]
  if (isOneOf(nodeMembers.one)) return (value as SchemaNode).id
  if (isOneOf(nodeMembers.list)) return (value as readonly SchemaNode[]).map(({ id }) => id)
  if (isOneOf(nodeMembers.map)) return pairs(value).map(([key, { id }]) => [key, id])
  if (name === 'dependentRequired') return pairs(value)
  if (name === 'patternProperties')
    return (value as NonNullable<SchemaNode['patternProperties']>).map(({ pattern, node }) => [
      pattern,
      node.id,
    ])
  return value
}
