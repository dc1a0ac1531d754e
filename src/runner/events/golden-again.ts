import type { Delivery, Outcome } from '../../contract.js'
import { nextRequestId } from '../call/call.js'
import { observe, sweep } from '../call/observe.js'
import type { CheckState } from '../check-state.js'
import type { Origin } from '../findings.js'
import { deliver } from './delivery.js'
import type { PlannedEvent } from './planned-events.js'

/**
 * Sends the golden event, and where its source may deliver it again, once more at once: later a handler that keeps
 * what it was sent has had it so many times that no first delivery of it succeeds.
 */
export async function observeGolden<E>(
  state: CheckState<E>,
  { event, origin }: PlannedEvent<E>,
): Promise<Outcome> {
  const delivery = deliveryAtOnce(state, event)
  if (delivery === undefined) return observe(state, event, origin)
  const requestId = nextRequestId(state.caller.counter)
  const outcome = await observe(state, event, origin, { requestId })
  if (outcome.kind === 'answered' && !(await goesAstray(state, origin)))
    await sendAgain(state, event, delivery, requestId)
  return outcome
}

/** Whether what a call has left to be done fails: an isolated handler has not answered then. */
async function goesAstray<E>(state: CheckState<E>, origin: Origin): Promise<boolean> {
  const { length } = state.book.shownBy(origin)
  await sweep(state)
  return state.book.shownBy(origin).length > length
}

/** None where each event has a fresh start: there the phase `delivery` finds the same. */
function deliveryAtOnce<E>({ contract, options, plan }: CheckState<E>, event: E): Delivery<E> | undefined {
  const { beforeEvent, afterEvent, create } = options
  if (beforeEvent !== undefined || afterEvent !== undefined || create !== undefined) return undefined
  if (!plan.phases.includes('delivery') || plan.replayed !== undefined) return undefined
  return contract.deliveries?.(event).find(({ sameRequestId }) => sameRequestId)
}

async function sendAgain<E>(
  state: CheckState<E>,
  event: E,
  delivery: Delivery<E>,
  requestId: string,
): Promise<void> {
  const scenario = `the golden event, then ${delivery.scenario}`
  const origin: Origin = { phase: 'delivery', scenario, evidence: 'documented' }
  const extras = { counted: true, answeredBefore: true, requestId }
  const found = await deliver(state, event, { ...delivery, events: [] }, origin, extras)
  state.deliveredEarly += 1
  if (found !== undefined) state.book.note({ ...found, event, origin, seen: 'delivery' })
}
