import type { Violation } from '../../report/report.js'
import { isError } from '../build-report.js'
import { shortPath } from '../call/throw-location.js'
import type { CheckState } from '../check-state.js'

/** Keeps a violation in a file, where that is wanted, and says in which; what is no event's fault is not kept. */
export function keepCase<E>(state: CheckState<E>, violation: Violation): Violation {
  const { cases } = state.plan
  if (cases?.save === undefined || violation.caseFile !== undefined) return violation
  if (!isError(violation) || violation.outcome.kind === 'not-loaded') return violation
  // By itself the event would pass, and be called fixed.
  if (violation.unsteady === true) return violation
  try {
    return { ...violation, caseFile: shortPath(cases.save(violation)) }
  } catch (error) {
    // A folder that cannot be written is no reason to lose a report.
    const note = `no case can be kept in ${shortPath(cases.folder)}: ${(error as Error).message}`
    if (!state.notes.includes(note)) state.notes.push(note)
    return violation
  }
}
