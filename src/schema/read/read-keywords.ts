import { InvalidSchemaError, UnsupportedKeywordError } from '../../errors.js'
import { nearest } from '../../nearest-name.js'
import { isKnownEncoding } from '../formats/content-encoding.js'
import { escapeFragmentToken } from '../json-pointer.js'
import { drafts, type Keyword, keywordNamed, keywords } from '../keywords.js'
import { isPlainObject, requireJson } from '../read-json.js'
import type { Draft, JsonType, SchemaNode } from '../schema-node.js'
import { boundReaders } from './read-bounds.js'
import { addDependentRequired, addDependentSchema, readDependencies } from './read-dependencies.js'
import {
  type KeywordReader,
  type PendingReference,
  readChild,
  resourceOf,
  type SchemaReader,
  type UnfinishedNode,
} from './read-state.js'
import { membersOf, type PlainKind, requireRegex, valueChecks, wrongKind } from './read-values.js'

/** What reads a keyword of this name at this node; throws {@link UnsupportedKeywordError} when nothing does. */
export function keywordReader(reader: SchemaReader, name: string, node: SchemaNode): KeywordReader {
  const found = readersByDraft[node.draft].get(name)
  if (found !== undefined) return found
  if (isOwnAnnotation(name) || reader.ignoreUnknown) return readAnnotation
  throw unknownKeyword(name, node)
}

/** Names with a prefix, `x-internal` and `meta:enum`, are no misspelt keywords. */
function isOwnAnnotation(name: string): boolean {
  return name.startsWith('x-') || /^[a-z]\w*:./i.test(name)
}

function unknownKeyword(name: string, node: SchemaNode): UnsupportedKeywordError {
  const pointer = `${node.pointer}/${escapeFragmentToken(name)}`
  const row = keywordNamed(name)
  if (row !== undefined) {
    const known = row.drafts.join(' and ')
    const next = `${known} ${row.drafts.length > 1 ? 'have' : 'has'} it${row.note === undefined ? '' : `; ${row.note}`}.`
    return new UnsupportedKeywordError(`${node.draft} has no keyword "${name}"`, pointer, { next })
  }
  const near = nearest(name, namesByDraft[node.draft])
  const next = near === undefined ? 'Annotations of your own start with "x-".' : `Did you mean "${near}"?`
  return new UnsupportedKeywordError(`unknown keyword "${name}"`, pointer, { next })
}

const readAnnotation: KeywordReader = (_reader, _node, value, pointer) => requireJson(value, pointer)

/** Readers of the keywords whose value is not simply kept under its own name. */
const specialReaders: Readonly<Record<string, KeywordReader>> = {
  $id: readId,
  id: readId,
  ...boundReaders,
  // Read before the others, since they choose how those are read.
  $schema: () => {},
  $anchor: (_reader, node, value, pointer) => addAnchor(node, value, pointer, false),
  $dynamicAnchor: (_reader, node, value, pointer) => addAnchor(node, value, pointer, true),
  $recursiveAnchor: (_reader, node, value, pointer) => {
    valueChecks.boolean(value, pointer)
    const resource = resourceOf(node)
    if (value === true && resource.root === node) resource.dynamicAnchors.set('', node)
  },
  $ref: referenceReader('$ref'),
  $dynamicRef: referenceReader('$dynamicRef'),
  $recursiveRef: referenceReader('$recursiveRef'),
  $defs: readDefinitions,
  definitions: readDefinitions,
  type: (_reader, node, value, pointer) => {
    valueChecks.type(value, pointer)
    node.types = typeof value === 'string' ? [value as JsonType] : (value as readonly JsonType[])
  },
  const: (_reader, node, value, pointer) => {
    requireJson(value, pointer)
    node.const = { value }
  },
  'x-checkContent': (_reader, node, value, pointer) => {
    valueChecks.boolean(value, pointer)
    if (value === true) node.checkContent = true
  },
  contentEncoding: (reader, node, value, pointer) => {
    valueChecks.string(value, pointer)
    if (!reader.ignoreUnknown && !isKnownEncoding(value as string))
      throw unknownEncoding(value as string, pointer)
    node.contentEncoding = value as string
  },
  patternProperties: readPatternProperties,
  items: readItems,
  additionalItems: readOnlyBeside('items', 'items', Array.isArray),
  // Without the keyword that they belong to, these say nothing.
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  then: readOnlyBeside('if', 'then'),
  else: readOnlyBeside('if', 'else'),
  minContains: keepOnlyBeside('contains', 'minContains'),
  maxContains: keepOnlyBeside('contains', 'maxContains'),
  dependencies: readDependencies,
  dependentRequired: (_reader, node, value, pointer) => {
    valueChecks['map of unique strings'](value, pointer)
    for (const [name, names] of membersOf(value, pointer))
      addDependentRequired(node, name, names as readonly string[])
  },
  dependentSchemas: (reader, node, value, pointer) => {
    for (const [name, child] of readMap(reader, node, value, pointer))
      addDependentSchema(reader, node, name, child)
  },
}

