import { arrayOf } from '../../array-of.js'
import type { Outcome } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { type CheckState, type HeldCall, holdCall } from '../check-state.js'
import type { Origin } from '../findings.js'
import type { Fault } from '../judge.js'
import { tallyWay } from '../one-way.js'
import { tallyOutcome, tallySlowCall } from '../statistics.js'
import { restoreBuiltIns } from './built-in-watch.js'
import { type CallExtras, callHandler, straysOf, withStrays } from './call.js'
import { callWithPatience, noteSlow, patienceOf, takeSettled } from './cut-calls.js'
import { now, pause } from './real-time.js'
import { attributesLateRejections } from './stray-errors.js'

/** Calls between two turns of the event loop: a turn costs as much as some ten calls. */
const mostHeld = 32
/** Milliseconds after the last call of a phase in which a rejection is still waited for. */
const graceTime = 3

/** Calls the handler with one event of a phase and notes every fault. */
export function observe<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  extras?: CallExtras,
): Promise<Outcome> {
  // A way of its own for nearly all calls: each promise more costs as much as a small event.
  return patienceOf(state) === undefined
    ? observeToLimit(state, event, origin, extras)
    : observeWithPatience(state, event, origin, extras)
}

async function observeToLimit<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  extras?: CallExtras,
): Promise<Outcome> {
  const held = holdCall(state, event, origin)
  const outcome = await callHandler(state.caller, held.record, extras)
  const left = noteCall(state, held, outcome)
  if (left !== undefined) await left
  return outcome
}

async function observeWithPatience<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  extras?: CallExtras,
): Promise<Outcome> {
  const { held, outcome, isCut } = await callWithPatience(state, event, origin, extras)
  if (isCut) await noteCut(state, held, outcome)
  else await noteCall(state, held, outcome)
  return outcome
}

/** Counts a call that was cut: whether an earlier one has settled meanwhile decides how long the next is waited for. */
function noteCut<E>(state: CheckState<E>, held: HeldCall<E>, outcome: Outcome): Promise<void> {
  finishCall(state, held, outcome)
  return sweep(state)
}

/**
 * Judges a call that is over and notes every fault. What is left to be waited for before the next call is returned,
 * undefined where that is nothing: while errors are attributed, a promise costs as much as a small event.
 */
export function noteCall<E>(
  state: CheckState<E>,
  held: HeldCall<E>,
  outcome: Outcome,
): Promise<void> | undefined {
  const { planned, origin } = held
  finishCall(state, held, outcome)
  const faults = state.judge.byRules(planned, outcome, origin.breach)
  noteAccepted(state, planned, outcome, origin)
  noteAll(state, held, faults, 'call')
  if (hasToHold(state, origin, outcome, faults)) return judgeProperty(state, held, outcome)
  return sweepWhenFull(state)
}

/** The author's law is about events as the author was promised them. */
function hasToHold<E>(
  { judge }: CheckState<E>,
  { breach }: Origin,
  { kind }: Outcome,
  faults: readonly Fault[],
): boolean {
  return (
    judge.byProperty !== undefined && breach === undefined && kind !== 'not-loaded' && !faults.some(isError)
  )
}

async function judgeProperty<E>(state: CheckState<E>, held: HeldCall<E>, outcome: Outcome): Promise<void> {
  noteAll(state, held, await state.judge.byProperty!(copyJson(held.planned), outcome), 'call')
  await sweepWhenFull(state)
}

function sweepWhenFull<E>(state: CheckState<E>): Promise<void> | undefined {
  return state.held.length >= batchSize() ? sweep(state) : undefined
}

/** How many calls there may be between two turns of the event loop. */
export function batchSize(): number {
  return attributesLateRejections() ? mostHeld : 1
}

/** The first event that the handler accepts is what invalid ones are made of. */
function noteAccepted<E>(state: CheckState<E>, event: E, outcome: Outcome, { breach }: Origin): void {
  if (state.accepted !== undefined || breach !== undefined) return
  if (state.contract.invalid?.accepts(outcome) === true) state.accepted = { event }
}

/** Counts a call that is over, and holds it for the next sweep. */
export function finishCall<E>(state: CheckState<E>, held: HeldCall<E>, outcome: Outcome): void {
  held.outcome = outcome
  held.overAt = now()
  held.settlements = outcome.settlements
  held.strays = straysIn(outcome)
  if (outcome.kind === 'not-loaded') state.notLoaded = true
  tallyOutcome(state.tally, state.contract, held.record.event, outcome)
  if (held.origin.phase === 'random') tallyWay(state.tally.ways, state.contract, held.record.event, outcome)
  state.coverage?.note(held.planned, outcome, held.origin.breach === undefined)
  tallySlowCall(state.tally, { duration: outcome.duration, event: held.record.event, origin: held.origin })
  state.held.push(held)
}

function straysIn({ unhandledRejections, uncaughtExceptions, death }: Outcome): number {
  return unhandledRejections.length + (uncaughtExceptions?.length ?? 0) + (death === undefined ? 0 : 1)
}

/** Lets the event loop turn once, then judges anew the calls that did more after they were over. */
export async function sweep<E>(state: CheckState<E>): Promise<void> {
  await state.caller.turn()
  // What the calls had left to be done may have replaced something too.
  restoreBuiltIns()
  const held = state.held
  state.held = arrayOf(0) as HeldCall<E>[]
  for (const call of held) {
    if (call.outcome!.settlements > call.settlements) state.late.add(call)
  }
  for (const call of [...state.late]) judgeAgain(state, call)
  state.wronglyCut.push(...takeSettled(state))
}

/** The sweep at the end of a phase, with a moment of grace for what timers still do, in which there is time to work. */
export async function lastSweep<E>(state: CheckState<E>, meanwhile?: () => void): Promise<void> {
  const grace = pause(graceTime)
  meanwhile?.()
  await grace
  await sweep(state)
}

function judgeAgain<E>(state: CheckState<E>, call: HeldCall<E>): void {
  if (call.outcome === undefined) return
  state.late.delete(call)
  const { event } = call.record
  const strays = straysOf(call.record)
  if (strays === call.strays && call.outcome.settlements === call.settlements) return
  if (call.outcome.kind === 'timed-out' && call.settlements === 0) noteSlow(state, call)
  call.strays = strays
  call.settlements = call.outcome.settlements
  call.outcome = withStrays(call.outcome, call.record)
  noteAll(state, call, state.judge.byRules(event, call.outcome, call.origin.breach), 'late')
}

function noteAll<E>(
  state: CheckState<E>,
  call: HeldCall<E>,
  faults: readonly Fault[],
  seen: 'call' | 'late',
): void {
  for (const fault of faults) {
    state.book.note({ fault, event: call.record.event, outcome: call.outcome!, origin: call.origin, seen })
  }
}

function isError(fault: Fault): boolean {
  return fault.severity === 'error'
}
