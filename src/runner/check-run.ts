import type { CheckOptions } from '../check-options.js'
import type { AnyHandler, Contract } from '../contract.js'
import { createCoverageBook } from '../coverage/coverage-book.js'
import { defaultEvidence } from '../evidence.js'
import type { ContractReport, PhaseName, PhaseReport, Violation } from '../report/report.js'
import type { CheckPlan } from '../validate-options.js'
import { buildReport, byWeight, isError, type PhaseResult } from './build-report.js'
import { watchBuiltIns } from './call/built-in-watch.js'
import { type Caller, nextRequestId } from './call/call.js'
import { type CallGuard, type CheckPlace, createCallGuard } from './call/call-guard.js'
import type { HandlerHost } from './call/handler-host.js'
import { watchOutput } from './call/handler-output.js'
import { keepProcessState } from './call/process-state.js'
import { watchStrayErrors } from './call/stray-errors.js'
import { createWatchdog } from './call/watchdog.js'
import type { CheckState } from './check-state.js'
import { wantsCoverage } from './coverage-gate.js'
import type { EventSource } from './events/event-source.js'
import { createGrounds } from './events/grounds.js'
import { keepCase } from './events/keep-case.js'
import { boundaryEvents, exampleEvents } from './events/planned-events.js'
import { validateEvents } from './events/validate-events.js'
import { createFindingBook, type KnownFault } from './findings.js'
import { createJudge } from './judge.js'
import { entryOf } from './known-violations.js'
import { runPhase } from './phases.js'
import { createTally } from './statistics.js'
import { violationOf } from './violations.js'

/** One check, phase by phase. */
export interface CheckRun {
  readonly phases: readonly PhaseName[]
  readonly seed: number
  /** How many events a phase will send; undefined where that shows only as it runs. */
  readonly countOf: (phase: PhaseName) => number | undefined
  /** Rejects only with what a hook of the author's threw, or a ContractError. */
  readonly run: (phase: PhaseName) => Promise<PhaseResult>
  /** What all phases so far have found. */
  readonly report: () => ContractReport
  /** Lines that the handler printed so far and nobody was shown. */
  readonly dropped: () => number
  /** Ends what was started for the handler; after the last phase that is done already. */
  readonly dispose: () => Promise<void>
  /** Ends the phase that runs before its next event, and its shrinking before the next violation. */
  readonly stop: (reason: string) => void
}

/** Distinct violations of one phase that are shrunk; more than that have one cause mostly. */
const maxShrunk = 20

/** Prepares a check. The handler is loaded before its first call. */
export function startCheck<E>(
  contract: Contract<E>,
  host: HandlerHost,
  options: CheckOptions<E>,
  plan: CheckPlan<E>,
  source: EventSource<E>,
  place?: CheckPlace,
): CheckRun {
  validateEvents(contract, plan, options, source)
  const guard = host.local === undefined ? undefined : createCallGuard(contract.name, host.local, place)
  const base = prepare(contract, host, options, plan, source, guard)
  const results: PhaseResult[] = []
  const started = new Map<PhaseName, Promise<PhaseResult>>()
  let loading: Promise<CheckState<E>> | undefined
  let restoreProcess: (() => void) | undefined
  let previous: Promise<unknown> = Promise.resolve()

  // A test runner may retry a phase or start several at once: each runs once, one after the other.
  function run(phase: PhaseName): Promise<PhaseResult> {
    let result = started.get(phase)
    if (result === undefined) {
      result = previous.then(() => runNow(phase))
      started.set(phase, result)
      previous = result.catch(() => {})
    }
    return result
  }

  async function runNow(phase: PhaseName): Promise<PhaseResult> {
    if (guard !== undefined) watchBuiltIns()
    const release = await watchStrayErrors()
    const releaseOutput = watchOutput()
    try {
      loading ??= loadInto(base, host)
      const state = await loading
      if (guard !== undefined) restoreProcess ??= keepProcessState()
      const result = await runAndShrink(state, phase)
      results.push(result)
      return result
    } finally {
      releaseOutput()
      release()
      base.caller.watchdog.dispose()
      base.caller.guard?.dispose()
      if (started.size === plan.phases.length && previous === started.get(phase)) await dispose()
    }
  }

  async function dispose(): Promise<void> {
    restoreProcess?.()
    await host.dispose()
  }

  function countOf(phase: PhaseName): number | undefined {
    if (phase === 'saved') return plan.cases?.cases.length
    if (phase === 'examples') return exampleEvents(base).length
    if (phase === 'boundary') return boundaryEvents(base).length
    return phase === 'random' ? plan.numRuns : undefined
  }

  return {
    phases: plan.phases,
    seed: plan.seed,
    countOf,
    run,
    report: () => buildReport(base, results),
    dropped: () => base.caller.counter.dropped + (host.dropped?.() ?? 0),
    dispose,
    stop: (reason) => {
      base.halt.reason = reason
    },
  }
}

