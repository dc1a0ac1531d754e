import type { Outcome } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { callHandler } from '../call/call.js'
import { patienceFor } from '../call/cut-calls.js'
import { sweep } from '../call/observe.js'
import { type CheckState, holdCall } from '../check-state.js'
import type { Origin } from '../findings.js'
import type { Fault } from '../judge.js'
import { observeParts } from './invalid-phase.js'

/** What came of an event that was sent by itself. */
export interface SentAlone {
  /** Of each time that it was sent. */
  readonly outcomes: readonly Outcome[]
  readonly faults: readonly Fault[]
}

/**
 * Sends one event to a handler that has seen none before, until it shows what is looked for: alone, then once more,
 * and then after the golden event. A handler that keeps something of a call fails only at the next one, which the
 * check that found it had sent long before. Where deliveries are repeated, a handler may refuse what it has seen.
 */
export async function sendAlone<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  isSought: (fault: Fault) => boolean,
): Promise<SentAlone> {
  const outcomes: Outcome[] = []
  const faults: Fault[] = []
  for (const { suffix, afterGolden } of timesToSend(state, origin)) {
    if (afterGolden) {
      const { record } = holdCall(state, state.contract.golden, origin)
      await callHandler(state.caller, record, patienceFor(state))
    }
    const own = suffix === '' ? origin : { ...origin, scenario: origin.scenario + suffix }
    const outcome = await observeParts(state, event, own)
    await sweep(state)
    outcomes.push(outcome)
    faults.push(...state.book.shownBy(own))
    if (faults.some(isSought) || outcome.kind === 'timed-out' || outcome.kind === 'not-loaded') break
  }
  return { outcomes, faults }
}

interface TimeToSend {
  /** Of the scenario. */
  readonly suffix: string
  readonly afterGolden: boolean
}

const alone: TimeToSend = { suffix: '', afterGolden: false }
const again: TimeToSend = { suffix: ', sent again', afterGolden: false }
const afterGolden: TimeToSend = { suffix: ', after the golden event', afterGolden: true }

function timesToSend<E>({ contract, options }: CheckState<E>, { breach }: Origin): readonly TimeToSend[] {
  // A fresh instance for each call remembers nothing.
  if (contract.asynchronous || options.create !== undefined || breach !== undefined) return [alone]
  const isWanted = options.when === undefined || options.when(copyJson(contract.golden))
  return isWanted ? [alone, again, afterGolden] : [alone, again]
}
