import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { atCallSite, callSite } from './call-site.js'
import { prepareCheck } from './check.js'
import type { CheckOptions } from './check-options.js'
import type { AnyHandler, Contract, Outcome } from './contract.js'
import { type ContractSet, isContractSet, membersOf } from './contract-set.js'
import { ContractError, ContractViolationError } from './errors.js'
import { formatCoverage } from './report/format-coverage.js'
import { knownLines } from './report/format-known.js'
import { counted, formatFindings, stoppedLines } from './report/format-terminal.js'
import { formatWarning } from './report/format-violation.js'
import { otherFailures } from './report/other-failures.js'
import type { ContractReport, PhaseName, Violation } from './report/report.js'
import type { PhaseResult } from './runner/build-report.js'
import { handlerName, testNameOf } from './runner/call/handler-name.js'
import type { HandlerInput } from './runner/call/load-handler.js'
import type { CheckRun } from './runner/check-run.js'
import type { CaseDefaults } from './runner/events/case-plan.js'
import { createJudge } from './runner/judge.js'
import { removeCase } from './saved/case-store.js'
import { compileValidator } from './schema/validate/validate.js'
import { shownCause } from './shown-cause.js'
import { leaveReport } from './vitest-meta.js'

/** The part of vitest's test context that is used, so that any version of it fits. */
interface PhaseContext {
  readonly annotate?: (message: string, type?: string) => unknown
  readonly task?: { readonly meta?: object }
  readonly skip: (note?: string) => unknown
}

/**
 * Declares the tests of a handler: one `describe`, and one `it` for each phase of the check; of a set of contracts, one
 * such `describe` for each. A phase reports what no earlier one has. Throws a ContractError at once for a wrong option.
 */
export function describeContract<E, H extends AnyHandler, P>(
  contract: Contract<E, H, P> | ContractSet<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>> = {},
): void {
  const site = callSite(describeContract)
  if (isContractSet(contract)) describeSet(site, contract, handler, options)
  else describeAt(site, contract, handler, options)
}

function describeSet<E, H extends AnyHandler, P>(
  site: string,
  contract: ContractSet<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>>,
): void {
  const members = prepareAt(site, () => membersOf(contract, options))
  describe(contract.name, () => {
    for (const member of members) describeAt(site, member.contract, handler, member.options)
    // Of a document that is covered in part, the rest must not pass for tested.
    for (const what of contract.unsupported) it.skip(`does not cover: ${what}`)
  })
}

function describeAt<E, H extends AnyHandler, P>(
  site: string,
  contract: Contract<E, H, P>,
  handler: HandlerInput<NoInfer<H>> | undefined,
  options: CheckOptions<NoInfer<E>, NoInfer<P>>,
): void {
  const cases = claimCases(contract, handler)
  contractsDeclared += 1
  const place = { site, test: () => expect.getState().currentTestName }
  const leave = reportLeaver(String(contractsDeclared), handler)
  const run = prepareAt(site, () => prepareCheck(contract, handler, options, { cases, place }))
  describe(`${contract.name} contract`, () => {
    // Where only some of the phases are run, none of them is the last.
    afterAll(() => {
      cases.release()
      return run.dispose()
    })
    for (const phase of run.phases) {
      // Each call has its own limit; a limit on the phase would hide which event hangs.
      it(titleOf(run, phase, options), { timeout: 0 }, (context) =>
        runPhaseTest(run, phase, context, site, leave),
      )
    }
  })
}

/** Tells the contracts of a file from each other: their titles may be equal. */
let contractsDeclared = 0

type ReportLeaver = (run: CheckRun, context: PhaseContext) => void

/** Leaves the report so far with a test, for a reporter. */
function reportLeaver(id: string, handler: unknown): ReportLeaver {
  return (run, { task }) => {
    if (task?.meta !== undefined) leaveReport(task.meta, id, run.report(), handler)
  }
}

/** Folders of cases that were taken in this process: a second handler of the same name gets one of its own. */
const taken = new Set<string>()

interface ClaimedCases extends CaseDefaults {
  /** A file that is run again takes the same folders again. */
  readonly release: () => void
}

/** Where the cases of a handler lie: beside the test file. */
function claimCases(contract: Contract, handler: unknown): ClaimedCases {
  const file = expect.getState().testPath ?? 'handler'
  const testName = testNameOf(file)
  const keyOf = (number: number): string =>
    [file, handlerName(handler, testName, number), contract.name].join('\n')
  let number = 1
  while (taken.has(keyOf(number))) number += 1
  const key = keyOf(number)
  taken.add(key)
  return {
    folder: join(dirname(file), '__cases__'),
    testName,
    number,
    release: () => void taken.delete(key),
  }
}

/** Under `vitest -u`, cases whose violation is fixed go, as obsolete snapshots do. */
function removeFixed(run: CheckRun): void {
  const { snapshotState } = expect.getState() as { snapshotState?: { snapshotUpdateState?: string } }
  if (snapshotState?.snapshotUpdateState !== 'all') return
  for (const { file, state } of run.report().saved ?? []) if (state === 'fixed') removeCase(resolve(file))
}

function prepareAt<T>(site: string, prepare: () => T): T {
  try {
    return prepare()
  } catch (error) {
    if (error instanceof Error) atCallSite(error, site)
    throw error
  }
}