function prepare<E>(
  contract: Contract<E>,
  host: HandlerHost,
  options: CheckOptions<E>,
  plan: CheckPlan<E>,
  source: EventSource<E>,
  guard: CallGuard | undefined,
): CheckState<E> {
  const counter = { calls: 0, requests: 0, dropped: 0 }
  const caller = {
    runtime: host.runtime,
    turn: host.turn,
    ...(host.renew === undefined ? {} : { renew: host.renew }),
    options: withContext(options, contract.context),
    watchdog: createWatchdog(),
    ...(guard === undefined ? {} : { guard }),
    handler: undefined,
    timeout: plan.timeout,
    counter,
  }
  return {
    contract,
    options,
    plan,
    source,
    caller,
    judge: createJudge(contract, options),
    book: createFindingBook<E>((event) => source.evidenceOf(event)),
    tally: createTally(),
    grounds: createGrounds<E>(),
    ...(wantsCoverage(options)
      ? { coverage: createCoverageBook(contract, options.evidence ?? defaultEvidence) }
      : {}),
    saved: [],
    notes: [],
    held: [],
    late: new Set(),
    cut: [],
    wronglyCut: [],
    halt: { reason: undefined },
    accepted: undefined,
    firstAnswered: undefined,
    firstGolden: undefined,
    deliveredEarly: 0,
    redelivered: new Set(),
    notLoaded: false,
  }
}

/** What a check says of the context goes before what the contract says, member by member. */
function withContext<E>(options: CheckOptions<E>, context: object | undefined): CheckOptions<E> {
  return context === undefined ? options : { ...options, context: { ...context, ...options.context } }
}

async function loadInto<E>(base: CheckState<E>, host: HandlerHost): Promise<CheckState<E>> {
  const { handler, initializer } = await host.load()
  const initializationError =
    initializer === undefined ? undefined : await initialize(base.caller, initializer)
  const caller: Caller<E> = {
    ...base.caller,
    handler,
    ...(initializationError === undefined ? {} : { initializationError }),
  }
  return { ...base, caller }
}

async function initialize<E>(caller: Caller<E>, initializer: AnyHandler): Promise<string | undefined> {
  const { runtime, timeout, watchdog, counter, options } = caller
  return runtime.initialize?.(initializer, {
    timeout,
    requestId: nextRequestId(counter),
    startTimer: (callback) => watchdog.start(timeout, callback),
    ...(options.context === undefined ? {} : { context: options.context }),
  })
}

async function runAndShrink<E>(state: CheckState<E>, name: PhaseName): Promise<PhaseResult> {
  const phase = await runPhase(state, name)
  const found: Violation[] = []
  // Shrinking may meet further faults, which are shrunk in their turn.
  for (let fresh = state.book.takeNew(); fresh.length > 0; fresh = state.book.takeNew()) {
    for (const known of fresh) {
      // An invalid event is one change by itself, and shrinking would make it valid.
      const shrink =
        known.sighting.origin.breach === undefined &&
        isCheapAgain(state, known) &&
        state.plan.replayed === undefined &&
        state.halt.reason === undefined &&
        found.length < maxShrunk
      const violation = await violationOf(state, known, shrink)
      if (wasHeldUp(known, violation) || isEcho(known, violation, state.redelivered)) continue
      found.push(keepCase(state, violation))
    }
  }
  return resultOf(state, phase, found)
}

/** Each candidate for a fault of used instances needs some, which are processes where the handler is isolated. */
function isCheapAgain<E>({ caller }: CheckState<E>, { sighting }: KnownFault<E>): boolean {
  return sighting.seen !== 'warm' || caller.renew === undefined
}

/** It settled, too late, and in time when asked again: this process was held up, not the handler. */
function wasHeldUp<E>({ sighting: { outcome } }: KnownFault<E>, { unsteady }: Violation): boolean {
  return unsteady === true && outcome.kind === 'timed-out' && outcome.settlements > 0
}

/** It could not be brought back, and another way to deliver an event again has broken the handler at the same line. */
function isEcho<E>(
  { sighting: { seen } }: KnownFault<E>,
  { unsteady, location }: Violation,
  redelivered: Set<string>,
): boolean {
  if (seen !== 'delivery' || location === undefined) return false
  if (unsteady === true) return redelivered.has(location)
  redelivered.add(location)
  return false
}

function resultOf<E>(state: CheckState<E>, phase: PhaseReport, found: readonly Violation[]): PhaseResult {
  const entries = new Map(found.map((violation) => [violation, entryOf(state.options, violation)]))
  const fresh = found.filter((violation) => entries.get(violation) === undefined)
  return {
    phase,
    violations: fresh.filter(isError).sort(byWeight),
    warnings: fresh.filter((one) => !isError(one)),
    known: found.flatMap((violation) => {
      const entry = entries.get(violation)
      return entry === undefined ? [] : [{ ...violation, reason: entry.reason }]
    }),
  }
}
