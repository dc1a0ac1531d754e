import type { Contract, Outcome } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { errorLine } from '../../report/error-line.js'
import { visible } from '../../report/format-value.js'
import { callHandler, handlerOf, nextRequestId } from '../call/call.js'
import { patienceFor } from '../call/cut-calls.js'
import { finishCall, sweep } from '../call/observe.js'
import { type CheckState, holdCall } from '../check-state.js'
import type { Origin } from '../findings.js'
import { deliveredEvents, earlierEvents } from './delivered-events.js'
import type { DeliveryFault } from './delivery.js'
import { boundaryEvents, type PlannedEvent } from './planned-events.js'
import { warmStateRule } from './warm-state-rule.js'

/** Times that a difference is to be seen again, each time on other instances: chance and the clock differ as well. */
const confirmations = 8

/** Events that are compared, of each kind; where the handler is isolated each takes two processes at least. */
const compared = { random: 5, boundary: 40, isolated: 5 }

/**
 * The events that are tried on fresh and on used instances: the golden one, random ones, and some of the boundaries,
 * which differ from the golden event in one place: that is where the key of a cache leaves something out.
 */
export function comparedEvents<E>(state: CheckState<E>): readonly PlannedEvent<E>[] {
  const plain = deliveredEvents(state).slice(0, 1 + compared.random)
  if (state.plan.replayed !== undefined) return plain
  const boundaries = boundaryEvents(state)
  const count = state.caller.renew === undefined ? compared.boundary : compared.isolated
  const step = Math.max(1, Math.floor(boundaries.length / count))
  const some = boundaries.filter((_event, i) => i % step === step - 1)
  return [
    ...plain,
    ...some.map(({ event, origin: { scenario } }) => ({
      event,
      origin: { phase: 'delivery', scenario } as const,
    })),
  ]
}

/** Whether this check can have instances that served no event yet. */
export function hasFreshInstances<E>({ caller }: CheckState<E>): boolean {
  return caller.options.create !== undefined || caller.renew !== undefined
}

/**
 * Calls a fresh instance with an event, and one that has served others and the event itself. Where they end otherwise
 * and go on to do so on other instances, that is the fault.
 */
export async function warmStateFault<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  counted: boolean,
): Promise<DeliveryFault | undefined> {
  const requestId = nextRequestId(state.caller.counter)
  const send = (events: readonly E[]) => lastOutcome(state, events, requestId, origin, counted)
  const used = [...earlierEvents(state), event, event]
  const cold = await send([event])
  const warm = await send(used)
  if (!counts(state, event, cold) || !counts(state, event, warm)) return undefined
  const views = viewsOf(state.contract, event).filter((view) => view(cold) !== view(warm))
  for (let left = confirmations; left > 0 && views.length > 0; left--) {
    const [coldAgain, warmAgain] = [await send([event]), await send(used)]
    const isSteady = (view: View): boolean => view(coldAgain) === view(cold) && view(warmAgain) !== view(cold)
    views.splice(0, views.length, ...views.filter(isSteady))
  }
  if (views.length === 0) return undefined
  const fault = state.judge.byRunner(warmStateRule, {
    message: `ends otherwise once the instance has served other events: ${shownEnd(state, cold, warm)} at first, ${shownEnd(state, warm, cold)} then`,
    ...(warm.error === undefined ? {} : { cause: warm.error }),
  })
  return fault === undefined ? undefined : { fault, outcome: warm }
}

/** One look at how a call ended. */
type View = (outcome: Outcome) => string

/**
 * How a call ends: with the answer where somebody waits for it, else whether it succeeds. Where the answer differs by
 * itself (it holds the time), its status or its kind may still tell.
 */
function viewsOf<E>({ asynchronous, explainOutcome }: Contract<E>, event: E): View[] {
  const kind: View = (outcome) => outcome.kind
  if (asynchronous) return [kind]
  const answer: View = ({ kind, text, error }) => (kind === 'answered' ? text : errorLine(error ?? text))
  if (explainOutcome === undefined) return [answer, kind]
  return [answer, (outcome) => String(explainOutcome(outcome, event).status)]
}

function shownEnd<E>({ contract }: CheckState<E>, { kind, text, error }: Outcome, other: Outcome): string {
  if (kind === 'failed') return `it fails with ${errorLine(error ?? text)}`
  return contract.asynchronous ? 'it succeeds' : `it answers ${around(text, other.text)}`
}

/** Characters of an answer that are shown before the first difference to another one, and from there on. */
const shown = { before: 30, from: 50 }

function around(text: string, other: string): string {
  let at = 0
  while (at < text.length && text[at] === other[at]) at++
  const [start, end] = [Math.max(0, at - shown.before), at + shown.from]
  return `${start > 0 ? '…' : ''}${visible(text.slice(start, end))}${end < text.length ? '…' : ''}`
}

/** A call without an end says nothing of what came before it, nor does an error that the author expects. */
function counts<E>({ options }: CheckState<E>, event: E, { kind, error }: Outcome): boolean {
  if (kind === 'answered') return true
  return kind === 'failed' && options.expectedErrors?.(error, copyJson(event)) !== true
}

/** Calls one fresh instance with events, in their order. */
async function lastOutcome<E>(
  state: CheckState<E>,
  events: readonly E[],
  requestId: string,
  origin: Origin,
  counted: boolean,
): Promise<Outcome> {
  const { caller } = state
  if (counted) await sweep(state)
  if (caller.options.create === undefined) await caller.renew?.()
  const handler = caller.options.create === undefined ? undefined : handlerOf(caller)
  let last: Outcome | undefined
  for (const [i, event] of events.entries()) {
    const held = holdCall(state, event, origin)
    const extras = { ...patienceFor(state), ...(handler === undefined ? {} : { handler }) }
    // An answer that names its request is the same for the same request.
    const isLast = i === events.length - 1
    last = await callHandler(caller, held.record, isLast ? { ...extras, requestId } : extras)
    if (counted) finishCall(state, held, last)
    else state.late.delete(held)
  }
  return last!
}
