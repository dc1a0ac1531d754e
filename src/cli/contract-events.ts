import { generatorTable } from '../arbitrary/schema-values.js'
import type { Contract } from '../contract.js'
import type { Evidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { SourceEvents } from './source-events.js'

/** What random events of a contract are made of, at some levels of evidence. */
export function contractEvents(
  { event, golden, complete }: Contract,
  levels: readonly Evidence[],
): SourceEvents {
  const table = generatorTable(restrictEvidence(event.schema, levels))
  return { table, golden, ...(complete === undefined ? {} : { complete }) }
}
