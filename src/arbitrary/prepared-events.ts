import { unpackDocument } from '../schema/read/prepared-document.js'
import { GeneratorTable } from './generator-table.js'
import { offerTable } from './pattern/prepared-patterns.js'

/** The events of a source as they are made where nothing is said of them. */
export interface PreparedEvents {
  /** The generators of its events, at the default levels of evidence. */
  readonly table: GeneratorTable
  /** The event that others are changes of. */
  readonly golden: unknown
}

/** The events that a text of `prepareEvents` holds. What it says of their schema, patterns and shapes is not worked out again. */
export function readPreparedEvents(text: string): PreparedEvents {
  const { schema, golden, patterns, heights, document } = JSON.parse(text)
  offerTable(patterns)
  return { table: new GeneratorTable(unpackDocument(document, schema), undefined, heights), golden }
}
