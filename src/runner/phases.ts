import fc from 'fast-check'
import type { Outcome } from '../contract.js'
import { jsonEqual } from '../json-equal.js'
import type { PhaseName, PhaseReport } from '../report/report.js'
import { callHandler } from './call/call.js'
import { patienceOf } from './call/cut-calls.js'
import { batchSize, lastSweep, noteCall, observe, sweep } from './call/observe.js'
import { now } from './call/real-time.js'
import { restAttribution, resumeAttribution } from './call/stray-errors.js'
import { shortPath } from './call/throw-location.js'
import { type CheckState, holdCall } from './check-state.js'
import { deliveredEvents } from './events/delivered-events.js'
import { deliver } from './events/delivery.js'
import { observeGolden } from './events/golden-again.js'
import { invalidEvents, observeParts } from './events/invalid-phase.js'
import { makeAhead } from './events/make-ahead.js'
import { boundaryEvents, deeperEvents, exampleEvents, type PlannedEvent } from './events/planned-events.js'
import { originOfCase, reasonToSkip, resultOfCase, runCase } from './events/saved-phase.js'
import { sendAlone } from './events/send-alone.js'
import { comparedEvents, hasFreshInstances, warmStateFault } from './events/warm-state.js'
import { wantsWarmState, warmStateRule } from './events/warm-state-rule.js'
import type { Origin } from './findings.js'
import { tallyShape } from './statistics.js'

/** Hangs after which a phase ends: each costs its time. A phase after so many ends with its first. */
const maxHangs = 3
/** Ends of the handler's process after which a phase ends: each costs the start of another one. */
const maxDeaths = 10

interface RunningPhase {
  readonly name: PhaseName
  readonly deadline: number
  runs: number
  /** Calls of earlier phases that did not settle in time. */
  readonly earlierHangs: number
  readonly mostHangs: number
  deaths: number
  stopped: string | undefined
}

class PhaseStopped extends Error {}

/** Runs one phase; faults go to the state's book. */
export async function runPhase<E>(state: CheckState<E>, name: PhaseName): Promise<PhaseReport> {
  const start = now()
  const { maxTime } = state.plan
  const deadline = maxTime === undefined ? Number.POSITIVE_INFINITY : start + maxTime
  const { hangs: earlierHangs } = state.tally
  const allHung = earlierHangs > 0 && earlierHangs === state.tally.calls
  const mostHangs = allHung || earlierHangs >= maxHangs ? 1 : maxHangs
  const phase: RunningPhase = {
    name,
    deadline,
    runs: 0,
    earlierHangs,
    mostHangs,
    deaths: 0,
    stopped: undefined,
  }
  // Where nothing can be called, no event needs to be made.
  if (isOver(state, phase, 'the events')) return { name, runs: 0, duration: 0, stopped: phase.stopped! }
  if (name === 'saved') await runSaved(state, phase)
  else if (name === 'random') await runRandom(state, phase)
  else if (name === 'delivery') await runDeliveries(state, phase)
  else if (name === 'invalid') await runInvalid(state, phase)
  else if (state.plan.replayed !== undefined) await runReplayed(state, phase)
  else if (name === 'examples') await runListed(state, phase, exampleEvents(state))
  else await runBoundary(state, phase)
  await lastSweep(state, () => makeAhead(state, phase))
  await callWronglyCut(state)
  const duration = now() - start
  const { runs, stopped } = phase
  return stopped === undefined ? { name, runs, duration } : { name, runs, duration, stopped }
}

/** What was cut and has settled all the same is sent again, now with its time. */
async function callWronglyCut<E>(state: CheckState<E>): Promise<void> {
  const calls = state.wronglyCut.splice(0)
  for (const { planned, origin } of calls) await observeParts(state, planned, origin)
  if (calls.length > 0) await lastSweep(state)
}

async function runListed<E>(
  state: CheckState<E>,
  phase: RunningPhase,
  events: readonly PlannedEvent<E>[],
): Promise<void> {
  if (events.length === 0 && state.options.when !== undefined)
    phase.stopped = '`when` lets no event of it pass'
  for (const planned of events) {
    if (isOver(state, phase, `${events.length} events`)) return
    const isGolden = phase.name === 'examples' && jsonEqual(planned.event, state.contract.golden)
    const outcome = await (isGolden
      ? observeGolden(state, planned)
      : observeParts(state, planned.event, planned.origin))
    if (isGolden) {
      state.firstAnswered ??= outcome.kind === 'answered'
      state.firstGolden ??= planned.origin
    }
    countRun(phase, outcome)
    state.grounds.note(planned, state.tally.lastEnd, outcome)
  }
}

