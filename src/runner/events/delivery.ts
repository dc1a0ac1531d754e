import type { Delivery, Outcome } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { errorLine } from '../../report/error-line.js'
import { type CallExtras, callHandler, handlerOf, nextRequestId } from '../call/call.js'
import { callWithPatience, patienceFor } from '../call/cut-calls.js'
import { finishCall } from '../call/observe.js'
import { type CheckState, holdCall } from '../check-state.js'
import type { Origin } from '../findings.js'
import type { Fault } from '../judge.js'

/** Deliveries after a failed one: a store that is busy every third time then fails each time once in 6,000. */
const maxRetries = 8

/** A fault that one of the later deliveries of an event showed. */
export interface DeliveryFault {
  readonly fault: Fault
  readonly outcome: Outcome
}

/** How an event is delivered. */
export interface DeliveryExtras {
  /** Whether the calls count as calls of a phase. */
  readonly counted: boolean
  /** The event had succeeded when it was sent before: where it fails now, it does so as one that comes again. */
  readonly answeredBefore?: boolean
  /** That of an earlier delivery; default: a new one. */
  readonly requestId?: string
}

/**
 * Delivers an event, and where that succeeds delivers it again in this other way, to one instance of the
 * handler and between one `beforeEvent` and `afterEvent`: a reset in between would hide what is looked for.
 */
export async function deliver<E>(
  state: CheckState<E>,
  event: E,
  delivery: Delivery<E>,
  origin: Origin,
  extras: DeliveryExtras,
): Promise<DeliveryFault | undefined> {
  const { beforeEvent, afterEvent } = state.options
  if (beforeEvent !== undefined) await beforeEvent(copyJson(event))
  const found = await deliverBetweenHooks(state, event, delivery, origin, extras)
  if (afterEvent !== undefined) await afterEvent(copyJson(event))
  return found
}

async function deliverBetweenHooks<E>(
  state: CheckState<E>,
  event: E,
  delivery: Delivery<E>,
  origin: Origin,
  { counted, answeredBefore, requestId = nextRequestId(state.caller.counter) }: DeliveryExtras,
): Promise<DeliveryFault | undefined> {
  const handler = state.caller.initializationError === undefined ? handlerOf(state.caller) : undefined
  const extras = { withoutHooks: true, ...(handler && { handler }) }
  const call = async (sent: E, own: CallExtras): Promise<Outcome> => {
    const held = holdCall(state, sent, origin)
    const outcome = await callHandler(state.caller, held.record, { ...extras, ...own })
    if (counted) finishCall(state, held, outcome)
    return outcome
  }
  const isAgain = answeredBefore === true
  const first = counted
    ? await callFirst(state, event, origin, { ...extras, requestId }, isAgain)
    : await call(event, { requestId, ...patienceFor(state) })
  const isRefused = first.kind !== 'answered' && isAgain
  if (first.kind !== 'answered' && !isRefused) return undefined
  for (const again of isRefused ? [event, ...delivery.events] : delivery.events) {
    const send = () => call(again, delivery.sameRequestId ? { requestId } : {})
    const outcome = isRefused && again === event ? first : await send()
    const fault = faultOfRedelivery(state, delivery, again, outcome)
    if (fault === undefined) continue
    const steady =
      !mayPass(state, again, outcome) || (await failsEachTime(state, delivery, again, fault, send))
    return steady ? { fault, outcome } : undefined
  }
  return undefined
}

/** The events of these deliveries are new: what their first one shows is a find like any other. */
async function callFirst<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  extras: CallExtras,
  answeredBefore: boolean,
): Promise<Outcome> {
  const { held, outcome, isCut } = await callWithPatience(state, event, origin, extras)
  finishCall(state, held, outcome)
  const isRefused = outcome.kind !== 'answered' && answeredBefore
  if (!isCut && !isRefused) noteFirst(state, event, outcome, origin)
  return outcome
}

function noteFirst<E>(state: CheckState<E>, event: E, outcome: Outcome, origin: Origin): void {
  for (const fault of state.judge.byRules(event, outcome))
    state.book.note({ fault, event, outcome, origin, seen: 'call' })
}

/** Whether the failure is no breach by itself, such as a retry that the handler asks for: a busy store is no fault. */
function mayPass<E>(state: CheckState<E>, event: E, outcome: Outcome): boolean {
  return state.judge.byRules(event, outcome).every((fault) => fault.severity === 'warn')
}

/** What is refused as a duplicate is refused again; what failed by chance succeeds sooner or later. */
async function failsEachTime<E>(
  state: CheckState<E>,
  delivery: Delivery<E>,
  event: E,
  fault: Fault,
  send: () => Promise<Outcome>,
): Promise<boolean> {
  for (let left = maxRetries; left > 0; left--) {
    const again = faultOfRedelivery(state, delivery, event, await send())
    if (again?.key !== fault.key) return false
  }
  return true
}

function faultOfRedelivery<E>(
  state: CheckState<E>,
  delivery: Delivery<E>,
  event: E,
  outcome: Outcome,
): Fault | undefined {
  if (outcome.kind === 'answered') return undefined
  const { expectedErrors } = state.options
  if (outcome.kind === 'failed' && expectedErrors?.(outcome.error, copyJson(event)) === true) return undefined
  const how =
    outcome.kind === 'timed-out' ? 'it did not settle in time' : errorLine(outcome.error ?? outcome.text)
  return state.judge.byRunner(delivery.rule, {
    message: `${delivery.scenario}: fails, where the first delivery had succeeded: ${how}`,
    ...(outcome.error === undefined ? {} : { cause: outcome.error }),
  })
}
