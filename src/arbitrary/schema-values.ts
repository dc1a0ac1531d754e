import { perObject } from '../per-object.js'
import { knownDocument } from '../schema/read/known-document.js'
import { readably } from '../schema/read-json.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { fixedDraw } from './draw.js'
import { type FormatMaker, GeneratorTable } from './generator-table.js'
import { generateRoot } from './root-values.js'
import { assertInhabited, type KnownOfTable, TableValues } from './table-values.js'

/** The JSON Schema of a typed one. */
export function plainSchema(schema: TypedSchema<unknown> | JsonSchema): JsonSchema {
  return isTypedSchema(schema) ? schema.schema : schema
}

function isTypedSchema(schema: TypedSchema<unknown> | JsonSchema): schema is TypedSchema<unknown> {
  if (typeof schema !== 'object' || schema === null) return false
  const keys = readably(schema, () => Object.keys(schema))
  return keys.length === 1 && keys[0] === 'schema'
}

const tableOf = perObject((schema: object & JsonSchema) => new GeneratorTable(knownDocument(schema)))

/** The generators of a schema, made once for each schema object. */
export function generatorTable(schema: JsonSchema): GeneratorTable {
  return typeof schema === 'object' ? tableOf(schema) : new GeneratorTable(knownDocument(schema))
}

/** A small value that the schema accepts, always the same. Throws as `toArbitrary` does. */
export function smallestValue(schema: TypedSchema<unknown> | JsonSchema): unknown {
  const table = generatorTable(plainSchema(schema))
  assertInhabited(table)
  const { simplest } = table.root
  return simplest === undefined ? generateRoot(table, (seed) => fixedDraw(seed, false)) : simplest.value
}

/** What is known besides the schema. */
export interface KnownOfValues extends KnownOfTable {
  readonly formats?: ReadonlyMap<string, FormatMaker>
}

/**
 * Makes and shrinks the values that a schema accepts. It knows nothing of fast-check, which takes a cold process longer
 * to load than all that is needed here. Throws, when it is made, as `toArbitrary` does.
 */
export class SchemaValues<T> extends TableValues<T> {
  constructor(schema: JsonSchema, { formats, ...known }: KnownOfValues = {}) {
    const isOwn = formats === undefined || formats.size === 0
    super(isOwn ? generatorTable(schema) : new GeneratorTable(knownDocument(schema), formats), known)
  }
}
