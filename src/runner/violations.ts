import type { ClientView } from '../contract.js'
import { jsonEqual } from '../json-equal.js'
import type { Change, Violation } from '../report/report.js'
import { printedLines } from './call/printed-lines.js'
import { showsAgain } from './call/probe.js'
import { thrownLines } from './call/thrown-errors.js'
import type { CheckState } from './check-state.js'
import { caseWords } from './events/case-words.js'
import { replayToken } from './events/replay-token.js'
import type { KnownFault, Origin } from './findings.js'
import { credentialsOf, maskError, maskEvent, maskOutcome, maskText } from './mask-secrets.js'
import { type Memory, memoryBehind, remarksOn } from './remembered.js'
import { changesOf } from './shrink/changes.js'
import { type SmallestEvent, smallestEvent } from './shrink/smallest-event.js'

/** A fault as a violation, with the smallest event that was found for it. */
export async function violationOf<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  shrink: boolean,
): Promise<Violation> {
  const smallest = await smallestEvent(state, known, shrink)
  state.book.settle(known, smallest.evidence)
  const caught = await caughtErrors(state, known, smallest)
  const memory = shrink ? await memoryBehind(state, known, smallest.event) : undefined
  const { complete } = state.contract
  const violation = describe(
    state,
    known,
    complete === undefined ? smallest : { ...smallest, event: complete(smallest.event) },
    memory,
  )
  return caught.length === 0 ? violation : { ...violation, caught }
}

/** What a handler that answers with an error has caught, and not logged: one more call with the smallest event tells. */
async function caughtErrors<E>(
  state: CheckState<E>,
  { sighting }: KnownFault<E>,
  { event, shown }: SmallestEvent<E>,
): Promise<readonly string[]> {
  const isOver = state.halt.reason !== undefined
  if (shown.fault.hidesError !== true || sighting.seen !== 'call' || isOver) return []
  const again = await showsAgain(state, sighting, event, { tellsThrown: true })
  const credentials = credentialsOf(state.options, state.contract.golden)
  return thrownLines(again?.outcome.thrown ?? []).map((line) => maskText(line, credentials))
}

function describe<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  smallest: SmallestEvent<E>,
  memory: Memory | undefined,
): Violation {
  const { contract, options } = state
  const { fault, outcome } = smallest.shown
  const { origin } = known.sighting
  const { evidence } = smallest
  const credentials = credentialsOf(options, contract.golden)
  const { event, masked } =
    origin.userSupplied === true
      ? maskEvent(smallest.event, contract.golden)
      : { event: smallest.event, masked: [] }
  const shown = maskOutcome(outcome, credentials)
  const printed = printedLines(shown.logs)
  const remarks = remarksOn(smallest, memory, state.plan.seed)
  return {
    rule: fault.rule,
    severity: evidence === 'inferred' ? 'warn' : fault.severity,
    message: maskText(fault.message, credentials),
    phase: origin.phase,
    scenario: maskText(scenarioOf(state, origin, smallest.event), credentials),
    evidence,
    ...(origin.breach === undefined ? {} : { breach: origin.breach }),
    event,
    outcome: shown,
    ...(printed.length === 0 ? {} : { printed }),
    ...(remarks.length === 0 ? {} : { remarks }),
    changes: changesShown(state, smallest, event),
    replay: replayToken(contract, event),
    ...(memory?.unsteady === true || smallest.unsteady ? { unsteady: true } : {}),
    ...(masked.length === 0 ? {} : { masked }),
    ...(isOfCase(origin, fault.rule) ? { caseFile: origin.savedCase!.file } : {}),
    ...(smallest.shrinkLimit === undefined ? {} : { shrinkLimit: smallest.shrinkLimit }),
    ...(fault.pointer === undefined ? {} : { pointer: fault.pointer }),
    ...('cause' in fault ? { cause: maskError(fault.cause, credentials) } : {}),
    ...(fault.location === undefined ? {} : { location: fault.location }),
    ...(fault.at === undefined ? {} : { at: fault.at }),
    ...clientOf(state, smallest, credentials),
  }
}

function clientOf<E>(
  { contract }: CheckState<E>,
  { event, shown }: SmallestEvent<E>,
  credentials: readonly string[],
): { readonly client?: ClientView } {
  if (contract.explainOutcome === undefined) return {}
  const client = contract.explainOutcome(shown.outcome, event)
  if (credentials.length === 0) return { client }
  return { client: JSON.parse(maskText(JSON.stringify(client), credentials)) as ClientView }
}

function isOfCase({ savedCase }: Origin, rule: string): boolean {
  return savedCase?.rule === rule
}

/** What is left of many changes at once may be a boundary of its own, whose scenario says more. */
function scenarioOf<E>(state: CheckState<E>, { phase, scenario }: Origin, event: E): string {
  if (phase !== 'boundary' || jsonEqual(event, state.contract.golden)) return scenario
  const same = state.source.boundary().find(({ value }) => jsonEqual(value, event))
  const words = same && caseWords(same)
  return words === undefined || scenario.includes(words) ? scenario : `boundary: ${words}`
}

function changesShown<E>(
  state: CheckState<E>,
  { free }: SmallestEvent<E>,
  event: unknown,
): readonly Change[] {
  const changes = changesOf(event, state.contract.golden)
  return changes.map((change) => (free?.has(change.pointer) ? { ...change, anyValue: true } : change))
}
