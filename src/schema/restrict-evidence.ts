import { setMember } from '../copy-json.js'
import { UnsatisfiableSchemaError } from '../errors.js'
import type { Evidence } from '../evidence.js'
import { perObject } from '../per-object.js'
import type { JsonSchema } from '../typed-schema.js'
import { escapeFragmentToken, getAt, parsePointer } from './json-pointer.js'
import { keywords } from './keywords.js'
import { isPlainObject } from './read-json.js'

type SchemaObject = Readonly<Record<string, unknown>>

interface Restriction {
  readonly root: JsonSchema
  readonly levels: readonly Evidence[]
  /** Results of the places that references lead to; a place that is being restricted counts as satisfiable. */
  readonly places: Map<string, JsonSchema>
  /** Where the first place without any form left is. */
  emptied?: string
}

const resultsOf = perObject((_schema: object & JsonSchema) => new Map<string, JsonSchema>())

/**
 * The schema without the forms that are not known at one of the levels: `anyOf` and `oneOf` branches and members
 * whose `x-evidence` is another one are left out, optional members whose `x-absentEvidence` is another one become
 * required, and `x-edgeCases` are filtered. Every value of the result is a value of the schema. Parts in which
 * nothing changes are the same objects, and the same schema and levels give the same result.
 * Throws {@link UnsatisfiableSchemaError} when no form is left.
 */
export function restrictEvidence(schema: JsonSchema, levels: readonly Evidence[]): JsonSchema {
  if (typeof schema !== 'object') return schema
  const known = resultsOf(schema)
  const key = levels.join()
  let result = known.get(key)
  if (result === undefined) {
    result = restrictWhole(schema, levels)
    known.set(key, result)
  }
  return result
}

function restrictWhole(schema: JsonSchema, levels: readonly Evidence[]): JsonSchema {
  if (!saysEvidence(schema)) return schema
  const restriction: Restriction = { root: schema, levels, places: new Map() }
  const result = restrict(schema, '#', restriction)
  if (result !== false || schema === false) return result
  throw new UnsatisfiableSchemaError(
    `no form of the value is known at the evidence ${levels.join(', ') || '(none)'}`,
    restriction.emptied ?? '#',
    { next: 'Allow more levels of evidence.' },
  )
}

function saysEvidence(schema: JsonSchema): boolean {
  const text = JSON.stringify(schema)
  return text.includes('"x-evidence"') || text.includes('"x-absentEvidence"')
}

// What a negation or a condition holds must not shrink: the values it lets through would become more.
const untouched: readonly string[] = ['not', 'if']
const kinds: ReadonlyMap<string, string> = new Map(
  keywords
    .filter((row) => row.kind.includes('schemas') || row.kind === 'schema')
    .filter((row) => !untouched.includes(row.name))
    .map((row) => [row.name, row.kind]),
)

function restrict(schema: unknown, pointer: string, restriction: Restriction): JsonSchema {
  if (!isPlainObject(schema)) return schema as JsonSchema
  const known = restriction.places.get(pointer)
  if (known !== undefined) return known
  restriction.places.set(pointer, schema)
  const result = restrictObject(schema, pointer, restriction)
  restriction.places.set(pointer, result)
  return result
}

function restrictObject(schema: SchemaObject, pointer: string, restriction: Restriction): JsonSchema {
  const changed = new Map<string, unknown>()
  for (const [keyword, value] of Object.entries(schema)) {
    const at = `${pointer}/${escapeFragmentToken(keyword)}`
    const replaced = replacementOf(keyword, value, at, restriction)
    if (replaced !== value) changed.set(keyword, replaced)
  }
  keepExclusive(schema, changed, restriction)
  keepRequired(schema, changed, restriction)
  const result = changed.size === 0 ? schema : withChanges(schema, changed)
  if (!isEmptied(schema, result, restriction)) return result
  restriction.emptied ??= pointer
  return false
}

function replacementOf(keyword: string, value: unknown, at: string, restriction: Restriction): unknown {
  if (keyword === 'x-edgeCases' && Array.isArray(value))
    return filtered(value, (item) => isKnown(item, 'x-evidence', restriction))
  if (keyword === 'anyOf' || keyword === 'oneOf') return restrictBranches(value, at, restriction)
  const kind = kinds.get(keyword)
  if (kind === undefined) return value
  if (Array.isArray(value)) return mapArray(value, (item, i) => restrict(item, `${at}/${i}`, restriction))
  if (!isPlainObject(value)) return value
  if (kind.startsWith('schema')) return restrictMember(value, at, restriction)
  return mapObject(value, (item, key) =>
    restrictMember(item, `${at}/${escapeFragmentToken(key)}`, restriction),
  )
}

/** A subschema that says how well its own occurrence is known, unless it is a mere definition. */
function restrictMember(schema: unknown, at: string, restriction: Restriction): unknown {
  const isDefinition = /\/(\$defs|definitions)\/[^/]*$/.test(at)
  if (!isDefinition && !isKnown(schema, 'x-evidence', restriction)) return false
  return restrict(schema, at, restriction)
}

