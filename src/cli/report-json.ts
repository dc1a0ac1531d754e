import type { Outcome } from '../contract.js'
import type { ContractReport, Violation } from '../report/report.js'
import { errorLine } from '../runner/error-line.js'

/** A report as JSON text: the handler's own values (results, errors) as texts, the context's credentials left out. */
export function reportJson(report: ContractReport): string {
  const plain = {
    ...report,
    violations: report.violations.map(plainViolation),
    warnings: report.warnings.map(plainViolation),
  }
  return JSON.stringify(plain, null, 2)
}

function plainViolation(violation: Violation): object {
  const { cause, outcome, ...rest } = violation
  return {
    ...rest,
    outcome: plainOutcome(outcome),
    ...(cause === undefined ? {} : { cause: errorLine(cause) }),
  }
}

function plainOutcome(outcome: Outcome): object {
  const { kind, via, text, error, errorCode, settlements, logs, duration } = outcome
  const { unhandledRejections, uncaughtExceptions } = outcome
  return {
    kind,
    via,
    text,
    ...(error === undefined ? {} : { error: errorLine(error) }),
    errorCode,
    settlements,
    unhandledRejections: unhandledRejections.map((reason) => errorLine(reason)),
    uncaughtExceptions: uncaughtExceptions?.map((thrown) => errorLine(thrown)),
    logs,
    duration,
  }
}
