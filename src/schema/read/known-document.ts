import { perObject } from '../../per-object.js'
import type { JsonSchema } from '../../typed-schema.js'
import type { SchemaDocument } from '../schema-node.js'
import { type PackedDocument, unpackDocument } from './prepared-document.js'
import { readSchema } from './resolve-refs.js'

const offered = new WeakMap<object, PackedDocument>()

const documentOf = perObject((schema: object & JsonSchema): SchemaDocument => {
  const packed = offered.get(schema)
  return packed === undefined ? readSchema(schema) : unpackDocument(packed, schema)
})

/** Offers what `packDocument` wrote of a schema object, so that it need not be read again. */
export function offerDocument(schema: object, packed: PackedDocument): void {
  offered.set(schema, packed)
}

/** What {@link readSchema} makes of a schema, read once for each schema object. */
export function knownDocument(schema: JsonSchema): SchemaDocument {
  return typeof schema === 'object' && schema !== null ? documentOf(schema) : readSchema(schema)
}
