import type { KnownHeights } from '../canonical/known-heights.js'
import { defaultEvidence } from '../evidence.js'
import { knownDocument } from '../schema/read/known-document.js'
import { packDocument } from '../schema/read/pack-document.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import { EventValues } from './event-values.js'
import { parsedPatterns, patternsOf } from './pattern/prepare-patterns.js'
import { SchemaValues } from './schema-values.js'
import { seededRuns } from './seeded-runs.js'

/** So many events work out nearly all that any event needs. */
const eventsTried = 300

/** What a process needs to make events of a schema and nothing else, as a text for `readPreparedEvents`. */
export function prepareEvents(schema: JsonSchema, golden: unknown): string {
  // As it will be read: what was one object is several then.
  const restricted: JsonSchema = JSON.parse(JSON.stringify(restrictEvidence(schema, defaultEvidence)))
  const members = {
    schema: JSON.stringify(restricted),
    golden: JSON.stringify(golden),
    patterns: parsedPatterns(patternsOf(restricted)),
    document: JSON.stringify(packDocument(knownDocument(restricted))),
    heights: JSON.stringify(heightsOf(restricted, golden)),
  }
  return `{${Object.entries(members).map(([name, text]) => `"${name}":${text}`)}}`
}

function heightsOf(schema: JsonSchema, golden: unknown): KnownHeights {
  const values = new SchemaValues(schema, { golden })
  const events = new EventValues(values, { golden })
  const runs = seededRuns(0)
  for (let left = eventsTried; left > 0; left--) events.generate(runs.next().value)
  return values.table.heights()
}
