import { copyJson } from '../../copy-json.js'
import { type Evidence, evidenceLevels, weakerEvidence } from '../../evidence.js'
import { jsonEqual } from '../../json-equal.js'
import type { CheckState } from '../check-state.js'
import type { KnownFault } from '../findings.js'

/** Whether a candidate may be sent at all: valid, wanted by `when`, of no weaker evidence than what was seen. */
export function permitted<E>(state: CheckState<E>, known: KnownFault<E>): (candidate: E) => boolean {
  // The author's own example may hold a form that the schema takes for an inferred one.
  const weakest = weakerEvidence(known.evidence, state.source.evidenceOf(known.sighting.event))
  return (candidate) => {
    if (jsonEqual(candidate, state.contract.golden)) return wanted(state, candidate)
    if (!state.source.shrinker().accepts(candidate)) return false
    if (!wanted(state, candidate)) return false
    return !isWeaker(state.source.evidenceOf(candidate), weakest)
  }
}

/** The golden event is documented, whatever the schema says of the forms in it. */
export function evidenceOfSmallest<E>(state: CheckState<E>, known: KnownFault<E>, event: E): Evidence {
  if (jsonEqual(event, state.contract.golden)) return 'documented'
  const found = state.source.evidenceOf(event)
  return isWeaker(found, known.evidence) ? known.evidence : found
}

function wanted<E>(state: CheckState<E>, candidate: E): boolean {
  return state.options.when === undefined || state.options.when(copyJson(candidate))
}

function isWeaker(a: Evidence, b: Evidence): boolean {
  return evidenceLevels.indexOf(a) > evidenceLevels.indexOf(b)
}
