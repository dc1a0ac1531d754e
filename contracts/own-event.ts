import { offerPatterns, offerPrepared, type TypedSchema } from '../src/core.js'
import { type SchemaObject, typed } from './narrow-schema.js'
import { readPrepared } from './read-prepared.js'

let arePatternsOffered = false

/**
 * The event of a source with its type: `own` is our schema, `schema` what the options made of it. Where they left it
 * as it is, its boundary cases and the targets of constants are those that were worked out when the package was built;
 * the patterns in it are those that were parsed then.
 */
export function ownEvent<E>(source: string, own: TypedSchema<E>, schema: SchemaObject): TypedSchema<E> {
  if (!arePatternsOffered) offerPatterns(() => readPrepared('patterns.json'))
  arePatternsOffered = true
  if (schema === own.schema) offerPrepared(schema, (kind) => readPrepared(`${kind}/${source}.json`))
  return typed(schema)
}
