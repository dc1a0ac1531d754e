import { InvalidSchemaError, UnsupportedKeywordError } from '../../errors.js'
import type { JsonSchema } from '../../typed-schema.js'
import { decodeFragment, escapeFragmentToken, parsePointer } from '../json-pointer.js'
import { isPlainObject, readably, tooDeep } from '../read-json.js'
import type { SchemaDocument, SchemaNode } from '../schema-node.js'
import { refuseEndlessReferences } from './read-cycles.js'
import { metaschemaAt } from './read-metaschemas.js'
import { readNode, readRoot } from './read-node.js'
import { type ReadResource, splitReference } from './read-resources.js'
import type { PendingReference, SchemaReader } from './read-state.js'

export interface ReadOptions {
  /** What to do with keywords that the draft does not know: an error (`refuse`, the default) or nothing. */
  readonly unknownKeywords?: 'refuse' | 'ignore'
}

/**
 * Reads a JSON Schema, of draft-04 to 2020-12, into nodes, with all references resolved.
 * Throws {@link InvalidSchemaError} for what is no valid schema and `UnsupportedKeywordError` for unknown keywords,
 * both with the JSON Pointer of the place.
 */
export function readSchema(schema: JsonSchema, options: ReadOptions = {}): SchemaDocument {
  const reader: SchemaReader = {
    draft: '2020-12',
    ignoreUnknown: options.unknownKeywords === 'ignore',
    nodes: [],
    open: new Set(),
    booleans: new Map(),
    resources: new Map(),
    pending: [],
    depth: 0,
    readNode,
  }
  return readably(schema, () => readAll(reader, schema))
}

function readAll(reader: SchemaReader, schema: JsonSchema): SchemaDocument {
  try {
    const root = readRoot(reader, schema, '#')
    const dynamic = resolveAll(reader)
    refuseEndlessReferences(reader.nodes)
    return { root, draft: root.draft, nodes: reader.nodes, dynamic }
  } catch (error) {
    // Where the stack is short, it ends before the limit of levels is reached.
    if (error instanceof RangeError && /stack/.test(error.message)) throw tooDeep(deepest(reader))
    throw error
  }
}

function deepest({ nodes }: SchemaReader): string {
  return nodes.at(-1)?.pointer ?? '#'
}

/** Resolves every reference, those of lazily read places included; tells whether any depends on the dynamic scope. */
function resolveAll(reader: SchemaReader): boolean {
  const dynamicOnes: PendingReference[] = []
  while (reader.pending.length > 0) {
    const { pending } = reader
    reader.pending = []
    const waiting = pending.filter((reference) => {
      const target = resolve(reader, reference)
      if (target === undefined) return true
      if (reference.keyword !== '$ref') dynamicOnes.push(reference)
      setTarget(reference, target)
      return false
    })
    // What another reference has brought in may hold the anchor that this one needs.
    if (waiting.length === pending.length) throw leadsNowhere(reader, waiting[0]!)
    reader.pending.push(...waiting)
  }
  return markDynamic(reader, dynamicOnes)
}

function setTarget({ node, keyword }: PendingReference, target: SchemaNode): void {
  if (keyword === '$ref') node.ref = target
  else node.dynamicRef = { initial: target }
}

/** Only where several resources declare the anchor can the dynamic scope lead elsewhere than the static one. */
function markDynamic(reader: SchemaReader, references: readonly PendingReference[]): boolean {
  if (references.length === 0) return false
  const declared = new Map<string, number>()
  for (const { dynamicAnchors } of reader.resources.values()) {
    for (const name of dynamicAnchors.keys()) declared.set(name, (declared.get(name) ?? 0) + 1)
  }
  let dynamic = false
  for (const { node, keyword, reference } of references) {
    const { initial } = node.dynamicRef!
    const anchor =
      keyword === '$recursiveRef' ? '' : decodeFragment(reference.slice(reference.indexOf('#') + 1))!
    if (initial.resource.dynamicAnchors.get(anchor) !== initial || declared.get(anchor)! < 2) continue
    node.dynamicRef = { initial, anchor }
    dynamic = true
  }
  return dynamic
}

