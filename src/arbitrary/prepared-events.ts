import { offerHeights } from '../canonical/known-heights.js'
import { offerDocument } from '../schema/read/known-document.js'
import type { JsonSchema } from '../typed-schema.js'
import { offerTable } from './pattern/prepared-patterns.js'

/** The events of a source as they are made where nothing is said of them. */
export interface PreparedEvents {
  /** The schema of its events, at the default levels of evidence. */
  readonly schema: JsonSchema
  /** The event that others are changes of. */
  readonly golden: unknown
}

/** The events that a text of `prepareEvents` holds. What it says of their schema, patterns and shapes is not worked out again. */
export function readPreparedEvents(text: string): PreparedEvents {
  const { schema, golden, patterns, heights, document } = JSON.parse(text)
  offerTable(patterns)
  offerHeights(schema, heights)
  offerDocument(schema, document)
  return { schema, golden }
}
