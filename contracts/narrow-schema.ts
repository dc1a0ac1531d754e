import type { JsonSchema, TypedSchema } from '../src/core.js'

/** A JSON Schema that is an object. */
export type SchemaObject = { readonly [keyword: string]: unknown }

/** The object of a generated schema. */
export function objectOf(typed: TypedSchema<unknown>): SchemaObject {
  return typed.schema as SchemaObject
}

/**
 * A copy of a schema in which the part at a path of members is changed, everything else shared.
 * The paths lead into our own schemas: one that leads nowhere is a mistake of this package.
 */
export function changeAt(
  schema: SchemaObject,
  path: readonly string[],
  change: (part: SchemaObject) => SchemaObject,
): SchemaObject {
  const [name, ...rest] = path
  if (name === undefined) return change(schema)
  const member = schema[name]
  if (typeof member !== 'object' || member === null)
    throw new TypeError(`the schema has no "${name}" to narrow`)
  return { ...schema, [name]: changeAt(member as SchemaObject, rest, change) }
}

/** A copy of a schema with other examples. */
export function withExamples(schema: SchemaObject, examples: readonly unknown[]): SchemaObject {
  return { ...schema, examples }
}

/** The examples of a schema. */
export function examplesOf<E>(schema: SchemaObject): readonly E[] {
  return (schema.examples ?? []) as readonly E[]
}

/** The schema of one of our own, with its type again after it was narrowed. */
export function typed<E>(schema: SchemaObject): TypedSchema<E> {
  return { schema: schema as JsonSchema }
}

/** Escapes a text so that a `pattern` means it literally. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
