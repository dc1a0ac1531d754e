import type { PhaseName } from '../../report/report.js'
import type { CheckState } from '../check-state.js'

/** Makes what the phase after this one needs first, in a time in which this one would only wait. */
export function makeAhead<E>(
  { plan, source }: CheckState<E>,
  { name, stopped }: { readonly name: PhaseName; readonly stopped: string | undefined },
): void {
  if (stopped !== undefined || plan.replayed !== undefined) return
  const next = plan.phases[plan.phases.indexOf(name) + 1]
  try {
    if (next === 'boundary') source.boundary()
    else if (next === 'random') source.arbitrary()
  } catch {
    // It is thrown again, and told, where the next phase asks for it.
  }
}
