import { copyJson } from '../copy-json.js'
import { type Evidence, evidenceLevels, weakerEvidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import type { Violation } from '../report/report.js'
import { changesOf } from './changes.js'
import type { CheckState } from './check-state.js'
import type { KnownFault } from './findings.js'
import { minimize } from './minimize.js'
import { type Shown, showsAgain } from './probe.js'
import { now } from './real-time.js'
import { replayToken } from './replay-token.js'

/** Handler calls that one violation may cost: by far most need fewer than a hundred. */
const maxCalls = 500
/** For violations whose calls take their time: a hang, or a fault that is waited for. */
const maxSlowCalls = 80
const maxCandidates = 20_000
/** Milliseconds that one violation may take to shrink, unless `maxTime` is less. */
const maxShrinkTime = 5_000

interface Smallest<E> {
  readonly event: E
  readonly shown: Shown
  readonly evidence: Evidence
  /** It did not happen again with the same event. */
  readonly unsteady: boolean
}

/** A fault as a violation, with the smallest event that was found for it. */
export async function violationOf<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  shrink: boolean,
): Promise<Violation> {
  const smallest = await smallestOf(state, known, shrink)
  state.book.settle(known, smallest.evidence)
  return describe(state, known, smallest)
}

async function smallestOf<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  shrink: boolean,
): Promise<Smallest<E>> {
  const { sighting, evidence } = known
  const asSeen: Smallest<E> = { event: sighting.event, shown: sighting, evidence, unsteady: false }
  if (sighting.outcome.kind === 'not-loaded')
    return { ...asSeen, event: state.contract.golden, evidence: 'documented' }
  if (!shrink) return asSeen
  const timeout = probeTimeout(state, known)
  const first = await showsAgain(state, sighting, sighting.event, timeout)
  if (first === undefined) return { ...asSeen, unsteady: true }
  return (await shrinkKnown(state, known, first, timeout)) ?? asSeen
}

async function shrinkKnown<E>(
  state: CheckState<E>,
  known: KnownFault<E>,
  first: Shown,
  timeout: number,
): Promise<Smallest<E> | undefined> {
  const { sighting } = known
  // The author's own example may hold a form that the schema takes for an inferred one.
  const weakest = weakerEvidence(known.evidence, state.source.evidenceOf(sighting.event))
  const slow = sighting.seen === 'late' || sighting.outcome.kind === 'timed-out'
  let shown = first
  const event = await minimize<E>({
    event: sighting.event,
    golden: state.contract.golden,
    shrinker: state.source.shrinker(),
    permits: (candidate) => permits(state, weakest, candidate),
    shows: async (candidate) => {
      const again = await showsAgain(state, sighting, candidate, timeout)
      if (again !== undefined) shown = again
      return again !== undefined
    },
    limits: {
      calls: slow ? maxSlowCalls : maxCalls,
      candidates: maxCandidates,
      deadline: now() + Math.min(maxShrinkTime, state.plan.maxTime ?? maxShrinkTime),
    },
  })
  if (timeout < state.caller.timeout) {
    const confirmed = await showsAgain(state, sighting, event, state.caller.timeout)
    if (confirmed === undefined) return undefined
    shown = confirmed
  }
  const evidence = jsonEqual(event, sighting.event) ? known.evidence : evidenceOfSmallest(state, known, event)
  return { event, shown, evidence, unsteady: false }
}

/** The golden event is documented, whatever the schema says of the forms in it. */
function evidenceOfSmallest<E>(state: CheckState<E>, known: KnownFault<E>, event: E): Evidence {
  if (jsonEqual(event, state.contract.golden)) return 'documented'
  const found = state.source.evidenceOf(event)
  return isWeaker(found, known.evidence) ? known.evidence : found
}

function permits<E>(state: CheckState<E>, weakest: Evidence, candidate: E): boolean {
  if (jsonEqual(candidate, state.contract.golden)) return wanted(state, candidate)
  if (!state.source.shrinker().canShrinkWithoutContext(candidate)) return false
  if (!wanted(state, candidate)) return false
  return !isWeaker(state.source.evidenceOf(candidate), weakest)
}

function wanted<E>(state: CheckState<E>, candidate: E): boolean {
  return state.options.when === undefined || state.options.when(copyJson(candidate))
}

function isWeaker(a: Evidence, b: Evidence): boolean {
  return evidenceLevels.indexOf(a) > evidenceLevels.indexOf(b)
}

/** While a hang is shrunk, a call that takes ten times as long as any that settled counts as one. */
function probeTimeout<E>(state: CheckState<E>, known: KnownFault<E>): number {
  if (known.sighting.outcome.kind !== 'timed-out') return state.caller.timeout
  const settled = state.tally.slowestSettled
  return Math.min(state.caller.timeout, Math.max(60, Math.ceil(settled * 10)))
}

function describe<E>(state: CheckState<E>, known: KnownFault<E>, smallest: Smallest<E>): Violation {
  const { contract } = state
  const { fault, outcome } = smallest.shown
  const { origin } = known.sighting
  const { event, evidence } = smallest
  return {
    rule: fault.rule,
    severity: evidence === 'inferred' ? 'warn' : fault.severity,
    message: fault.message + messageSuffix(smallest, remembers(state, known, event)),
    phase: origin.phase,
    scenario: origin.scenario,
    evidence,
    event,
    outcome,
    changes: changesOf(event, contract.golden),
    replay: replayToken(contract, event),
    ...(fault.pointer === undefined ? {} : { pointer: fault.pointer }),
    ...('cause' in fault ? { cause: fault.cause } : {}),
    ...(fault.location === undefined ? {} : { location: fault.location }),
    ...(contract.explainOutcome === undefined ? {} : { client: contract.explainOutcome(outcome, event) }),
  }
}

/** The golden event shows now what it did not show when it was sent first: earlier events decide too. */
function remembers<E>(state: CheckState<E>, known: KnownFault<E>, event: E): boolean {
  const { phase } = known.sighting.origin
  if (phase !== 'boundary' && phase !== 'random') return false
  return state.plan.phases.includes('examples') && jsonEqual(event, state.contract.golden)
}

function messageSuffix<E>(smallest: Smallest<E>, isRemembered: boolean): string {
  const suffixes: string[] = []
  if (isRemembered) {
    suffixes.push(
      'this event had passed when it came first: the handler remembers earlier events; `create` and `beforeEvent` give each a fresh start',
    )
  }
  if (smallest.evidence === 'inferred') {
    suffixes.push(
      "only a form of the event that nobody has seen shows it; evidence: ['documented', 'observed'] leaves such forms out",
    )
  }
  if (smallest.unsteady)
    suffixes.push('the same event did not show it again: state, time or chance decide too')
  return suffixes.map((suffix) => ` (${suffix})`).join('')
}
