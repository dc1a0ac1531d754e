import { defaultEvidence, type Evidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import { preparedText } from '../prepared-text.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import { applyChanges, changesBetween, type JsonChange } from './json-changes.js'
import { orderedDrafts } from './ordered-drafts.js'

/** A boundary as far as it must be worked out. */
export interface FoundCase {
  readonly value: unknown
  readonly scenario: string
  readonly pointer: string
  /** At least as weak is its evidence. */
  readonly evidence?: Evidence
}

/** What a text of prepared cases holds. */
interface Prepared {
  readonly golden: unknown
  readonly cases: readonly PreparedCase[]
}

type PreparedCase = readonly [
  scenario: string,
  pointer: string,
  changes: readonly JsonChange[],
  evidence?: Evidence,
]

/** The boundaries of a schema around a golden value, with the evidence that is drawn by default, as a text. */
export function prepareCases(schema: JsonSchema, golden: unknown): string {
  const { drafts } = orderedDrafts(restrictEvidence(schema, defaultEvidence), golden)
  const cases = drafts.map(({ scenario, pointer, value, evidence }): PreparedCase => {
    const changes = changesBetween(golden, value)
    return evidence === undefined ? [scenario, pointer, changes] : [scenario, pointer, changes, evidence]
  })
  const prepared: Prepared = { golden, cases }
  return JSON.stringify(prepared)
}

/** The cases offered for a schema object; undefined without any for this golden value and these levels of evidence. */
export function preparedCases(
  schema: object,
  golden: unknown,
  levels: readonly Evidence[],
): readonly FoundCase[] | undefined {
  const text = preparedText(schema, 'cases', levels)
  if (text === undefined) return undefined
  const prepared = JSON.parse(text) as Prepared
  if (!jsonEqual(prepared.golden, golden)) return undefined
  return prepared.cases.map(([scenario, pointer, changes, evidence]) => ({
    value: applyChanges(golden, changes),
    scenario,
    pointer,
    ...(evidence === undefined ? {} : { evidence }),
  }))
}
