import type { Breach, KeptParts, Outcome } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { breachText } from '../../report/breach-text.js'
import { observe } from '../call/observe.js'
import type { CheckState } from '../check-state.js'
import type { Origin } from '../findings.js'
import { boundaryEvents, exampleEvents, noteCases, type PlannedEvent } from './planned-events.js'

/** Valid events that are tried until the handler accepts one. */
const maxTries = 200

/** The origin of an event that is invalid for a reason. */
function originOfInvalid(breach: Breach): Origin {
  return { phase: 'invalid', scenario: `invalid: ${breachText(breach)}`, evidence: 'documented', breach }
}

/** Calls the handler with a valid event of this phase; resolves to whether the phase goes on. */
export type Call<E> = (planned: PlannedEvent<E>) => Promise<boolean>

/**
 * The invalid events of a contract, made of one that the handler accepts: what it refuses anyway, by its path or its
 * method, would hide that it refuses nothing else. Where no earlier phase met one, valid events are tried with `call`.
 */
export async function invalidEvents<E>(
  state: CheckState<E>,
  call: Call<E>,
): Promise<readonly PlannedEvent<E>[]> {
  const { invalid, golden } = state.contract
  if (invalid === undefined) return []
  if (state.accepted === undefined) await tryValid(state, call)
  if (state.accepted === undefined) {
    state.notes.push(
      'no valid event was accepted, so that refusing the invalid ones says little: name one that is in `examples`',
    )
  }
  const base = state.accepted?.event ?? golden
  const events = invalid.events(copyJson(base))
  noteCases(state, 'invalid', events)
  return events.map(({ event, breach }) => ({ event, origin: originOfInvalid(breach) }))
}

async function tryValid<E>(state: CheckState<E>, call: Call<E>): Promise<void> {
  const candidates = [...exampleEvents(state), ...boundaryEvents(state)].slice(0, maxTries)
  for (const { event, origin } of candidates) {
    const scenario = `${origin.scenario}, before it is made invalid`
    if (!(await call({ event, origin: { phase: 'invalid', scenario } })) || state.accepted !== undefined)
      return
  }
}

/** Calls the handler with an event; of an invalid one, looks whether what was valid in it has got lost. */
export function observeParts<E>(state: CheckState<E>, event: E, origin: Origin): Promise<Outcome> {
  const kept = origin.breach === undefined ? undefined : state.contract.invalid?.kept
  return kept === undefined ? observe(state, event, origin) : observeKept(state, event, origin, kept)
}

async function observeKept<E>(
  state: CheckState<E>,
  event: E,
  origin: Origin,
  kept: KeptParts<E>,
): Promise<Outcome> {
  const { beforeEvent, afterEvent } = state.options
  if (beforeEvent !== undefined) await beforeEvent(copyJson(event))
  // After the reset and before the next one: what is looked at is what this call did.
  const before = [...kept.processed()]
  const outcome = await observe(state, event, origin, { withoutHooks: true })
  const finding = kept.judge(event, before, [...kept.processed()], outcome)
  if (afterEvent !== undefined) await afterEvent(copyJson(event))
  const fault = finding === undefined ? undefined : state.judge.byRunner(kept.rule, finding)
  if (fault !== undefined) state.book.note({ fault, event, outcome, origin, seen: 'call' })
  return outcome
}
