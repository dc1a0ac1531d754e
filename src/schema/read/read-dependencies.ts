import { escapeFragmentToken } from '../json-pointer.js'
import type { SchemaNode } from '../schema-node.js'
import { readChild, type SchemaReader, type UnfinishedNode } from './read-state.js'
import { membersOf, valueChecks } from './read-values.js'

/** Reads `dependencies`: for each member a schema, or the members that it needs. */
export function readDependencies(
  reader: SchemaReader,
  node: UnfinishedNode,
  value: unknown,
  pointer: string,
): void {
  for (const [name, dependency] of membersOf(value, pointer)) {
    const place = `${pointer}/${escapeFragmentToken(name)}`
    if (Array.isArray(dependency)) {
      valueChecks['unique strings'](dependency, place)
      addDependentRequired(node, name, dependency)
    } else {
      addDependentSchema(reader, node, name, readChild(reader, node, dependency, place))
    }
  }
}

/** Adds members that must be there beside a member. */
export function addDependentRequired(node: UnfinishedNode, name: string, names: readonly string[]): void {
  const all = new Map(node.dependentRequired)
  all.set(name, [...new Set([...(all.get(name) ?? []), ...names])])
  node.dependentRequired = all
}

/** Adds a schema that counts when a member is there. */
export function addDependentSchema(
  reader: SchemaReader,
  node: UnfinishedNode,
  name: string,
  child: SchemaNode,
): void {
  const all = new Map(node.dependentSchemas)
  const other = all.get(name)
  all.set(name, other === undefined ? child : bothOf(reader, other, child))
  node.dependentSchemas = all
}

/** A node of its own for what `dependencies` and `dependentSchemas` say of the same member. */
function bothOf(reader: SchemaReader, first: SchemaNode, second: SchemaNode): SchemaNode {
  const { pointer, draft, resource } = second
  const node: SchemaNode = {
    id: reader.nodes.length,
    pointer,
    draft,
    resource,
    raw: {},
    allOf: [first, second],
  }
  reader.nodes.push(node)
  return node
}