/** The finite list; then what lies behind the conditions that one of its events met, from each of those. */
async function runBoundary<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  await runListed(state, phase, boundaryEvents(state))
  for (let ground = state.grounds.take(); ground !== undefined; ground = state.grounds.take()) {
    const events = phase.stopped === undefined ? deeperEvents(state, ground) : []
    if (events.length > 0) await runListed(state, phase, events)
  }
}

async function runSaved<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  const { cases } = state.plan
  for (const { file, reason } of cases?.problems ?? [])
    state.saved.push({ file: shortPath(file), state: 'skipped', reason })
  for (const found of cases?.cases ?? []) {
    if (isOver(state, phase, `${cases!.cases.length} saved cases`)) return
    const reason = reasonToSkip(state, found)
    if (reason !== undefined) {
      state.saved.push({ file: shortPath(found.file), state: 'skipped', reason })
      continue
    }
    const origin = originOfCase(found)
    const ran = await runCase(state, found, origin)
    phase.runs += ran.runs
    state.saved.push(resultOfCase(found, ran))
  }
}

async function runReplayed<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  const [{ event, origin }] = exampleEvents(state) as [PlannedEvent<E>]
  const { outcomes } = await sendAlone(state, event, origin, () => true)
  state.firstAnswered ??= outcomes[0]!.kind === 'answered'
  for (const outcome of outcomes) countRun(phase, outcome)
}

async function runRandom<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  const waiting: E[] = []
  const property = fc.asyncProperty(state.source.arbitrary(), (event) => {
    tallyShape(state.tally, event)
    waiting.push(event)
    return waiting.length < batchSize() ? nothingToDo : sendBatch(state, phase, waiting)
  })
  const details = await fc.check(property, randomParameters(state))
  if (details.failed && details.errorInstance instanceof PhaseStopped) return
  if (await sendWaiting(state, phase, waiting)) return
  // Our property never fails by itself: a hook of the author's threw, or a generator gave up.
  if (details.failed) throw details.errorInstance
}

const nothingToDo = Promise.resolve()

/** Some events at a time are made while nothing is attributed: that would slow down each promise of fast-check's. */
async function sendBatch<E>(state: CheckState<E>, phase: RunningPhase, waiting: E[]): Promise<void> {
  if (await sendWaiting(state, phase, waiting)) throw new PhaseStopped()
  if (state.held.length > 0) await sweep(state)
  restAttribution()
}

/** Sends what is waiting, in its order; true when the phase is over before the end of it. */
async function sendWaiting<E>(state: CheckState<E>, phase: RunningPhase, waiting: E[]): Promise<boolean> {
  const { plan } = state
  const skipped = plan.path === undefined ? 0 : Number(/^\d+/.exec(plan.path)?.[0] ?? 0)
  resumeAttribution()
  for (const event of waiting.splice(0)) {
    if (isOver(state, phase, `${plan.numRuns} events`)) return true
    const path = plan.path?.includes(':') === true ? plan.path : String(skipped + phase.runs)
    const origin = new RandomOrigin(`random event (seed ${plan.seed}, path "${path}")`)
    if (patienceOf(state) !== undefined) {
      countRun(phase, await observe(state, event, origin))
      continue
    }
    const held = holdCall(state, event, origin)
    const outcome = await callHandler(state.caller, held.record)
    countRun(phase, outcome)
    const left = noteCall(state, held, outcome)
    if (left !== undefined) await left
  }
  return false
}

/** A class, as all of a held call is: see CallRecord. */
class RandomOrigin implements Origin {
  readonly phase = 'random'
  readonly scenario: string

  constructor(scenario: string) {
    this.scenario = scenario
  }
}