function unknownEncoding(name: string, pointer: string): UnsupportedKeywordError {
  return new UnsupportedKeywordError(`unknown contentEncoding ${JSON.stringify(name)}`, pointer, {
    next: 'Known are base64, base64url, base32, base16, quoted-printable, 7bit, 8bit and binary.',
  })
}

function readerFor(row: Keyword): KeywordReader {
  const { name, kind, support } = row
  if (support === 'refused') {
    return (_reader, _node, _value, pointer) => {
      throw new UnsupportedKeywordError(`the keyword "${name}" is refused`, pointer, { next: `${row.note}.` })
    }
  }
  const special = specialReaders[name]
  if (special !== undefined) return special
  if (kind === 'schema')
    return (reader, node, value, pointer) => keep(node, name, readChild(reader, node, value, pointer))
  if (kind === 'array of schemas') {
    return (reader, node, value, pointer) => keep(node, name, readArray(reader, node, value, pointer))
  }
  if (kind === 'map of schemas') {
    return (reader, node, value, pointer) => keep(node, name, readMap(reader, node, value, pointer))
  }
  const check = valueChecks[kind as PlainKind]
  if (support === 'annotation') return (_reader, _node, value, pointer) => check(value, pointer)
  return (_reader, node, value, pointer) => {
    check(value, pointer)
    keep(node, name, value)
  }
}

const readersByDraft = byDraft((rows) => new Map(rows.map((row) => [row.name, readerFor(row)])))
const namesByDraft = byDraft((rows) => rows.map((row) => row.name))

function byDraft<T>(derive: (rows: readonly Keyword[]) => T): Readonly<Record<Draft, T>> {
  const of = (draft: Draft) => derive(keywords.filter((row) => row.drafts.includes(draft)))
  return Object.fromEntries(drafts.map((draft) => [draft, of(draft)])) as Record<Draft, T>
}

function keep(node: UnfinishedNode, name: string, value: unknown): void {
  ;(node as unknown as Record<string, unknown>)[name] = value
}

function readArray(
  reader: SchemaReader,
  node: UnfinishedNode,
  value: unknown,
  pointer: string,
): readonly SchemaNode[] {
  if (!Array.isArray(value) || value.length === 0)
    throw wrongKind('an array of at least one schema', value, pointer)
  return Array.from(value, (item, i) => readChild(reader, node, item, `${pointer}/${i}`))
}

function readMap(
  reader: SchemaReader,
  node: UnfinishedNode,
  value: unknown,
  pointer: string,
): ReadonlyMap<string, SchemaNode> {
  const children = new Map<string, SchemaNode>()
  for (const [name, child] of membersOf(value, pointer)) {
    children.set(name, readChild(reader, node, child, `${pointer}/${escapeFragmentToken(name)}`))
  }
  return children
}

