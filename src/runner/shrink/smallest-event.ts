import type { Evidence } from '../../evidence.js'
import { jsonEqual } from '../../json-equal.js'
import type { CallExtras } from '../call/call.js'
import { type Shown, showsAgain } from '../call/probe.js'
import type { CheckState } from '../check-state.js'
import type { KnownFault } from '../findings.js'
import { trackedChanges } from './changes.js'
import { freePlaces } from './free-places.js'
import { type MinimizeRequest, minimize } from './minimize.js'
import { evidenceOfSmallest, permitted } from './permitted.js'
import { isSlow, limitText, shrinkLimits } from './shrink-limits.js'
import { smallestRemembered } from './smallest-remembered.js'

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
  /** The handler remembers what it was sent: what it tells events apart by is new in this one. */
  readonly remembered?: true
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
  const patience = probePatience(state, known)
  const first = await showsAgain(state, sighting, sighting.event, patient(patience))
  if (first === undefined) return (await smallestRemembered(state, known)) ?? { ...asSeen, unsteady: true }
  const smallest = await shrinkKnown(state, known, first, patience)
  if (smallest !== undefined) return smallest
  // Calls that were cut had looked like it: now the event itself is asked about, with the whole limit.
  const shown = await showsAgain(state, sighting, sighting.event)
  return shown === undefined ? { ...asSeen, unsteady: true } : { ...asSeen, shown }
}

async function shrinkKnown<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  first: Shown,
  patience: number | undefined,
): Promise<SmallestEvent<E> | undefined> {
  const { sighting } = known
  const slow = isSlow(sighting)
  let shown = first
  const request: MinimizeRequest<E> = {
    event: sighting.event,
    golden: state.contract.golden,
    shrinker: state.source.shrinker(),
    permits: permitted(state, known),
    shows: async (candidate) => {
      const again = await showsAgain(state, sighting, candidate, patient(patience))
      if (again !== undefined) shown = again
      return again !== undefined
    },
    limits: shrinkLimits(state, slow),
  }
  const { event, reached } = await minimize<E>(request)
  if (patience !== undefined) {
    const confirmed = await showsAgain(state, sighting, event)
    if (confirmed === undefined) return undefined
    shown = confirmed
  }
  const evidence = jsonEqual(event, sighting.event) ? known.evidence : evidenceOfSmallest(state, known, event)
  const smallest = { event, shown, evidence, unsteady: false }
  if (reached !== undefined) return { ...smallest, shrinkLimit: limitText(request.limits, reached) }
  // What is shown is the outcome of the event itself, not of one of the values that are tried now.
  return slow ? smallest : { ...smallest, free: await freeIn(state, request, event) }
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

function patient(patience: number | undefined): CallExtras {
  return patience === undefined ? {} : { patience }
}

/** While a hang is shrunk, a call that takes ten times as long as any that settled counts as one. */
function probePatience<E>({ tally, caller }: CheckState<E>, known: KnownFault<E>): number | undefined {
  if (known.sighting.outcome.kind !== 'timed-out') return undefined
  const patience = Math.max(60, Math.ceil(tally.slowestSettled * 10))
  return patience < caller.timeout ? patience : undefined
}