async function runPhaseTest(
  run: CheckRun,
  phase: PhaseName,
  context: PhaseContext,
  site: string,
  leave: ReportLeaver,
): Promise<void> {
  const result = await run.run(phase).catch((error: unknown) => {
    throw error instanceof ContractError ? mistakeAt(error, site) : error
  })
  leave(run, context)
  if (phase === 'saved') removeFixed(run)
  await annotate(run, result, context)
  if (result.violations.length > 0) throw atCallSite(phaseError(run, result), site)
  const report = run.report()
  // Entries show to be outdated, and coverage to be too low, with the phase that is run last, whichever that is.
  const failed = otherFailures(report).map(({ text }) => text)
  if (failed.length > 0) throw atCallSite(new ContractViolationError(failed.join('\n'), report), site)
  if (result.phase.runs === 0 && result.phase.stopped !== undefined) context.skip(result.phase.stopped)
}

/** A mistake that shows as the check runs, such as a handler that is not there, at the author's call. */
function mistakeAt(error: ContractError, site: string): ContractError {
  if (error.cause !== undefined) Object.defineProperty(error, 'cause', { value: shownCause(error.cause) })
  return atCallSite(error, site)
}

function phaseError(run: CheckRun, result: PhaseResult): ContractViolationError {
  const { violations, phase } = result
  const lines = [counted(violations.length, 'violation'), formatFindings({ violations, warnings: [] })]
  lines.push(...stoppedLines([phase]))
  if (phase.name === 'random') lines.push(`seed: ${run.seed}`)
  return new ContractViolationError(lines.join('\n\n'), run.report(), causeOf(violations))
}

function causeOf(violations: readonly Violation[]): unknown {
  return shownCause(violations.find((violation) => violation.cause !== undefined)?.cause)
}

/** Warnings and notes do not fail a test; they go to the console and into its annotations. */
async function annotate(run: CheckRun, result: PhaseResult, context: PhaseContext): Promise<void> {
  const isLast = result.phase.name === run.phases.at(-1)
  const warnings = result.warnings.map((warning) => formatWarning(warning))
  const notes = [
    ...knownLines(result.known),
    // Of a phase that fails, its error says why it ended.
    ...(result.violations.length > 0 ? [] : stoppedLines([result.phase])),
    ...(isLast ? lastNotes(run.report()) : []),
  ]
  // Annotations of a passing test are hidden by most reporters: a hollow pass must not be silent.
  const printed = isLast ? printedNotes(run) : []
  for (const text of [...warnings, ...notes, ...printed]) console.warn(text)
  if (context.annotate === undefined) return
  // Violations are the error of the test: an annotation would print them once more.
  // The console tells the rest of it; an annotation stands beside a line of code.
  for (const warning of warnings) await context.annotate(warning.split('\n', 1)[0]!, 'warning')
  for (const note of notes) await context.annotate(note, 'notice')
}

function lastNotes({ health, coverage }: ContractReport): readonly string[] {
  return coverage === undefined ? health : [...health, formatCoverage(coverage)]
}

/** What is not shown must not be missed: the author may have added a line to look at. */
function printedNotes(run: CheckRun): readonly string[] {
  const dropped = run.dropped()
  return dropped === 0
    ? []
    : [`the handler printed ${counted(dropped, 'line')}; the option logs: true shows them`]
}

function titleOf<E>(run: CheckRun, phase: PhaseName, options: CheckOptions<E>): string {
  if (options.replay !== undefined)
    return phase === 'delivery' ? 'survives redelivery of the replayed event' : 'answers the replayed event'
  const count = run.countOf(phase)
  switch (phase) {
    case 'saved':
      return `answers the saved cases (${count})`
    case 'examples':
      return 'answers the documented examples'
    case 'boundary':
      return `answers every boundary event (${count})`
    case 'random':
      // A drawn seed in the name would make it another test on each run, for histories and for editors.
      return `answers ${count} random events${options.seed === undefined ? '' : ` (seed ${run.seed})`}`
    case 'delivery':
      return 'survives redelivery'
    case 'invalid':
      return 'takes invalid events for what they are'
  }
}

/** What a matcher of vitest returns. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** `expect(event).toMatchEvent(contract)`: whether a value is an event of the contract. */
export function matchEvent(received: unknown, contract: Contract): MatcherResult {
  const problems = compileValidator(contract.event.schema)(received)
  const lines = problems.map(
    ({ pointer, message }) => `  ${pointer === '' ? 'the event' : pointer}: ${message}`,
  )
  return {
    pass: problems.length === 0,
    message: () =>
      problems.length === 0
        ? `expected no event of the ${contract.name} contract, but it is one`
        : [`expected an event of the ${contract.name} contract:`, ...lines].join('\n'),
  }
}

/**
 * A matcher that judges a value as the answer of a handler, by the rules of a contract.
 * `outcomeOf` says what the platform would have sent on; the event is the golden one unless the matcher gets another.
 */
export function answerMatcher<E>(
  contract: Contract<E>,
  outcomeOf: (value: unknown) => Outcome,
): (received: unknown, event?: E) => MatcherResult {
  const judge = createJudge(contract, {})
  return (received, event = contract.golden) => {
    const faults = judge.byRules(event, outcomeOf(received)).filter((fault) => fault.severity === 'error')
    const lines = faults.map(
      ({ rule, message, pointer }) => `  ${rule}: ${message}${pointer ? ` (${pointer})` : ''}`,
    )
    return {
      pass: faults.length === 0,
      message: () =>
        faults.length === 0
          ? `expected no answer that keeps the ${contract.name} contract, but it keeps it`
          : [`expected an answer that keeps the ${contract.name} contract:`, ...lines].join('\n'),
    }
  }
}
