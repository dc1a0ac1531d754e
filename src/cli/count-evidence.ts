import { type Evidence, evidenceLevels } from '../evidence.js'
import { readSchema } from '../schema/read/resolve-refs.js'
import type { JsonSchema } from '../typed-schema.js'

export type EvidenceCounts = Readonly<Record<Evidence, number>>

/** How many forms and edge cases of each level of evidence a schema holds. */
export interface SchemaEvidence {
  /** Subschemas with `x-evidence`: alternatives and members. */
  readonly forms: EvidenceCounts
  /** Entries of `x-edgeCases`. */
  readonly edgeCases: EvidenceCounts
}

/** Counts what a schema says of its evidence, inner documents included. */
export function countEvidence(schema: JsonSchema): SchemaEvidence {
  const forms = noCounts()
  const edgeCases = noCounts()
  for (const { raw } of new Set(readSchema(schema).nodes)) {
    count(forms, raw['x-evidence'])
    const cases = raw['x-edgeCases']
    if (!Array.isArray(cases)) continue
    for (const edgeCase of cases) count(edgeCases, (edgeCase as { 'x-evidence'?: unknown })['x-evidence'])
  }
  return { forms, edgeCases }
}

/** `3 documented, 1 historic`; `none` when all are zero. */
export function formatCounts(counts: EvidenceCounts): string {
  const parts = evidenceLevels
    .filter((level) => counts[level] > 0)
    .map((level) => `${counts[level]} ${level}`)
  return parts.length === 0 ? 'none' : parts.join(', ')
}

function noCounts(): Record<Evidence, number> {
  return { documented: 0, observed: 0, inferred: 0, historic: 0 }
}

function count(counts: Record<Evidence, number>, level: unknown): void {
  const known = evidenceLevels.find((candidate) => candidate === level)
  if (known !== undefined) counts[known] += 1
}
