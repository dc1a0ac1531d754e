/** A JSON Schema: an object of keywords, or `true` (anything) or `false` (nothing). */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown }

/** A schema of TypeBox: a JSON Schema with a mark that the compiler sees. Its type is `Static<typeof schema>`. */
export interface MarkedSchema {
  readonly '~kind': string
}

declare const valueType: unique symbol

/** A JSON Schema that remembers, for the compiler, the TypeScript type of the values it describes. */
export interface TypedSchema<T> {
  /** The JSON Schema itself. */
  readonly schema: JsonSchema
  /** Carries `T` at compile time only; never present at run time. */
  readonly [valueType]?: T
}

/** The TypeScript type of the values that a {@link TypedSchema} describes. */
export type ValueOf<S> = S extends TypedSchema<infer T> ? T : never

/** A schema that is read from its JSON when it is first looked at; so the package holds its own ones. */
export function schemaOfText<T>(text: string): TypedSchema<T> {
  let schema: JsonSchema | undefined
  return {
    get schema() {
      schema ??= JSON.parse(text) as JsonSchema
      return schema
    },
  }
}

/** Ties a JSON Schema to the type of its values; generated modules call it, and so may you. */
export function typedSchema<T = unknown>(schema: JsonSchema | MarkedSchema): TypedSchema<T> {
  return { schema: schema as JsonSchema }
}
