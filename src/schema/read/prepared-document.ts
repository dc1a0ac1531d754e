import { getAt, parsePointer } from '../json-pointer.js'
import type { Draft, SchemaDocument, SchemaNode, SchemaResource } from '../schema-node.js'
import type { UnfinishedNode } from './read-state.js'

/** Members of a node that are a node, a list of nodes, or nodes by name. */
export const nodeMembers: Readonly<Record<'one' | 'list' | 'map', readonly string[]>> = {
  one: [
    ...['ref', 'contentSchema', 'items', 'contains', 'unevaluatedItems', 'additionalProperties'],
    ...['propertyNames', 'unevaluatedProperties', 'not', 'if', 'then', 'else'],
  ],
  list: ['prefixItems', 'allOf', 'anyOf', 'oneOf'],
  map: ['properties', 'dependentSchemas'],
}

/** A node as JSON: other nodes are their ids, maps are lists of pairs, and what all have in common is left out. */
export type PackedNode = { readonly pointer: string } & Readonly<Record<string, unknown>>

/** A document of one resource as JSON. */
export interface PackedDocument {
  readonly draft: Draft
  readonly nodes: readonly PackedNode[]
}

/** The document of a schema, as `packDocument` wrote it: nothing in it is read and checked again. */
export function unpackDocument({ draft, nodes: packed }: PackedDocument, schema: object): SchemaDocument {
  const resource: SchemaResource = { id: 0, dynamicAnchors: new Map() }
  const nodes: UnfinishedNode[] = packed.map(({ pointer }, id) => {
    return { id, pointer, draft, resource, raw: rawAt(schema, pointer) }
  })
  for (const [id, fields] of packed.entries()) Object.assign(nodes[id]!, unpackedFields(fields, nodes))
  return { root: nodes[0]!, draft, nodes, dynamic: false }
}

function rawAt(schema: object, pointer: string): SchemaNode['raw'] {
  const raw = getAt(schema, parsePointer(pointer)!)!.value
  return typeof raw === 'boolean' ? {} : (raw as SchemaNode['raw'])
}

function unpackedFields(fields: PackedNode, nodes: readonly SchemaNode[]): Partial<SchemaNode> {
  const unpacked: Record<string, unknown> = { ...fields }
  for (const name of Object.keys(fields)) {
    const unpack = unpackers.get(name)
    if (unpack !== undefined) unpacked[name] = unpack(fields[name], nodes)
  }
  return unpacked
}

type Unpacker = (packed: any, nodes: readonly SchemaNode[]) => unknown

const nodeOf = (id: number, nodes: readonly SchemaNode[]): SchemaNode => nodes[id]!
const listOf = (ids: readonly number[], nodes: readonly SchemaNode[]): unknown => ids.map((id) => nodes[id])
const mapOf = (pairs: readonly (readonly [string, number])[], nodes: readonly SchemaNode[]): unknown =>
  new Map(pairs.map(([name, id]) => [name, nodes[id]]))

const unpackers: ReadonlyMap<string, Unpacker> = new Map<string, Unpacker>([
  ...nodeMembers.one.map((name) => [name, nodeOf] as const),
  ...nodeMembers.list.map((name) => [name, listOf] as const),
  ...nodeMembers.map.map((name) => [name, mapOf] as const),
  ['dependentRequired', (pairs) => new Map(pairs)],
  [
    'patternProperties',
    (pairs, nodes) => pairs.map(([pattern, id]: [string, number]) => ({ pattern, node: nodes[id] })),
  ],
])