function readId(_reader: SchemaReader, node: UnfinishedNode, value: unknown, pointer: string): void {
  valueChecks.string(value, pointer)
  if (pointer.endsWith('/$id') === (node.draft === 'draft-04')) return
  const hash = (value as string).indexOf('#')
  const anchor = hash < 0 ? '' : (value as string).slice(hash + 1)
  // Generators of schemas name each by its own place, "#/properties/a", where references find it anyway.
  if (anchor === '' || anchor.startsWith('/')) return
  if (!Object.hasOwn(node.raw, '$ref')) addAnchor(node, anchor, pointer, false)
}

/** Definitions, each a schema or a group of them: only what a reference leads to is read of a group. */
function readDefinitions(reader: SchemaReader, node: UnfinishedNode, value: unknown, pointer: string): void {
  for (const [name, child] of membersOf(value, pointer)) {
    if (!isGroup(child, node.draft)) readChild(reader, node, child, `${pointer}/${escapeFragmentToken(name)}`)
  }
}

/** Whether a definition holds schemas by name, `{ "address": { … } }`, and no keyword, nor nothing but misspelt ones. */
function isGroup(definition: unknown, draft: Draft): boolean {
  if (!isPlainObject(definition)) return false
  const names = Object.keys(definition)
  return (
    names.every((name) => isPlainObject(definition[name]) && keywordNamed(name) === undefined) &&
    names.some((name) => nearest(name, namesByDraft[draft]) === undefined)
  )
}

function addAnchor(node: UnfinishedNode, name: unknown, pointer: string, dynamic: boolean): void {
  if (typeof name !== 'string' || !/^[A-Za-z_][\w.:-]*$/.test(name)) {
    throw wrongKind(
      'a name of letters, digits, "-", "_", "." that starts with a letter or "_"',
      name,
      pointer,
    )
  }
  const { anchors, dynamicAnchors } = resourceOf(node)
  const other = anchors.get(name)
  if (other !== undefined && other !== node) {
    throw new InvalidSchemaError(`two schemas have the same anchor, "${name}"`, pointer, {
      next: `The other one is ${other.pointer}.`,
    })
  }
  anchors.set(name, node)
  if (dynamic) dynamicAnchors.set(name, node)
}

function referenceReader(keyword: PendingReference['keyword']): KeywordReader {
  return (reader, node, reference, pointer) => {
    if (typeof reference !== 'string') throw wrongKind('a URI reference', reference, pointer)
    if (keyword === '$recursiveRef' && reference !== '#') throw wrongKind('"#"', reference, pointer)
    reader.pending.push({ node, keyword, reference })
  }
}

function readPatternProperties(
  reader: SchemaReader,
  node: UnfinishedNode,
  value: unknown,
  pointer: string,
): void {
  node.patternProperties = membersOf(value, pointer).map(([pattern, child]) => {
    const place = `${pointer}/${escapeFragmentToken(pattern)}`
    requireRegex(pattern, place)
    return { pattern, node: readChild(reader, node, child, place) }
  })
}

function readItems(reader: SchemaReader, node: UnfinishedNode, value: unknown, pointer: string): void {
  if (!Array.isArray(value)) {
    node.items = readChild(reader, node, value, pointer)
  } else if (node.draft === '2020-12') {
    throw wrongKind('a schema', value, pointer, 'In 2020-12 an array of schemas is called prefixItems.')
  } else if (value.length > 0) {
    node.prefixItems = readArray(reader, node, value, pointer)
  }
}

/** Reads a schema that has a meaning only beside another keyword. */
function readOnlyBeside(
  other: string,
  target: keyof SchemaNode,
  fits: (otherValue: unknown) => boolean = () => true,
): KeywordReader {
  return (reader, node, value, pointer) => {
    const child = readChild(reader, node, value, pointer)
    if (Object.hasOwn(node.raw, other) && fits(node.raw[other])) keep(node, target, child)
  }
}

function keepOnlyBeside(other: string, name: keyof SchemaNode): KeywordReader {
  return (_reader, node, value, pointer) => {
    valueChecks['non-negative integer'](value, pointer)
    if (Object.hasOwn(node.raw, other)) keep(node, name, value)
  }
}
