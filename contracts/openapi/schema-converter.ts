import type { JsonSchema } from '../../src/core.js'
import { withDiscriminator } from './discriminator.js'
import {
  documentError,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  type Part,
  partAt,
  placeOf,
} from './document.js'
import { type NullReading, withNull } from './nullable.js'
import { type Direction, oneWayNames } from './one-way-names.js'
import { repairBounds, repairFormat, repairPattern, repairRequired } from './repair-keywords.js'

/** Turns schemas of a document into JSON Schema 2020-12, with what they refer to in definitions of their own. */
export interface SchemaConverter {
  /** The schema at a place; its references lead into `definitions()`. */
  readonly convert: (part: Part) => JsonSchema
  /** What references of all schemas so far lead to, as `$defs` of the schema that they are put into. */
  readonly definitions: () => JsonObject
}

const scalars: ReadonlySet<string> = new Set(
  `type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems
  minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired format title
  description default deprecated contentEncoding contentMediaType x-evidence x-edgeCases`.split(/\s+/),
)
const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas'])
const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const singles: ReadonlySet<string> = new Set(
  `items not additionalProperties contains propertyNames unevaluatedItems unevaluatedProperties if then else
  contentSchema`.split(/\s+/),
)
/** Said in another way, or of no meaning for values. */
const silent: ReadonlySet<string> = new Set(
  `$ref $defs definitions $schema $comment $id $anchor nullable readOnly writeOnly example examples discriminator xml
  externalDocs`.split(/\s+/),
)
/** Deeper than any schema is written: a document given as an object may lead into itself. */
const maxDepth = 200

/** A converter for schemas that end up in one JSON Schema. `note` is told what cannot be looked at. */
export function schemaConverter(
  document: OpenApiDocument,
  direction: Direction,
  note: (text: string) => void,
  nulls: NullReading = direction === 'request' ? 'narrower' : 'wider',
): SchemaConverter {
  const names = new Map<string, string>()
  const definitions: Record<string, JsonSchema> = {}
  const waiting: { readonly name: string; readonly target: Part }[] = []
  let depth = 0

  function convert(part: Part, dropped: ReadonlySet<string> = new Set()): JsonSchema {
    if (typeof part.value === 'boolean') return part.value
    if (!isObject(part.value)) throw documentError('a schema is an object', part)
    if (++depth > maxDepth)
      throw documentError(
        'the schema is nested too deep, or leads into itself',
        part,
        'Write a recursive schema with "$ref".',
      )
    const schema =
      typeof part.value.$ref === 'string' ? reference(part, part.value) : ownSchema(part, part.value, dropped)
    depth--
    return schema
  }

  function reference(part: Part, raw: JsonObject): JsonSchema {
    const $ref = `#/$defs/${nameOf(document.resolve(part))}`
    // Beside a reference 3.0 knows no keywords.
    const others =
      document.version === '3.0'
        ? []
        : Object.keys(raw).filter((key) => key !== '$ref' && !key.startsWith('x-'))
    if (others.every((key) => silent.has(key) || key === 'description' || key === 'title')) return { $ref }
    return { allOf: [{ $ref }, ownSchema(part, { ...raw, $ref: undefined }, new Set())] }
  }

  function nameOf(target: Part): string {
    const key = `${target.file}#${target.pointer}`
    const known = names.get(key)
    if (known !== undefined) return known
    const name = freeName(target, names)
    names.set(key, name)
    // In their place among the others, though they are converted later: a chain of references is not nested.
    definitions[name] = true
    waiting.push({ name, target })
    return name
  }

  function convertAll(part: Part): JsonSchema {
    const schema = convert(part)
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      definitions[next.name] = convert(next.target)
    return schema
  }

  function ownSchema(part: Part, raw: JsonObject, above: ReadonlySet<string>): JsonSchema {
    const dropped = new Set([...above, ...oneWayNames(document, part, direction)])
    const schema: Record<string, unknown> = {}
    for (const [keyword, value] of Object.entries(raw)) {
      if (scalars.has(keyword)) schema[keyword] = value
      else if (maps.has(keyword)) schema[keyword] = convertMap(part, keyword, value, dropped)
      else if (lists.has(keyword)) schema[keyword] = convertList(part, keyword, value, dropped)
      else if (singles.has(keyword)) schema[keyword] = convert(partAt(part, keyword)!)
      else if (!silent.has(keyword) && !keyword.startsWith('x-'))
        note(
          `${placeOf(part)}/${keyword}: OpenAPI ${document.version} has no such keyword; it is not looked at`,
        )
      if (keyword === 'nullable' && document.version === '3.1' && raw.nullable === true)
        note(
          `${placeOf(part)}/nullable: OpenAPI 3.1 has no nullable; null is one of the types: ["string", "null"]`,
        )
    }
    repairRequired(schema, dropped)
    for (const problem of [repairPattern(schema), repairFormat(schema)])
      if (problem !== undefined) note(`${placeOf(part)}/${problem}`)
    if (document.version === '3.0') repairBounds(schema)
    const examples = examplesOf(raw)
    if (examples.length > 0) schema.examples = examples
    return withNull(withDiscriminator(schema, part, document), raw, document.version, nulls)
  }

  function convertMap(part: Part, keyword: string, value: unknown, dropped: ReadonlySet<string>): JsonObject {
    const inner = Object.keys(isObject(value) ? value : {}).filter(
      (name) => keyword !== 'properties' || !dropped.has(name),
    )
    return Object.fromEntries(inner.map((name) => [name, convert(partAt(part, keyword, name)!)]))
  }

  function convertList(part: Part, keyword: string, value: unknown, dropped: ReadonlySet<string>): unknown {
    if (!Array.isArray(value)) throw documentError(`"${keyword}" is a list of schemas`, part)
    // Parts of one object: what goes the other way only is required by none of them.
    const shared = keyword === 'allOf' ? dropped : new Set<string>()
    return value.map((_, i) => convert(partAt(part, keyword, i)!, shared))
  }

  return { convert: convertAll, definitions: () => definitions }
}

function examplesOf({ example, examples }: JsonObject): readonly unknown[] {
  const listed = Array.isArray(examples) ? examples : []
  return example === undefined ? listed : [example, ...listed]
}

function freeName(target: Part, names: ReadonlyMap<string, string>): string {
  const last = target.pointer.split('/').at(-1) ?? ''
  const base = last.replace(/[^A-Za-z0-9_.-]+/g, '_').replace(/^_+|_+$/g, '') || 'schema'
  const taken = new Set(names.values())
  let name = base
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`
  return name
}
