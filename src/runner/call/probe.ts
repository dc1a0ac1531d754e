import type { Outcome } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { type CheckState, type HeldCall, holdCall } from '../check-state.js'
import { deliver } from '../events/delivery.js'
import { warmStateFault } from '../events/warm-state.js'
import type { Sighting } from '../findings.js'
import type { Fault } from '../judge.js'
import { type CallExtras, callHandler, withStrays } from './call.js'
import { pause } from './real-time.js'

/** A fault that was seen again, and how that call ended. */
export interface Shown {
  readonly fault: Fault
  readonly outcome: Outcome
}

/** Milliseconds in which a fault that comes after the call is waited for. */
const lateTime = 10

/** Calls the handler with another event: whether it shows the same fault, no milder. */
export async function showsAgain<E>(
  state: CheckState<E>,
  sighting: Sighting<E>,
  event: E,
  extras: CallExtras = {},
): Promise<Shown | undefined> {
  if (sighting.seen === 'delivery') return await showsInDelivery(state, sighting, event, false)
  if (sighting.seen === 'warm') return await warmStateFault(state, event, sighting.origin, false)
  const held = holdCall(state, event, sighting.origin)
  const outcome = await callHandler(state.caller, held.record, extras)
  const shown = await shownBy(state, sighting, held, outcome)
  // What the call left behind belongs to this probe, not to a later sweep.
  state.late.delete(held)
  return shown
}

async function shownBy<E>(
  state: CheckState<E>,
  sighting: Sighting<E>,
  held: HeldCall<E>,
  outcome: Outcome,
): Promise<Shown | undefined> {
  const { event } = held.record
  const faults = state.judge.byRules(event, outcome, sighting.origin.breach)
  noteOthers(state, sighting, event, outcome, faults)
  const found = faults.find((fault) => isSame(fault, sighting.fault))
  if (found !== undefined) return { fault: found, outcome }
  if (sighting.fault.rule === 'property') return await showsProperty(state, sighting, event, outcome, faults)
  return sighting.seen === 'late' ? await showsLate(state, sighting, held, outcome) : undefined
}

async function showsProperty<E>(
  state: CheckState<E>,
  sighting: Sighting<E>,
  event: E,
  outcome: Outcome,
  others: readonly Fault[],
): Promise<Shown | undefined> {
  if (state.judge.byProperty === undefined || others.some((fault) => fault.severity === 'error'))
    return undefined
  const faults = await state.judge.byProperty(copyJson(event), outcome)
  const fault = faults.find((one) => isSame(one, sighting.fault))
  return fault === undefined ? undefined : { fault, outcome }
}

async function showsLate<E>(
  state: CheckState<E>,
  sighting: Sighting<E>,
  held: HeldCall<E>,
  outcome: Outcome,
): Promise<Shown | undefined> {
  for (const wait of [0, lateTime]) {
    if (wait > 0) await pause(wait)
    await state.caller.turn()
    const later = withStrays(outcome, held.record)
    const fault = state.judge
      .byRules(held.record.event, later, sighting.origin.breach)
      .find((one) => isSame(one, sighting.fault))
    if (fault !== undefined) return { fault, outcome: later }
  }
  return undefined
}

/** Delivers an event in other ways: whether one shows the fault. `answeredBefore`: it had succeeded before. */
export async function showsInDelivery<E>(
  state: CheckState<E>,
  sighting: Sighting<E>,
  event: E,
  answeredBefore: boolean,
): Promise<Shown | undefined> {
  for (const delivery of state.contract.deliveries?.(event) ?? []) {
    if (delivery.rule !== sighting.fault.rule) continue
    const found = await deliver(state, event, delivery, sighting.origin, { counted: false, answeredBefore })
    if (found !== undefined && isSame(found.fault, sighting.fault)) return found
  }
  return undefined
}

/** Another fault that turns up while this one is shrunk is a find like any other. */
function noteOthers<E>(
  state: CheckState<E>,
  sighting: Sighting<E>,
  event: E,
  outcome: Outcome,
  faults: readonly Fault[],
): void {
  // With a shortened limit a slow call is no fault.
  if (outcome.kind === 'timed-out') return
  for (const fault of faults) {
    if (fault.key === sighting.fault.key) continue
    const { phase, userSupplied } = sighting.origin
    const scenario = `met while shrinking ${sighting.origin.scenario}`
    state.book.note({
      fault,
      event,
      outcome,
      origin: { phase, scenario, ...(userSupplied === undefined ? {} : { userSupplied }) },
      seen: 'call',
    })
  }
}

function isSame(fault: Fault, wanted: Fault): boolean {
  return fault.key === wanted.key && (fault.severity === 'error' || wanted.severity === 'warn')
}
