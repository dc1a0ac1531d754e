import type { Outcome } from '../../contract.js'
import { type CheckState, type HeldCall, holdCall } from '../check-state.js'
import type { Origin } from '../findings.js'
import { type CallExtras, callHandler } from './call.js'
import { now } from './real-time.js'

/* Once a call has not settled within its limit, the next ones are waited for as long as calls of this handler take. */

/** Milliseconds for which a call is waited for at least. */
const leastPatience = 300
/** How many times as long as the slowest call that settled. */
const patienceFactor = 10

/** A call that is over. */
export interface Called<E> {
  readonly held: HeldCall<E>
  readonly outcome: Outcome
  /** It was not waited for until its limit, and shows nothing that is not known anyway. */
  readonly isCut: boolean
}

/** Milliseconds for which the next call is waited for; undefined where that is its limit. */
export function patienceOf<E>({ tally, caller }: CheckState<E>): number | undefined {
  if (tally.hangs === 0) return undefined
  const patience = Math.max(leastPatience, Math.ceil(tally.slowestSettled * patienceFactor))
  return patience < caller.timeout ? patience : undefined
}

/** The same as what a call may ask for. */
export function patienceFor<E>(state: CheckState<E>): CallExtras {
  const patience = patienceOf(state)
  return patience === undefined ? {} : { patience }
}

/**
 * Calls the handler, and once more with the whole limit where the call was cut and its fault is not known yet: nobody
 * is blamed for less than the limit.
 */
export async function callWithPatience<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  extras: CallExtras = {},
): Promise<Called<E>> {
  const patience = patienceFor(state)
  const called = await callOnce(state, event, origin, { ...extras, ...patience })
  const { outcome, held } = called
  if (patience.patience === undefined || outcome.kind !== 'timed-out') return called
  const faults = state.judge.byRules(event, outcome, origin.breach)
  if (faults.some((fault) => state.book.isNews({ fault, event, origin })))
    return await callOnce(state, event, origin, extras)
  state.cut.push(held)
  return { ...called, isCut: true }
}

async function callOnce<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  extras: CallExtras,
): Promise<Called<E>> {
  const held = holdCall(state, event, origin)
  return { held, outcome: await callHandler(state.caller, held.record, extras), isCut: false }
}

/**
 * The calls that were cut and have settled meanwhile, which counts as no hang: calls of this handler may take that
 * long, and from now on each gets its time.
 */
export function takeSettled<E>(state: CheckState<E>): readonly HeldCall<E>[] {
  const settled = state.cut.filter(({ outcome }) => outcome!.settlements > 0)
  if (settled.length === 0) return settled
  state.cut.splice(0, state.cut.length, ...state.cut.filter((held) => !settled.includes(held)))
  state.tally.hangs -= settled.length
  for (const held of settled) noteSlow(state, held)
  return settled
}

/** Notes that a call settled when its time was over. */
export function noteSlow<E>({ tally }: CheckState<E>, { outcome, overAt }: HeldCall<E>): void {
  const milliseconds = outcome!.duration + now() - overAt
  if (milliseconds > tally.slowestSettled) tally.slowestSettled = milliseconds
}
