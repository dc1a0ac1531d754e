/**
 * How well a form of an event is known.
 *
 * - `documented`: the platform's documentation shows or says it
 * - `observed`: a captured event, shipped source or production code shows it
 * - `inferred`: nobody has seen it, yet a careful handler survives it
 * - `historic`: an older vintage, generated on request only
 */
export type Evidence = 'documented' | 'observed' | 'inferred' | 'historic'

/** Every evidence level, the strongest first. */
export const evidenceLevels: readonly Evidence[] = ['documented', 'observed', 'inferred', 'historic']

/** The levels that events are drawn from unless `evidence` says otherwise. */
export const defaultEvidence: readonly Evidence[] = ['documented', 'observed', 'inferred']

/** The weaker of two levels. */
export function weakerEvidence(a: Evidence, b: Evidence): Evidence {
  return evidenceLevels.indexOf(a) >= evidenceLevels.indexOf(b) ? a : b
}
