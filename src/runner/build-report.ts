import type { ContractReport, PhaseReport, Statistics, Violation } from '../report/report.js'
import { replacedIn } from './call/built-in-watch.js'
import type { CheckState } from './check-state.js'
import { coverageOf } from './coverage-gate.js'
import { replayToken } from './events/replay-token.js'
import { notesOfCases } from './events/saved-phase.js'
import { notesOfKnown, outdatedEntries } from './known-violations.js'
import { credentialsOf, maskEvent, maskText } from './mask-secrets.js'
import { healthOf } from './statistics.js'

/** The phases whose events hold constants of the dictionary. */
const triesConstants: ReadonlySet<string> = new Set(['boundary', 'random'])

/** What one phase found that no earlier phase had. */
export interface PhaseResult {
  readonly phase: PhaseReport
  readonly violations: readonly Violation[]
  readonly warnings: readonly Violation[]
  /** What the option `knownViolations` names. */
  readonly known: readonly (Violation & { readonly reason: string })[]
}

/** The report of the phases that have run so far. */
export function buildReport<E>(state: CheckState<E>, results: readonly PhaseResult[]): ContractReport {
  const violations = results.flatMap((result) => result.violations).sort(byWeight)
  const broken = new Set(violations.map(identityOf))
  const { tally, contract, plan, source } = state
  // Only the phases that try constants ask for them; a report does not read the source for its own sake.
  const hollow = results.some(({ phase }) => triesConstants.has(phase.name)) && source.dictionary().hollow
  const known = results.flatMap((result) => result.known)
  const phases = results.map((result) => result.phase)
  const outdated = outdatedEntries(state.options, plan, phases, known)
  const coverage = coverageOf(state, phases)
  return {
    ok: violations.length === 0 && outdated.length === 0 && coverage?.belowMinimum !== true,
    contract: contract.name,
    seed: plan.seed,
    violations,
    // What an early phase met with an inferred form only may have become an error later.
    warnings: results
      .flatMap((result) => result.warnings)
      .filter((warning) => !broken.has(identityOf(warning))),
    health: [
      ...healthOf(tally, contract, hollow),
      ...notesOfCases(state.saved),
      ...noteOfReplay(state, results),
      ...noteOfCut(state),
      ...noteOfReplaced(state),
      ...state.notes,
      ...notesOfKnown(state.options, known),
      ...state.book.notes(),
      ...(contract.notes ?? []),
    ],
    phases,
    statistics: {
      answers: Object.fromEntries([...tally.answers].sort()),
      slowest: tally.slowest,
      slowestCalls: slowestCalls(state),
      calls: state.caller.counter.calls,
    },
    ...(state.options.knownViolations === undefined ? {} : { known, outdated }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(plan.cases === undefined ? {} : { saved: [...state.saved] }),
  }
}

/** The slowest calls, without the credentials of the author. */
function slowestCalls<E>({ tally, contract, options }: CheckState<E>): Statistics['slowestCalls'] {
  const credentials = credentialsOf(options, contract.golden)
  return tally.slowestCalls.map(({ duration, event, origin: { phase, scenario, userSupplied } }) => ({
    duration,
    phase,
    scenario: maskText(scenario, credentials),
    replay: replayToken(contract, userSupplied === true ? maskEvent(event, contract.golden).event : event),
  }))
}

/** An event that passes though a report showed it is fixed, or was never all that it takes. */
function noteOfReplay<E>({ plan }: CheckState<E>, results: readonly PhaseResult[]): readonly string[] {
  if (plan.replayed === undefined || results.length < plan.phases.length) return []
  const found = results.flatMap(({ violations, warnings, known }) => [...violations, ...warnings, ...known])
  return found.length > 0
    ? []
    : [
        'the replayed event passes: its violation is fixed, or needs what came before it, which the seed of its report sends again',
      ]
}

/** Events that were cut short are not known to be kept. */
function noteOfCut<E>({ cut, caller }: CheckState<E>): readonly string[] {
  if (cut.length === 0) return []
  const calls = cut.length === 1 ? '1 call was' : `${cut.length} calls were`
  return [
    `${calls} not waited for until the limit of ${caller.timeout} ms, because an earlier one had not settled: what else they would show is not known before that is mended`,
  ]
}

/** No fault by itself: polyfills and instrumentation replace what others use. */
function noteOfReplaced<E>({ contract, caller: { counter } }: CheckState<E>): readonly string[] {
  if (counter.replaced === undefined) return []
  const { by, frozenBy } = counter.replaced
  const names = replacedIn(counter.replaced)
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
  const isolated = 'Isolated (isolate: true) it has a process of its own'
  const at = (event: unknown): string =>
    `first with the event of the replay token ${replayToken(contract, event)}`
  return [
    ...(names.length === 0
      ? []
      : [
          `the handler replaced ${shown} in the process that it shares with this check, ${at(by)}: its own calls go on with that, and nothing else does. ${isolated}`,
        ]),
    ...('frozenBy' in counter.replaced
      ? [
          `the handler froze the object process, ${at(frozenBy)}: this check goes on, but Node.js and a test runner may fail when they end the process. ${isolated}`,
        ]
      : []),
  ]
}

/** Whether a violation breaks the contract. */
export function isError(violation: Violation): boolean {
  return violation.severity === 'error'
}

function identityOf(violation: Violation): string {
  const { rule, pointer, location, breach } = violation
  return [rule, pointer, location, breach?.of, breach?.schemaPointer, breach?.says].join('\n')
}

/** Worst first: what the platform never calls, then what does not answer, then wrong answers; documented events first. */
export function byWeight(a: Violation, b: Violation): number {
  return weightOf(a) - weightOf(b)
}

function weightOf(violation: Violation): number {
  const kinds = ['not-loaded', 'failed', 'timed-out', 'answered']
  return kinds.indexOf(violation.outcome.kind) * 2 + (violation.evidence === 'documented' ? 0 : 1)
}
