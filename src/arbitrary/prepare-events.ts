import { defaultEvidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import { parsedPatterns, patternsOf } from './pattern/prepare-patterns.js'

/** What a process needs to make events of a schema and nothing else, as a text for `readPreparedEvents`. */
export function prepareEvents(schema: JsonSchema, golden: unknown): string {
  const restricted = restrictEvidence(schema, defaultEvidence)
  const members = {
    schema: JSON.stringify(restricted),
    golden: JSON.stringify(golden),
    patterns: parsedPatterns(patternsOf(restricted)),
  }
  return `{${Object.entries(members).map(([name, text]) => `"${name}":${text}`)}}`
}
