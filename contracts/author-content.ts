import { acceptorOf, authorSchema, type JsonSchema, type SchemaInput, smallestValue } from '../src/core.js'

/** What an author says of the content of a text: `'json'` for any JSON, or its schema. */
export type ContentOption<T = unknown> = SchemaInput<T> | 'json'

type SchemaObject = { readonly [keyword: string]: unknown }

/**
 * The JSON Schema that an author gave; `true` for `'json'`. Throws an InvalidOptionError for what is no schema, and
 * a schema error, with the pointer, for one that holds a mistake.
 */
export function contentSchema(place: string, given: unknown): JsonSchema {
  return given === 'json' ? true : authorSchema(place, given, ['json'])
}

/**
 * The author's schema as a part of another: a resource of its own, so that its `#/…` references go on to lead into
 * itself.
 */
export function embedded(schema: JsonSchema, id: string): JsonSchema {
  return typeof schema === 'boolean' || Object.hasOwn(schema, '$id') ? schema : { $id: id, ...schema }
}

/** The schema of a text that is JSON: any JSON, or what `content` accepts; in base64 on request. */
export function jsonText(content: JsonSchema, contentEncoding?: 'base64'): SchemaObject {
  return {
    type: 'string',
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    contentMediaType: 'application/json',
    ...(content === true ? {} : { contentSchema: content }),
    'x-checkContent': true,
  }
}

/**
 * The value of the author's schema that a golden event shows: the first of its `examples`, its `default`, `const` or
 * `enum` that it accepts, else its smallest value; `preferred` where it accepts that.
 */
export function authorValue(schema: JsonSchema, preferred?: unknown): unknown {
  const accepts = acceptorOf(schema)
  const named = typeof schema === 'boolean' ? [] : namedValues(schema)
  const candidates = preferred === undefined ? named : [...named, preferred]
  const fitting = candidates.findIndex(accepts)
  return fitting < 0 ? smallestValue(schema) : candidates[fitting]
}

/** The values that a schema names: its examples, default, const and enum; none is checked. */
export function namedValues(schema: SchemaObject): readonly unknown[] {
  const { examples, enum: allowed } = schema
  const single = ['default', 'const'].filter((keyword) => Object.hasOwn(schema, keyword))
  return [
    ...(Array.isArray(examples) ? examples : []),
    ...single.map((keyword) => schema[keyword]),
    ...(Array.isArray(allowed) ? allowed : []),
  ]
}
