import { InvalidOptionError, type JsonSchema } from '../src/core.js'
import type { SchemaObject } from './narrow-schema.js'

/** The kinds of value that a parameter may have: all are text on the wire. */
type ParameterType = 'string' | 'number' | 'integer' | 'boolean' | 'array'

const types: readonly string[] = ['string', 'number', 'integer', 'boolean', 'array']

/** Where a parameter is described: what to say in an error, and the definitions that references lead to. */
export interface ParameterPlace {
  readonly place: string
  readonly pointer: string
  readonly definitions: SchemaObject
}

/**
 * The schema of a parameter's text from the schema of its value: a string is itself, a number or truth value is
 * written as in JSON, the items of an array are joined by commas. Throws an InvalidOptionError for a value that has
 * no such text.
 */
export function parameterText(schema: JsonSchema, at: ParameterPlace): SchemaObject {
  if (schema === false) return { not: {} }
  const own = schema === true ? {} : schema
  const resolved = resolvedSchema(own, at)
  const allowed = typesOf(resolved, at)
  const forms: SchemaObject[] = []
  if (allowed.includes('string')) forms.push(textForm(own, allowed))
  const literals = allowed.filter((type) => type !== 'string' && type !== 'array')
  if (literals.length > 0) forms.push(literalForm(own, literals))
  if (allowed.includes('array')) forms.push(arrayForm(resolved, at))
  return forms.length === 1 ? forms[0]! : { anyOf: forms }
}

/** The text of a parameter's value; undefined for one that has none. */
export function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  const items = value.map(textOfValue)
  return items.includes(undefined) ? undefined : items.join(',')
}

function textForm(own: SchemaObject, allowed: readonly ParameterType[]): SchemaObject {
  // Beside a type that says only text the keyword would say it twice.
  if (allowed.length === 1 && own.type === 'string') return own
  return { type: 'string', allOf: [own] }
}

function literalForm(own: SchemaObject, literals: readonly ParameterType[]): SchemaObject {
  const onlyLiterals = literals.length === 1 && own.type === literals[0]
  const contentSchema = onlyLiterals ? own : { allOf: [own], type: literals }
  return { type: 'string', contentMediaType: 'application/json', contentSchema, 'x-checkContent': true }
}

/** The schema behind references, one into the other. */
function resolvedSchema(schema: SchemaObject, at: ParameterPlace): SchemaObject {
  let found = schema
  for (let steps = 0; typeof found.$ref === 'string' && steps < 20; steps++) {
    const [, holder, name] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(found.$ref) ?? []
    const definitions = (holder === undefined ? undefined : at.definitions[holder]) as
      | SchemaObject
      | undefined
    const target = name === undefined ? undefined : definitions?.[name]
    if (typeof target !== 'object' || target === null) return found
    found = target as SchemaObject
  }
  return found
}

function typesOf(schema: SchemaObject, at: ParameterPlace): readonly ParameterType[] {
  const said = saidTypes(schema)
  if (said === undefined) {
    const parts = ['anyOf', 'oneOf'].flatMap((keyword) => (schema[keyword] ?? []) as readonly JsonSchema[])
    const inner = parts.map((part) => (typeof part === 'object' ? resolvedSchema(part, at) : {}))
    return parts.length === 0 ? ['string'] : [...new Set(inner.flatMap((part) => typesOf(part, at)))]
  }
  const allowed = said.filter((type) => type !== 'null')
  const wrong = allowed.find((type) => !types.includes(type))
  if (wrong === undefined && allowed.length > 0) return allowed as readonly ParameterType[]
  throw refused(`a parameter that is ${wrong ?? 'null'} has no text on the wire`, at, 'type')
}

function saidTypes({ type, ...schema }: SchemaObject): readonly string[] | undefined {
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type as readonly string[]
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum
  if (!Array.isArray(values)) return undefined
  return [
    ...new Set(
      values.map((value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)),
    ),
  ]
}

const arrayKeywords = ['type', 'items', 'minItems', 'maxItems', 'title', 'description', 'default', 'examples']

/** A list as one text: how often the item's pattern comes is what the bounds say. */
function arrayForm(schema: SchemaObject, at: ParameterPlace): SchemaObject {
  const unknown = Object.keys(schema).find(
    (keyword) => !arrayKeywords.includes(keyword) && !/^(\$comment|x-)/.test(keyword),
  )
  if (unknown !== undefined) throw refused(`"${unknown}" of a list in one text cannot be told`, at, unknown)
  const item = itemPattern((schema.items ?? true) as JsonSchema, at)
  const least = (schema.minItems ?? 0) as number
  const most = schema.maxItems as number | undefined
  const more = `(,${item}){${Math.max(least - 1, 0)},${most === undefined ? '' : Math.max(most - 1, 0)}}`
  const pattern = most === 0 ? '' : `${item}${more}`
  return { type: 'string', pattern: least === 0 ? `^(${pattern})?$` : `^${pattern}$` }
}

/** What one item looks like in the text: without a comma. */
function itemPattern(items: JsonSchema, at: ParameterPlace): string {
  const inner = { ...at, pointer: `${at.pointer}/items` }
  const schema = resolvedSchema(items === true || items === false ? {} : items, inner)
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum
  if (Array.isArray(values)) return `(${values.map((value) => escaped(textOfValue(value) ?? '')).join('|')})`
  const [type = 'string', ...others] = typesOf(schema, inner)
  const known = { string: ['minLength', 'maxLength'], boolean: [], integer: [], number: [], array: [] }[type]
  const silent = ['type', 'title', 'description', 'examples', 'default']
  const unknown = Object.keys(schema).find((keyword) => ![...silent, ...known].includes(keyword))
  if (others.length > 0 || type === 'array' || unknown !== undefined) {
    throw refused(
      'the items of a list in one text are told by type, enum, const, minLength and maxLength',
      inner,
      unknown,
    )
  }
  if (type === 'boolean') return '(true|false)'
  if (type === 'integer') return '(0|-?[1-9][0-9]{0,8})'
  if (type === 'number') return '(0|-?[1-9][0-9]{0,8}(\\.[0-9]{0,3}[1-9])?)'
  return `[^,]{${schema.minLength ?? 1},${schema.maxLength ?? ''}}`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function refused(what: string, at: ParameterPlace, keyword?: string): InvalidOptionError {
  return new InvalidOptionError(`${at.place}: ${what}`, {
    where: `${at.place} ${at.pointer}${keyword === undefined ? '' : `/${keyword}`}`,
    next: 'Say instead what its text looks like: { "type": "string", "pattern": … }.',
  })
}