/** Where the reference leads; undefined when nothing is there yet. */
function resolve(
  reader: SchemaReader,
  { node, reference, keyword }: PendingReference,
): SchemaNode | undefined {
  const base = node.resource as ReadResource
  const target = splitReference(reference, base.uri)
  const fragment = target === undefined ? undefined : decodeFragment(target.fragment)
  if (target === undefined || fragment === undefined) {
    throw new InvalidSchemaError(
      `${JSON.stringify(reference)} is no URI reference`,
      `${node.pointer}/${keyword}`,
    )
  }
  const resource = reference.startsWith('#') ? base : resourceAt(reader, target.uri)
  if (resource === undefined) return undefined
  if (fragment === '') return resource.root
  return fragment.startsWith('/')
    ? nodeAt(reader, resource, fragment, `${node.pointer}/${keyword}`)
    : resource.anchors.get(fragment)
}

function resourceAt(reader: SchemaReader, uri: string): ReadResource | undefined {
  const known = reader.resources.get(uri)
  if (known !== undefined) return known
  const metaschema = metaschemaAt(uri)
  if (metaschema === undefined) return undefined
  const root = readRoot(reader, metaschema, `${uri}#`, uri)
  const resource = root.resource as ReadResource
  reader.resources.set(uri, resource)
  return resource
}

/** The node at a JSON Pointer within a resource, read now where no keyword had led there. */
function nodeAt(
  reader: SchemaReader,
  start: ReadResource,
  pointer: string,
  reference: string,
): SchemaNode | undefined {
  const tokens = parsePointer(pointer)
  if (tokens === undefined) return undefined
  let resource = start
  let value = start.raw
  let place = start.pointer
  for (const token of tokens) {
    const inArray = Array.isArray(value) && /^(0|[1-9]\d*)$/.test(token)
    if (!(inArray || isPlainObject(value)) || !Object.hasOwn(value as object, token)) return undefined
    resource = innerResource(resource, value)
    value = (value as Record<string, unknown>)[token]
    place += `/${escapeFragmentToken(token)}`
  }
  return readReferred(reader, value, place, resource, reference)
}

/** What no keyword says to be a schema, and a reference takes for one, is the reference's fault where it is none. */
function readReferred(
  reader: SchemaReader,
  value: unknown,
  place: string,
  resource: ReadResource,
  reference: string,
): SchemaNode {
  try {
    return readNode(reader, value, place, resource)
  } catch (error) {
    if (!(error instanceof InvalidSchemaError || error instanceof UnsupportedKeywordError)) throw error
    const [what, , ...next] = error.message.split('\n  ')
    const Kind = error instanceof InvalidSchemaError ? InvalidSchemaError : UnsupportedKeywordError
    throw new Kind(what!, error.pointer, {
      next: [...next, `The reference at ${reference} takes ${place} for a schema.`].join('\n  '),
      cause: error.cause,
    })
  }
}

/** The resource that a schema on the way starts, where it has an `$id`; else the one around it. */
function innerResource(resource: ReadResource, value: unknown): ReadResource {
  const own = resource.nodes.get(value as object)?.resource as ReadResource | undefined
  return own !== undefined && own.raw === value ? own : resource
}

function leadsNowhere(
  reader: SchemaReader,
  { node, keyword, reference }: PendingReference,
): InvalidSchemaError {
  const base = node.resource as ReadResource
  const { uri } = splitReference(reference, base.uri)!
  const remote = !reader.resources.has(uri)
  const what = remote
    ? `remote references are not followed: ${JSON.stringify(reference)}`
    : `the reference leads nowhere: ${JSON.stringify(reference)}`
  const next = remote
    ? 'Copy that schema into $defs, with its "$id", and the reference finds it there.'
    : 'It must name a place, an "$anchor" or an "$id" of this document.'
  return new InvalidSchemaError(what, `${node.pointer}/${keyword}`, { next })
}
