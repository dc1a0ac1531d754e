import { InvalidSchemaError } from '../../errors.js'
import { isPlainObject, maxDepth, tooDeep } from '../read-json.js'
import type { Draft, SchemaNode } from '../schema-node.js'
import { keywordReader } from './read-keywords.js'
import { draftOf, hasAnchorsInId, type ReadResource, splitReference, unnamedBase } from './read-resources.js'
import type { SchemaReader, UnfinishedNode } from './read-state.js'
import { wrongKind } from './read-values.js'

type RawSchema = Readonly<Record<string, unknown>>

const noKeywords: RawSchema = {}

/** Reads a whole schema as a resource of its own: the document, or a metaschema that it refers to. */
export function readRoot(
  reader: SchemaReader,
  schema: unknown,
  pointer: string,
  uri: string = unnamedBase,
): SchemaNode {
  if (typeof schema !== 'boolean' && !isPlainObject(schema)) {
    throw wrongKind('an object, true or false', schema, pointer)
  }
  const draft = typeof schema === 'boolean' ? reader.draft : draftOf(schema, reader.draft, pointer)
  const named = typeof schema === 'boolean' ? undefined : idOf(schema, uri, draft, pointer)
  const resource = addResource(reader, { uri: named ?? uri, parent: undefined, draft, raw: schema, pointer })
  return typeof schema === 'boolean'
    ? addBoolean(reader, schema, pointer, resource)
    : readKeywords(reader, schema, pointer, resource)
}

/** Reads one subschema and all below it. The same object met again under the same base is the same node. */
export function readNode(
  reader: SchemaReader,
  schema: unknown,
  pointer: string,
  parent: ReadResource,
): SchemaNode {
  if (typeof schema === 'boolean') return addBoolean(reader, schema, pointer, parent)
  if (!isPlainObject(schema)) throw wrongKind('a schema (an object, true or false)', schema, pointer)
  if (reader.open.has(schema)) throw tooDeep(pointer)
  const known = parent.nodes.get(schema)
  if (known !== undefined) return known
  const node = readKeywords(reader, schema, pointer, resourceOf(reader, schema, pointer, parent))
  parent.nodes.set(schema, node)
  return node
}

function readKeywords(
  reader: SchemaReader,
  schema: RawSchema,
  pointer: string,
  resource: ReadResource,
): SchemaNode {
  if (++reader.depth > maxDepth) throw tooDeep(pointer)
  reader.open.add(schema)
  const node: UnfinishedNode = {
    id: reader.nodes.length,
    pointer,
    draft: resource.draft,
    resource,
    raw: schema,
  }
  reader.nodes.push(node)
  if (resource.raw === schema) resource.root = node
  for (const name of Object.keys(schema)) {
    keywordReader(reader, name, node)(reader, node, schema[name], `${pointer}/${name}`)
  }
  reader.open.delete(schema)
  reader.depth--
  return node
}

function addBoolean(
  reader: SchemaReader,
  value: boolean,
  pointer: string,
  resource: ReadResource,
): SchemaNode {
  const known = reader.booleans.get(pointer)
  if (known !== undefined) return known
  const { length: id } = reader.nodes
  const node: SchemaNode = { id, pointer, draft: resource.draft, resource, raw: noKeywords, boolean: value }
  reader.nodes.push(node)
  reader.booleans.set(pointer, node)
  if (resource.raw === value && resource.pointer === pointer) resource.root = node
  return node
}

function resourceOf(
  reader: SchemaReader,
  schema: RawSchema,
  pointer: string,
  parent: ReadResource,
): ReadResource {
  const draft = draftOf(schema, parent.draft, pointer)
  const uri = idOf(schema, parent.uri, draft, pointer)
  // Before 2019-09 the siblings of $ref are not there, $id first of all.
  const named = uri !== undefined && !(hasAnchorsInId(draft) && Object.hasOwn(schema, '$ref'))
  if (named) return addResource(reader, { uri, parent, draft, raw: schema, pointer })
  if (draft === parent.draft) return parent
  throw new InvalidSchemaError('$schema can change the draft only beside an $id', `${pointer}/$schema`, {
    next: 'Give the subschema an "$id", or leave "$schema" out.',
  })
}

/** The absolute URI that `$id` gives; undefined where there is none, or where it only gives an anchor (until draft-07). */
function idOf(schema: RawSchema, base: string, draft: Draft, pointer: string): string | undefined {
  const keyword = draft === 'draft-04' ? 'id' : '$id'
  if (!Object.hasOwn(schema, keyword)) return undefined
  const id = schema[keyword]
  const target = typeof id === 'string' ? splitReference(id, base) : undefined
  if (target === undefined) throw wrongKind('a URI reference', id, `${pointer}/${keyword}`)
  if (target.fragment === '') return target.uri
  if (hasAnchorsInId(draft)) return (id as string).startsWith('#') ? undefined : target.uri
  throw new InvalidSchemaError(`$id has a fragment: ${JSON.stringify(id)}`, `${pointer}/$id`, {
    next: 'Name a place within a schema with "$anchor".',
  })
}

function addResource(
  reader: SchemaReader,
  given: Pick<ReadResource, 'uri' | 'parent' | 'draft' | 'raw' | 'pointer'>,
): ReadResource {
  const known = reader.resources.get(given.uri)
  if (known !== undefined) {
    throw new InvalidSchemaError(
      `two schemas have the same $id, ${JSON.stringify(given.uri)}`,
      `${given.pointer}/$id`,
      {
        next: `The other one is ${known.pointer}.`,
      },
    )
  }
  const id = reader.resources.size
  const resource: ReadResource = {
    ...given,
    id,
    root: undefined,
    anchors: new Map(),
    dynamicAnchors: new Map(),
    nodes: new Map(),
  }
  reader.resources.set(given.uri, resource)
  return resource
}
