import { perObject } from '../../per-object.js'
import type { JsonSchema } from '../../typed-schema.js'
import type { SchemaDocument } from '../schema-node.js'
import { readSchema } from './resolve-refs.js'

const documentOf = perObject((schema: object & JsonSchema): SchemaDocument => readSchema(schema))

/** What {@link readSchema} makes of a schema, read once for each schema object. */
export function knownDocument(schema: JsonSchema): SchemaDocument {
  return typeof schema === 'object' && schema !== null ? documentOf(schema) : readSchema(schema)
}
