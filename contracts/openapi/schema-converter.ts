import { formats, type JsonSchema } from '../../src/core.js'
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

/** Which way a value goes: `readOnly` members are in answers only, `writeOnly` ones in requests only. */
export type Direction = 'request' | 'response'

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
    repairPattern(schema, part)
    repairFormat(schema, part)
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

  function repairPattern(schema: Record<string, unknown>, part: Part): void {
    if (typeof schema.pattern !== 'string' || isRegExp(schema.pattern)) return
    note(
      `${placeOf(part)}/pattern: ${JSON.stringify(schema.pattern)} is no regular expression of JSON Schema; it is not looked at`,
    )
    delete schema.pattern
  }

  function repairFormat(schema: Record<string, unknown>, part: Part): void {
    if (schema.format === undefined || formats.has(String(schema.format))) return
    note(
      `${placeOf(part)}/format: ${JSON.stringify(schema.format)} is no format that is known; any text will do`,
    )
    delete schema.format
  }

  return { convert: convertAll, definitions: () => definitions }
}

/** Members that go the other way only, of the schema itself and of what it is composed of. */
function oneWayNames(document: OpenApiDocument, part: Part, direction: Direction): readonly string[] {
  const wrongWay = direction === 'request' ? 'readOnly' : 'writeOnly'
  const names = (at: Part, left: number): readonly string[] => {
    const target = document.resolve(at)
    const own = Object.keys(
      isObject(target.value) && isObject(target.value.properties) ? target.value.properties : {},
    ).filter((name) => {
      const property = document.resolve(partAt(target, 'properties', name)!).value
      return isObject(property) && property[wrongWay] === true
    })
    const parts = isObject(target.value) && Array.isArray(target.value.allOf) ? target.value.allOf : []
    return left === 0
      ? own
      : [...own, ...parts.flatMap((_, i) => names(partAt(target, 'allOf', i)!, left - 1))]
  }
  return isObject(part.value) && ('properties' in part.value || 'allOf' in part.value)
    ? names({ ...part, value: { ...part.value, $ref: undefined } }, 5)
    : []
}

function repairRequired(schema: Record<string, unknown>, dropped: ReadonlySet<string>): void {
  if (!('required' in schema)) return
  // `required: true` at a property is how earlier specifications said it, and nothing in this one.
  const names = Array.isArray(schema.required) ? schema.required : []
  schema.required = [...new Set(names)].filter((name) => !dropped.has(name))
}

/** Bounds of 3.0 are exclusive by a flag beside them. */
function repairBounds(schema: Record<string, unknown>): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue
    const isExclusive = schema[flag] && typeof schema[bound] === 'number'
    if (isExclusive) schema[flag] = schema[bound]
    else delete schema[flag]
    if (isExclusive) delete schema[bound]
  }
}

function examplesOf({ example, examples }: JsonObject): readonly unknown[] {
  const listed = Array.isArray(examples) ? examples : []
  return example === undefined ? listed : [example, ...listed]
}

function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

function freeName(target: Part, names: ReadonlyMap<string, string>): string {
  const last = target.pointer.split('/').at(-1) ?? ''
  const base = last.replace(/[^A-Za-z0-9_.-]+/g, '_').replace(/^_+|_+$/g, '') || 'schema'
  const taken = new Set(names.values())
  let name = base
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`
  return name
}
