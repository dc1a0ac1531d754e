import { copyJson } from '../copy-json.js'
import type { Evidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import type { PhaseName } from '../report/report.js'
import type { CheckState } from './check-state.js'
import type { Origin } from './findings.js'
import { sentAgain } from './sent-again.js'

/** One event of a phase and how it came about. */
export interface PlannedEvent<E> {
  readonly event: E
  readonly origin: Origin
}

/** The documented events, the golden one and the author's own; or the one event that is replayed. */
export function exampleEvents<E>(state: CheckState<E>): readonly PlannedEvent<E>[] {
  const { contract, plan, source, options } = state
  const phase = 'examples'
  if (plan.replayed !== undefined)
    return [{ event: plan.replayed.event, origin: { phase, scenario: 'the replayed event' } }]
  const { schema } = contract.event
  const listed =
    typeof schema === 'object' && Array.isArray(schema.examples) ? (schema.examples as readonly E[]) : []
  // A contract that narrows its schema may leave documented events behind.
  const documented = listed.filter((event) => source.accepts(event))
  // An example may contradict itself: then it holds a form that the schema takes for an inferred one.
  const evidenceOfExample = (event: E): Evidence =>
    jsonEqual(event, contract.golden) ? 'documented' : source.evidenceOf(event)
  const events: PlannedEvent<E>[] = documented.map((event, i) => ({
    event,
    origin: originWith(phase, `documented example ${i + 1}`, () => evidenceOfExample(event)),
  }))
  if (!documented.some((event) => jsonEqual(event, contract.golden))) {
    events.push({
      event: contract.golden,
      origin: { phase, scenario: 'the golden event', evidence: 'documented' },
    })
  }
  for (const [i, event] of (options.examples ?? []).entries()) {
    // The author says that such an event occurs.
    events.push({ event, origin: { phase, scenario: `examples[${i}]`, evidence: 'observed' } })
  }
  return wantedOf(state, events)
}

/** The finite list of edge cases. */
export function boundaryEvents<E>(state: CheckState<E>): readonly PlannedEvent<E>[] {
  const cases = state.source.boundary()
  const twice = sentAgain(state.contract, cases)
  const events = cases.flatMap((one): PlannedEvent<E>[] => {
    const event = one.value
    const named = (scenario: string) => ({
      event,
      origin: originWith('boundary', `boundary: ${scenario}`, () => one.evidence),
    })
    return twice.has(one)
      ? [named(one.scenario), named(`${one.scenario}, sent again`)]
      : [named(one.scenario)]
  })
  return wantedOf(state, events)
}

/** The evidence is read where an event shows a fault only: to work it out costs more than to call a handler. */
function originWith(phase: PhaseName, scenario: string, evidence: () => Evidence): Origin {
  return {
    phase,
    scenario,
    get evidence() {
      return evidence()
    },
  }
}

/** Those of the events that the author's `when` lets pass. */
export function wantedOf<E>(
  state: CheckState<E>,
  events: readonly PlannedEvent<E>[],
): readonly PlannedEvent<E>[] {
  const { when } = state.options
  return when === undefined ? events : events.filter(({ event }) => when(copyJson(event)))
}
