import type { Leaf } from '../../arbitrary/fresh-values.js'
import { jsonEqual } from '../../json-equal.js'
import { formatPointer } from '../../schema/json-pointer.js'
import { type Shown, showsAgain, showsInDelivery } from '../call/probe.js'
import type { CheckState } from '../check-state.js'
import type { KnownFault } from '../findings.js'
import { type MinimizeLimits, minimize } from './minimize.js'
import { evidenceOfSmallest, permitted } from './permitted.js'
import { isSlow, limitText, shrinkLimits } from './shrink-limits.js'
import type { SmallestEvent } from './smallest-event.js'
import { smallestSet } from './smallest-set.js'

/** Times that each event is made with new values, at most: one of them may have been sent before by chance. */
const maxRounds = 2
/** Times that the smallest event must show the fault in the end, each time with other values. */
const confirmations = 3

/** One search: every event of it is sent with values that the handler has not met. */
interface Search<E> {
  readonly state: CheckState<E>
  readonly known: KnownFault<E>
  readonly permits: (candidate: E) => boolean
  readonly limits: MinimizeLimits
  /** What showed the fault last. */
  last: { readonly event: E; readonly shown: Shown } | undefined
}

/**
 * The smallest event for a fault of a later delivery that the handler shows once for each event: it keeps what it was
 * sent, and refuses the same event from then on. An instance that has served nothing shows it with the golden event.
 * Where there is none, new values at the places where the handler tells events apart must bring it back: else it came
 * by chance, and the result is undefined. It is the golden event then if that has been refused since it was answered
 * once, and else one that is as near to it as can be, each candidate with new values.
 */
export async function smallestRemembered<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
): Promise<SmallestEvent<E> | undefined> {
  const { sighting } = known
  if (sighting.seen !== 'delivery') return undefined
  const limits = shrinkLimits(state, isSlow(sighting))
  const search: Search<E> = { state, known, permits: permitted(state, known), limits, last: undefined }
  const onFresh = await goldenOnFreshInstance(search)
  if (onFresh !== undefined) return onFresh
  const refused = await goldenRefused(search)
  if (refused !== undefined) return refused
  const groups = await tellingGroups(search)
  if (groups === undefined) return undefined
  return (await goldenAsSent(search)) ?? (await shrinkAnew(search, groups))
}

async function goldenOnFreshInstance<E>(search: Search<E>): Promise<SmallestEvent<E> | undefined> {
  const { state, known, permits } = search
  const { golden } = state.contract
  if (state.caller.renew === undefined || !permits(golden)) return undefined
  await state.caller.renew()
  const shown = await showsAgain(state, known.sighting, golden)
  return shown === undefined ? undefined : { event: golden, shown, evidence: 'documented', unsteady: false }
}

/** The golden event, where it was refused the second time, and is still: nothing is smaller, whatever brings it back. */
async function goldenRefused<E>({ state, known }: Search<E>): Promise<SmallestEvent<E> | undefined> {
  const { sighting } = known
  if (state.firstAnswered !== true || !jsonEqual(sighting.event, state.contract.golden)) return undefined
  const shown = await showsInDelivery(state, sighting, sighting.event, true)
  return shown === undefined
    ? undefined
    : { event: sighting.event, shown, evidence: 'documented', unsteady: false }
}

/** The golden event, where the handler answered it when it came first and has refused it since. */
async function goldenAsSent<E>({ state, known, permits }: Search<E>): Promise<SmallestEvent<E> | undefined> {
  const { sighting } = known
  const { golden } = state.contract
  const isGolden = jsonEqual(sighting.event, golden)
  if (!isGolden && (state.firstAnswered !== true || !permits(golden))) return undefined
  const shown = isGolden ? sighting : await showsInDelivery(state, sighting, golden, true)
  return shown === undefined ? undefined : { event: golden, shown, evidence: 'documented', unsteady: false }
}

/** The places by which the handler tells events apart, as groups: as few as suffice to bring the fault back. */
async function tellingGroups<E>(search: Search<E>): Promise<ReadonlySet<string> | undefined> {
  const { state, known } = search
  const { event } = known.sighting
  const leaves = state.source.leaves(event)
  const inGolden = new Set(state.source.leaves(state.contract.golden).map(({ group }) => group))
  const all = [...new Set(leaves.map(({ group }) => group))]
  // What is dropped first is what the golden event does not have: telling by that would take the member as well.
  const ordered = [
    ...all.filter((group) => !inGolden.has(group)),
    ...all.filter((group) => inGolden.has(group)),
  ]
  const suffices = (groups: readonly string[]): Promise<boolean> =>
    showsAnew(
      search,
      event,
      leaves.filter(({ group }) => groups.includes(group)),
    )
  if (await suffices(ordered)) return new Set(await smallestSet(ordered, suffices))
  // All at once may undo what the fault needs besides: the order of two times.
  for (const group of ordered.toReversed()) {
    if (await suffices([group])) return new Set([group])
  }
  return undefined
}

async function shrinkAnew<E>(
  search: Search<E>,
  groups: ReadonlySet<string>,
): Promise<SmallestEvent<E> | undefined> {
  const { state, known, permits, limits } = search
  const leavesIn = (event: E): readonly Leaf[] =>
    state.source.leaves(event).filter(({ group }) => groups.has(group))
  const { event: template, reached } = await minimize<E>({
    event: known.sighting.event,
    golden: state.contract.golden,
    shrinker: state.source.shrinker(),
    permits,
    shows: (candidate) => showsAnew(search, candidate, leavesIn(candidate)),
    limits,
  })
  const fresh = await smallestSet(leavesIn(template), (leaves) => showsAnew(search, template, leaves))
  for (let left = confirmations; left > 0; left--) {
    if (!(await showsAnew(search, template, fresh))) return undefined
  }
  const { event, shown } = search.last!
  return {
    event,
    shown,
    evidence: evidenceOfSmallest(state, known, event),
    unsteady: false,
    remembered: true,
    free: new Set(fresh.map(({ tokens }) => formatPointer(tokens))),
    ...(reached === undefined ? {} : { shrinkLimit: limitText(limits, reached) }),
  }
}

/** Whether an event shows the fault once it has new values in these leaves. */
async function showsAnew<E>(search: Search<E>, template: E, leaves: readonly Leaf[]): Promise<boolean> {
  const { state, known } = search
  for (let round = 0; round < maxRounds; round++) {
    const event = permittedFresh(search, template, leaves, nextRound(state))
    if (jsonEqual(event, template)) continue
    const shown = await showsAgain(state, known.sighting, event)
    if (shown === undefined) continue
    search.last = { event, shown }
    return true
  }
  return false
}

/** Another one each time, also in a later check of the same handler; the same in each check like this one. */
function nextRound<E>({ plan, caller }: CheckState<E>): number {
  return (Math.imul(plan.seed, 0x2545f491) + caller.counter.requests) | 0
}

/** The event with new values in these leaves, but for those whose new value may not be sent. */
function permittedFresh<E>(
  { state, permits }: Search<E>,
  event: E,
  leaves: readonly Leaf[],
  round: number,
): E {
  const { freshened } = state.source
  const whole = freshened(event, leaves, round)
  if (permits(whole)) return whole
  let fresh = event
  for (const leaf of leaves) {
    const candidate = freshened(fresh, [leaf], round)
    if (permits(candidate)) fresh = candidate
  }
  return fresh
}
