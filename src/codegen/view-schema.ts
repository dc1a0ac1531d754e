import type { SchemaNode } from '../schema/schema-node.js'

/** A schema of the few keywords that json-schema-to-typescript types rightly. */
export type ViewSchema = { [keyword: string]: unknown }

/** What one view is made with. */
export interface ViewBuilder {
  /** The view of a subschema, as it stands at its place. */
  readonly view: (node: SchemaNode) => ViewSchema | boolean
}
