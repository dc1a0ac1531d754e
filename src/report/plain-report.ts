import type { Outcome } from '../contract.js'
import { errorLine } from './error-line.js'
import type { ContractReport, ShownViolation, Violation } from './report.js'

/** How a call ended, as JSON can hold it: what the handler threw or returned as text, credentials left out. */
export interface PlainOutcome
  extends Pick<
    Outcome,
    'kind' | 'via' | 'text' | 'errorCode' | 'settlements' | 'unhandledRejections' | 'logs' | 'duration'
  > {
  readonly error?: string
  readonly uncaughtExceptions?: readonly string[]
}

/** A violation that JSON can hold. */
export interface PlainViolation extends ShownViolation {
  readonly outcome: PlainOutcome
  /** What the handler threw, in one line. */
  readonly cause?: string
}

/** Which handler a report is about, as far as it is known. */
export interface ReportSubject {
  /** The handler as the author named it: `src/create-order.handler`. */
  readonly handler?: string
  /** The test that checked it. */
  readonly test?: {
    /** Relative to the project. */
    readonly file: string
    /** The titles around the phases: `create-order > apig contract`. */
    readonly name: string
  }
}

/** A report that JSON can hold, with the handler that it is about. */
export interface HandlerReport
  extends Omit<ContractReport, 'violations' | 'warnings' | 'known'>,
    ReportSubject {
  readonly violations: readonly PlainViolation[]
  readonly warnings: readonly PlainViolation[]
  readonly known?: readonly (PlainViolation & { readonly reason: string })[]
}

/** The reports of several handlers: what every format but the terminal's is written from. */
export interface ReportDocument {
  /** Of this form. A member may be added without a new version. */
  readonly version: 1
  /** Whether every handler keeps its contract. */
  readonly ok: boolean
  readonly reports: readonly HandlerReport[]
}

/** A report as plain data: the handler's own values (results, errors) as texts, the context's credentials left out. */
export function plainReport(report: ContractReport, subject: ReportSubject = {}): HandlerReport {
  const { known, ...rest } = report
  return {
    ...subject,
    ...rest,
    violations: report.violations.map(plainViolation),
    warnings: report.warnings.map(plainViolation),
    ...(known === undefined
      ? {}
      : { known: known.map((one) => ({ ...plainViolation(one), reason: one.reason })) }),
  }
}

/** Several reports as one document. */
export function documentOf(reports: readonly HandlerReport[]): ReportDocument {
  return { version: 1, ok: reports.every((report) => report.ok), reports }
}

/** Whose report it is, in one line: `src/create-order.handler: apig contract`. */
export function titleOf({ handler, test, contract }: HandlerReport): string {
  if (test !== undefined) return `${test.file} > ${test.name}`
  return handler === undefined ? `${contract} contract` : `${handler}: ${contract} contract`
}

function plainViolation(violation: Violation): PlainViolation {
  const { cause, outcome, ...rest } = violation
  return {
    ...rest,
    outcome: plainOutcome(outcome),
    ...(cause === undefined ? {} : { cause: errorLine(cause) }),
  }
}

function plainOutcome(outcome: Outcome): PlainOutcome {
  const { kind, via, text, error, errorCode, settlements, logs, duration } = outcome
  const { unhandledRejections, uncaughtExceptions } = outcome
  return {
    kind,
    ...(via === undefined ? {} : { via }),
    text,
    ...(error === undefined ? {} : { error: errorLine(error) }),
    ...(errorCode === undefined ? {} : { errorCode }),
    settlements,
    unhandledRejections: unhandledRejections.map((reason) => errorLine(reason)),
    ...(uncaughtExceptions === undefined
      ? {}
      : { uncaughtExceptions: uncaughtExceptions.map((thrown) => errorLine(thrown)) }),
    logs,
    duration,
  }
}
