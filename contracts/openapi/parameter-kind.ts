import type { JsonSchema } from '../../src/core.js'
import { isObject, type JsonObject } from './document.js'

/** The types of JSON that a value may have, by what its schema says; every one where it says nothing. */
export type ValueTypes = ReadonlySet<string>

const allTypes = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

/** The types that a converted schema allows, told by `type`, `const` and `enum` through references and combinations. */
export function typesOf(schema: JsonSchema, definitions: JsonObject, depth = 0): ValueTypes | undefined {
  if (typeof schema === 'boolean' || depth > 20) return undefined
  const found: ValueTypes[] = []
  const own = ownTypes(schema)
  if (own !== undefined) found.push(own)
  if (typeof schema.$ref === 'string')
    add(found, typesOf(definitionAt(schema.$ref, definitions), definitions, depth + 1))
  for (const part of listOf(schema.allOf)) add(found, typesOf(part, definitions, depth + 1))
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = listOf(schema[keyword]).map((part) => typesOf(part, definitions, depth + 1))
    if (branches.length > 0 && !branches.includes(undefined))
      found.push(new Set(branches.flatMap((types) => [...types!])))
  }
  if (found.length === 0) return undefined
  return new Set(
    allTypes.filter((type) =>
      found.every((types) => types.has(type) || (type === 'integer' && types.has('number'))),
    ),
  )
}

/** What a reference of a converted schema leads to. */
export function definitionAt($ref: string, definitions: JsonObject): JsonSchema {
  const found = definitions[$ref.replace('#/$defs/', '')]
  return isObject(found) || typeof found === 'boolean' ? found : true
}

/** The schema behind references. */
export function behindReferences(schema: JsonSchema, definitions: JsonObject): JsonSchema {
  let found = schema
  for (let steps = 0; typeof found === 'object' && typeof found.$ref === 'string' && steps < 50; steps++)
    found = definitionAt(found.$ref, definitions)
  return found
}

function add(found: ValueTypes[], types: ValueTypes | undefined): void {
  if (types !== undefined) found.push(types)
}

function ownTypes(schema: JsonObject): ValueTypes | undefined {
  const { type } = schema
  if (typeof type === 'string') return new Set([type])
  if (Array.isArray(type)) return new Set(type as string[])
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum
  return Array.isArray(values) ? new Set(values.map(typeOf)) : undefined
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function listOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? (value as JsonSchema[]) : []
}
