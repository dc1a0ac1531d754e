import { now } from '../call/real-time.js'
import type { CheckState } from '../check-state.js'
import type { Sighting } from '../findings.js'
import type { MinimizeLimits } from './minimize.js'

/** Handler calls that one violation may cost: by far most need fewer than a hundred. */
const maxCalls = 500
/** For violations whose calls take their time: a hang, or a fault that is waited for. */
const maxSlowCalls = 80
const maxCandidates = 20_000
/** Milliseconds that one violation may take to shrink, unless `maxTime` is less. */
const maxShrinkTime = 5_000

/** What shrinking one violation may spend, from now on. */
export function shrinkLimits<E>(state: CheckState<E>, slow: boolean): MinimizeLimits {
  return {
    calls: slow ? maxSlowCalls : maxCalls,
    candidates: maxCandidates,
    deadline: now() + Math.min(maxShrinkTime, state.plan.maxTime ?? maxShrinkTime),
  }
}

/** Whether each call that shows it takes its time. */
export function isSlow<E>({ seen, outcome }: Sighting<E>): boolean {
  return seen === 'late' || outcome.kind === 'timed-out' || outcome.death !== undefined
}

/** A limit that was reached, for a report. */
export function limitText(limits: MinimizeLimits, reached: keyof MinimizeLimits): string {
  return reached === 'deadline' ? 'time' : `${limits[reached]} ${reached}`
}
