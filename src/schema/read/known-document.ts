import type { JsonSchema } from '../../typed-schema.js'
import type { SchemaDocument } from '../schema-node.js'
import { readSchema } from './resolve-refs.js'

const known = new WeakMap<object, SchemaDocument>()

/** What {@link readSchema} makes of a schema, read once for each schema object. */
export function knownDocument(schema: JsonSchema): SchemaDocument {
  if (typeof schema !== 'object' || schema === null) return readSchema(schema)
  let document = known.get(schema)
  if (document === undefined) {
    document = readSchema(schema)
    known.set(schema, document)
  }
  return document
}
