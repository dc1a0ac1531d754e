import { belowMinimumLines } from './format-coverage.js'
import { outdatedLines } from './format-known.js'
import type { ContractReport } from './report.js'

/** Something besides violations that fails a check. */
export interface OtherFailure {
  /** The option that demands it. */
  readonly option: 'knownViolations' | 'coverage'
  /** What is wrong, and what to do; of several lines. */
  readonly text: string
}

/** What fails a check besides its violations. */
export function otherFailures({
  outdated,
  coverage,
}: Pick<ContractReport, 'outdated' | 'coverage'>): readonly OtherFailure[] {
  return [
    ...outdatedLines(outdated ?? []).map((text) => ({ option: 'knownViolations' as const, text })),
    ...belowMinimumLines(coverage).map((text) => ({ option: 'coverage' as const, text })),
  ]
}
