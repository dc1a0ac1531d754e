import { copyJson } from '../../copy-json.js'
import { type Evidence, evidenceLevels, weakerEvidence } from '../../evidence.js'
import { jsonEqual } from '../../json-equal.js'
import { type Shown, showsAgain } from '../call/probe.js'
import { now } from '../call/real-time.js'
import type { CheckState } from '../check-state.js'
import type { KnownFault } from '../findings.js'
import { trackedChanges } from './changes.js'
import { freePlaces } from './free-places.js'
import { type MinimizeLimits, type MinimizeRequest, minimize } from './minimize.js'

/** Handler calls that one violation may cost: by far most need fewer than a hundred. */
const maxCalls = 500
/** For violations whose calls take their time: a hang, or a fault that is waited for. */
const maxSlowCalls = 80
const maxCandidates = 20_000
/** Milliseconds that one violation may take to shrink, unless `maxTime` is less. */
const maxShrinkTime = 5_000

/** The smallest event that was found for a fault, and what it showed. */
export interface SmallestEvent<E> {
  readonly event: E
  readonly shown: Shown
  readonly evidence: Evidence
  /** It did not happen again with the same event. */
  readonly unsteady: boolean
  /** Pointers of the changes whose exact value does not matter. */
  readonly free?: ReadonlySet<string>
  readonly shrinkLimit?: string
}

/** Looks for the smallest event that shows a fault; without `shrink` it is the event as it was seen. */
export async function smallestEvent<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  shrink: boolean,
): Promise<SmallestEvent<E>> {
  const { sighting, evidence } = known
  const asSeen: SmallestEvent<E> = { event: sighting.event, shown: sighting, evidence, unsteady: false }
  if (sighting.outcome.kind === 'not-loaded')
    return { ...asSeen, event: state.contract.golden, evidence: 'documented' }
  if (!shrink) return asSeen
  const timeout = probeTimeout(state, known)
  const first = await showsAgain(state, sighting, sighting.event, timeout)
  if (first === undefined) return { ...asSeen, unsteady: true }
  return (await shrinkKnown(state, known, first, timeout)) ?? asSeen
}

async function shrinkKnown<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  first: Shown,
  timeout: number,
): Promise<SmallestEvent<E> | undefined> {
  const { sighting } = known
  // The author's own example may hold a form that the schema takes for an inferred one.
  const weakest = weakerEvidence(known.evidence, state.source.evidenceOf(sighting.event))
  const { kind, death } = sighting.outcome
  const slow = sighting.seen === 'late' || kind === 'timed-out' || death !== undefined
  let shown = first
  const request: MinimizeRequest<E> = {
    event: sighting.event,
    golden: state.contract.golden,
    shrinker: state.source.shrinker(),
    permits: (candidate) => permits(state, weakest, candidate),
    shows: async (candidate) => {
      const again = await showsAgain(state, sighting, candidate, timeout)
      if (again !== undefined) shown = again
      return again !== undefined
    },
    limits: limitsOf(state, slow),
  }
  const { event, reached } = await minimize<E>(request)
  if (timeout < state.caller.timeout) {
    const confirmed = await showsAgain(state, sighting, event, state.caller.timeout)
    if (confirmed === undefined) return undefined
    shown = confirmed
  }
  const evidence = jsonEqual(event, sighting.event) ? known.evidence : evidenceOfSmallest(state, known, event)
  const smallest = { event, shown, evidence, unsteady: false }
  if (reached !== undefined) return { ...smallest, shrinkLimit: limitText(request.limits, reached) }
  // What is shown is the outcome of the event itself, not of one of the values that are tried now.
  return slow ? smallest : { ...smallest, free: await freeIn(state, request, event) }
}

function limitsOf<E>(state: CheckState<E>, slow: boolean): MinimizeLimits {
  return {
    calls: slow ? maxSlowCalls : maxCalls,
    candidates: maxCandidates,
    deadline: now() + Math.min(maxShrinkTime, state.plan.maxTime ?? maxShrinkTime),
  }
}

function limitText(limits: MinimizeLimits, reached: keyof MinimizeLimits): string {
  return reached === 'deadline' ? 'its time' : `${limits[reached]} ${reached}`
}

function freeIn<E>(
  state: CheckState<E>,
  request: MinimizeRequest<E>,
  event: E,
): Promise<ReadonlySet<string>> {
  const { golden, permits, shows, limits } = request
  const changes = trackedChanges(event, golden)
  const { redrawn } = state.source
  return freePlaces({ event, golden, changes, redrawn, permits, shows, deadline: limits.deadline })
}

/** The golden event is documented, whatever the schema says of the forms in it. */
function evidenceOfSmallest<E>(state: CheckState<E>, known: KnownFault<E>, event: E): Evidence {
  if (jsonEqual(event, state.contract.golden)) return 'documented'
  const found = state.source.evidenceOf(event)
  return isWeaker(found, known.evidence) ? known.evidence : found
}

function permits<E>(state: CheckState<E>, weakest: Evidence, candidate: E): boolean {
  if (jsonEqual(candidate, state.contract.golden)) return wanted(state, candidate)
  if (!state.source.shrinker().canShrinkWithoutContext(candidate)) return false
  if (!wanted(state, candidate)) return false
  return !isWeaker(state.source.evidenceOf(candidate), weakest)
}

function wanted<E>(state: CheckState<E>, candidate: E): boolean {
  return state.options.when === undefined || state.options.when(copyJson(candidate))
}

function isWeaker(a: Evidence, b: Evidence): boolean {
  return evidenceLevels.indexOf(a) > evidenceLevels.indexOf(b)
}

/** While a hang is shrunk, a call that takes ten times as long as any that settled counts as one. */
function probeTimeout<E>(state: CheckState<E>, known: KnownFault<E>): number {
  if (known.sighting.outcome.kind !== 'timed-out') return state.caller.timeout
  const settled = state.tally.slowestSettled
  return Math.min(state.caller.timeout, Math.max(60, Math.ceil(settled * 10)))
}
