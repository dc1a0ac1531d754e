import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export type SchemaObject = Readonly<Record<string, unknown>>

const folder = new URL('../../schemas/', import.meta.url)

/** The names of all schema files: `apig-event`, … */
export const schemaNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.replace('.schema.json', ''))

export function readSchemaFile(name: string): SchemaObject {
  return JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'))
}

/** ajv as anybody would use it: the independent judge. It does not look into content. */
export function bareAjv(schema: SchemaObject): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false, ownProperties: true })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

const judges = new Map<string, ValidateFunction>()

/** {@link bareAjv} of a schema file, compiled once. */
export function judgeOf(name: string): ValidateFunction {
  const known = judges.get(name)
  if (known !== undefined) return known
  const made = bareAjv(readSchemaFile(name))
  judges.set(name, made)
  return made
}

/** The text of the documented event sources, where it is at hand. */
export function seedText(): string | undefined {
  try {
    return readFileSync(new URL('../../../shared/seed/supported-event-sources.txt', import.meta.url), 'utf8')
  } catch {
    return undefined
  }
}

export interface Place {
  readonly pointer: string
  readonly schema: SchemaObject
}

const maps = new Set(['properties', 'patternProperties', '$defs'])
const single = new Set(['items', 'additionalProperties', 'propertyNames', 'contentSchema', 'contains', 'not'])
const lists = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems'])

/** Every subschema of a schema, with the pointer to it. */
export function* subschemas(schema: unknown, pointer = '#'): Generator<Place> {
  if (typeof schema !== 'object' || schema === null) return
  yield { pointer, schema: schema as SchemaObject }
  for (const [keyword, value] of Object.entries(schema)) {
    if (single.has(keyword)) yield* subschemas(value, `${pointer}/${keyword}`)
    if (!maps.has(keyword) && !lists.has(keyword)) continue
    for (const [key, inner] of Object.entries(value as object)) {
      yield* subschemas(inner, `${pointer}/${keyword}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }
  }
}
