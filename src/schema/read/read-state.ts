import type { Draft, SchemaNode } from '../schema-node.js'
import type { ReadResource } from './read-resources.js'

/** A node before its document is complete. */
export type UnfinishedNode = { -readonly [K in keyof SchemaNode]: SchemaNode[K] }

/** A reference that waits until every `$id` and anchor is known. */
export interface PendingReference {
  readonly node: UnfinishedNode
  readonly keyword: '$ref' | '$dynamicRef' | '$recursiveRef'
  readonly reference: string
}

/** What is known of a document while it is read. */
export interface SchemaReader {
  /** The draft of schemas that do not say theirs. */
  readonly draft: Draft
  readonly ignoreUnknown: boolean
  readonly nodes: SchemaNode[]
  /** The objects that are being read: one that is met again leads into itself. */
  readonly open: Set<object>
  /** The schemas `true` and `false` by their place. */
  readonly booleans: Map<string, SchemaNode>
  readonly resources: Map<string, ReadResource>
  pending: PendingReference[]
  /** How many subschemas the one that is being read lies in. */
  depth: number
  readonly readNode: (
    reader: SchemaReader,
    schema: unknown,
    pointer: string,
    parent: ReadResource,
  ) => SchemaNode
}

/** Reads one keyword of a node; throws an error of the schema that names the keyword's pointer. */
export type KeywordReader = (
  reader: SchemaReader,
  node: UnfinishedNode,
  value: unknown,
  pointer: string,
) => void

/** The resource of a node that is being read. */
export function resourceOf(node: SchemaNode): ReadResource {
  return node.resource as ReadResource
}

/** Reads a schema below a node. */
export function readChild(
  reader: SchemaReader,
  node: SchemaNode,
  value: unknown,
  pointer: string,
): SchemaNode {
  return reader.readNode(reader, value, pointer, resourceOf(node))
}