/** fast-check's global settings stay in force, but for those that would end a run that records everything. */
function randomParameters<E>(state: CheckState<E>): fc.Parameters<[E]> {
  const { seed, numRuns, path } = state.plan
  const own = {
    seed,
    numRuns,
    endOnFailure: true,
    verbose: fc.VerbosityLevel.None,
    ...(path === undefined ? {} : { path }),
  }
  const neutral = {
    timeout: undefined,
    interruptAfterTimeLimit: undefined,
    skipAllAfterTimeLimit: undefined,
    examples: [],
  }
  return { ...own, ...neutral } as unknown as fc.Parameters<[E]>
}

async function runDeliveries<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  const { contract, options } = state
  const isReplayed = state.plan.replayed !== undefined
  phase.runs = state.deliveredEarly
  for (const { event, origin } of contract.deliveries === undefined ? [] : deliveredEvents(state)) {
    if (origin.breach !== undefined) continue
    for (const delivery of contract.deliveries!(event)) {
      if (isOver(state, phase, 'the deliveries')) return
      const scenario = `${origin.scenario}, then ${delivery.scenario}`
      const extras = { counted: true, answeredBefore: isReplayed && state.firstAnswered === true }
      const found = await deliver(state, event, delivery, { ...origin, scenario }, extras)
      phase.runs += 1 + delivery.events.length
      if (found === undefined) continue
      countEnd(phase, found.outcome)
      state.book.note({ ...found, event, origin: { ...origin, scenario }, seen: 'delivery' })
    }
  }
  if (wantsWarmState(contract, options)) await runOnUsedInstances(state, phase)
}

/** One event that ends otherwise on a used instance is enough: it is one fault, whatever the event. */
async function runOnUsedInstances<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  if (!hasFreshInstances(state)) {
    state.notes.push(
      `${warmStateRule} was not looked at: it needs instances that have served nothing yet, which \`create\` or \`isolate\` give`,
    )
    return
  }
  for (const { event, origin } of comparedEvents(state)) {
    if (isOver(state, phase, 'the deliveries')) return
    if (origin.breach !== undefined) continue
    const scenario = `${origin.scenario}, on a fresh instance and on a used one`
    const found = await warmStateFault(state, event, { ...origin, scenario }, true)
    phase.runs += 2
    if (found === undefined) continue
    return state.book.note({ ...found, event, origin: { ...origin, scenario }, seen: 'warm' })
  }
}

async function runInvalid<E>(state: CheckState<E>, phase: RunningPhase): Promise<void> {
  if (state.contract.invalid === undefined)
    phase.stopped = 'the contract does not say which events are invalid'
  const events = await invalidEvents(state, async ({ event, origin }) => {
    if (isOver(state, phase, 'the valid events')) return false
    countRun(phase, await observe(state, event, origin))
    return true
  })
  for (const { event, origin } of events) {
    if (isOver(state, phase, `${events.length} events`)) return
    countRun(phase, await observeParts(state, event, origin))
  }
}

function countRun(phase: RunningPhase, outcome: Outcome): void {
  phase.runs += 1
  countEnd(phase, outcome)
}

function countEnd(phase: RunningPhase, outcome: Outcome): void {
  if (outcome.death !== undefined) phase.deaths += 1
}

/** What calls are given, which is less once one has not settled. */
function limitsOf<E>(state: CheckState<E>): string {
  const patience = patienceOf(state)
  const limit = `${state.caller.timeout} ms`
  return patience === undefined ? limit : `${limit} (${patience} ms once one had not)`
}

function isOver<E>(state: CheckState<E>, phase: RunningPhase, all: string): boolean {
  phase.stopped ??= reasonToStop(state, phase, all)
  return phase.stopped !== undefined
}

function reasonToStop<E>(state: CheckState<E>, phase: RunningPhase, all: string): string | undefined {
  if (state.notLoaded) return 'the platform does not load the handler'
  const hangs = state.tally.hangs - phase.earlierHangs
  if (hangs >= phase.mostHangs) {
    const calls = hangs === 1 ? 'another call' : `${hangs} calls`
    return `${calls} did not settle within ${limitsOf(state)}; ended after ${phase.runs} of ${all}`
  }
  if (phase.deaths >= maxDeaths) {
    return `${phase.deaths} calls ended the process of the handler; ended after ${phase.runs} of ${all}`
  }
  if (state.halt.reason !== undefined) return `${state.halt.reason} after ${phase.runs} of ${all}`
  if (now() >= phase.deadline)
    return `maxTime of ${state.plan.maxTime} ms was over after ${phase.runs} of ${all}`
  return undefined
}
