import type { CheckOptions } from '../check-options.js'
import type { Coverage } from '../report/coverage.js'
import type { PhaseReport } from '../report/report.js'
import type { CheckState } from './check-state.js'

/** Whether the author asks for coverage. A replay runs one event, which covers nothing. */
export function wantsCoverage<E>({ coverage = false, replay }: CheckOptions<E>): boolean {
  return coverage !== false && replay === undefined
}

/** The coverage so far, judged by the author's minimum once every phase has run to its end. */
export function coverageOf<E>(
  { coverage, options, plan }: CheckState<E>,
  phases: readonly PhaseReport[],
): Coverage | undefined {
  if (coverage === undefined) return undefined
  const reached = coverage.coverage()
  const minimum = typeof options.coverage === 'object' ? options.coverage.minimum : undefined
  if (minimum === undefined) return reached
  const isWhole = phases.length === plan.phases.length && phases.every(({ stopped }) => stopped === undefined)
  const isBelow = isWhole && reached.met < minimum * reached.total
  return { ...reached, minimum, ...(isBelow ? { belowMinimum: true } : {}) }
}