function restrictBranches(value: unknown, at: string, restriction: Restriction): unknown {
  if (!Array.isArray(value)) return value
  const branches = mapArray(value, (branch, i) =>
    isKnown(branch, 'x-evidence', restriction) ? restrict(branch, `${at}/${i}`, restriction) : false,
  )
  const whole: readonly unknown[] = value
  return branches.some((branch, i) => branch === false && whole[i] !== false)
    ? branches.filter((branch, i) => branch !== false || whole[i] === false)
    : branches
}

/** What matched two branches of `oneOf` must not become valid because one of them is smaller now, or gone. */
function keepExclusive(schema: SchemaObject, changed: Map<string, unknown>, restriction: Restriction): void {
  const kept = changed.get('oneOf')
  const before: unknown = schema.oneOf
  if (!Array.isArray(kept) || !Array.isArray(before)) return
  const isWhole = (branch: unknown): boolean => kept.includes(branch)
  const isLeftOut = (branch: unknown): boolean => !isKnown(branch, 'x-evidence', restriction)
  const excluded = before.filter(isLeftOut).map((branch) => ({ not: branch }))
  const others = before.filter((branch) => branch !== false && !isLeftOut(branch))
  const pairs = others.flatMap((a, i) => others.slice(i + 1).map((b) => [a, b]))
  const together = pairs.filter((pair) => !pair.every(isWhole)).map((pair) => ({ not: { allOf: pair } }))
  if (excluded.length + together.length === 0) return
  const all = changed.get('allOf') ?? schema.allOf
  changed.set('allOf', [...(Array.isArray(all) ? all : []), ...excluded, ...together])
}

/** Takes members that are gone out of `required`, and puts members that are never seen absent in. */
function keepRequired(schema: SchemaObject, changed: Map<string, unknown>, restriction: Restriction): void {
  const { properties } = schema
  if (!isPlainObject(properties)) return
  const required: readonly string[] = Array.isArray(schema.required) ? schema.required : []
  const names = Object.keys(properties)
  const isGone = (name: string): boolean =>
    Object.hasOwn(properties, name) && !isKnown(properties[name], 'x-evidence', restriction)
  const result = filtered(required, (name) => !isGone(name))
  const never = names.filter(
    (name) =>
      !required.includes(name) &&
      !isGone(name) &&
      !isKnown(properties[name], 'x-absentEvidence', restriction),
  )
  const next = never.length === 0 ? result : [...result, ...never]
  if (next !== required) changed.set('required', next)
}

/** Whether the restriction left no value at all; what was unsatisfiable before is not its doing. */
function isEmptied(before: SchemaObject, after: SchemaObject, restriction: Restriction): boolean {
  if (isNone(after.anyOf, before.anyOf) || isNone(after.oneOf, before.oneOf)) return true
  if (gained(before.allOf, after.allOf, (list) => Array.isArray(list) && list.includes(false))) return true
  if (gained(before, after, hasForbiddenMember)) return true
  return typeof after.$ref === 'string' && isEmptiedReference(after.$ref, restriction)
}

function isNone(after: unknown, before: unknown): boolean {
  return Array.isArray(after) && after.length === 0 && Array.isArray(before) && before.length > 0
}

function gained<T>(before: T, after: T, test: (value: T) => boolean): boolean {
  return before !== after && test(after) && !test(before)
}

function hasForbiddenMember(schema: unknown): boolean {
  if (!isPlainObject(schema) || !isPlainObject(schema.properties) || !Array.isArray(schema.required))
    return false
  const { properties } = schema
  return schema.required.some((name) => Object.hasOwn(properties, name) && properties[name] === false)
}

function isEmptiedReference(reference: string, restriction: Restriction): boolean {
  const tokens = reference.startsWith('#') ? parsePointer(reference) : undefined
  if (tokens === undefined) return false
  const target = getAt(restriction.root, tokens)
  if (target === undefined || target.value === false) return false
  const pointer = ['#', ...tokens.map(escapeFragmentToken)].join('/')
  return restrict(target.value, pointer, restriction) === false
}

function isKnown(schema: unknown, keyword: string, restriction: Restriction): boolean {
  const evidence = isPlainObject(schema) ? schema[keyword] : undefined
  return evidence === undefined || restriction.levels.includes(evidence as Evidence)
}

function filtered<T>(list: readonly T[], keep: (item: T) => boolean): readonly T[] {
  return list.every(keep) ? list : list.filter(keep)
}

function mapArray(list: readonly unknown[], map: (item: unknown, index: number) => unknown): unknown[] {
  const mapped = list.map(map)
  return mapped.some((item, i) => item !== list[i]) ? mapped : (list as unknown[])
}

function mapObject(object: SchemaObject, map: (item: unknown, key: string) => unknown): SchemaObject {
  const changed = new Map<string, unknown>()
  for (const [key, value] of Object.entries(object)) {
    const mapped = map(value, key)
    if (mapped !== value) changed.set(key, mapped)
  }
  return changed.size === 0 ? object : withChanges(object, changed)
}

function withChanges(object: SchemaObject, changed: ReadonlyMap<string, unknown>): SchemaObject {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(object))
    setMember(copy, key, changed.has(key) ? changed.get(key) : object[key])
  for (const [key, value] of changed) if (!Object.hasOwn(object, key)) setMember(copy, key, value)
  return copy
}
