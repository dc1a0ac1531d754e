import type { Finding, Judged, Outcome, Rule } from '../../src/core.js'
import { describeValue } from '../describe-value.js'
import { isError, safeMember } from '../runtime/error-document.js'
import { describeError, noFindings } from './handler-rules.js'

const mistakes: ReadonlySet<unknown> = new Set([
  'TypeError',
  'ReferenceError',
  'RangeError',
  'SyntaxError',
  'URIError',
])

/** Codes of Node.js for names and data that are wrong: no retry mends them, in contrast to a network that is down. */
const lasting = /^(EISDIR|ENOTDIR|ENAMETOOLONG|Z_[A-Z_]+)$/

export const threwRule: Rule = {
  name: 'handler/threw',
  severity: 'error',
  says: 'no throw, rejection or callback(error) on a valid event; where the source retries, an error of its own is a warning',
  evidence: 'observed',
  source: 'shipped Node.js runtime, runtimeHandler.js writeError (errors 4001, 4002)',
  bad: 'async (event, context) => JSON.parse(event.body).name.trim()',
  good: 'async (event, context) => { try { … } catch { return { statusCode: 400, … } } }',
  judge: (judged) => {
    const { outcome, event, expectedErrors, breach, contract } = judged
    // What a poisoned batch costs has a rule of its own.
    if (breach !== undefined && contract.asynchronous) return noFindings
    // Without a way of settling the end of the process ended the call, which has a rule of its own.
    if (outcome.kind !== 'failed' || outcome.via === 'serialise' || isCrash(outcome)) return noFindings
    if (expectedErrors?.(outcome.error, event) === true) return noFindings
    return [{ message: messageOf(outcome), severity: severityOf(judged), cause: outcome.error }]
  },
}

/**
 * The rules for a source of which the handler may be promised JSON: where one fails to read a text as JSON, the
 * option by which the author says that only JSON is sent is named. Nothing changes where it was given.
 */
export function withJsonAdvice(rules: readonly Rule[], option: string, given: unknown): readonly Rule[] {
  if (given !== undefined) return rules
  return rules.map((rule) => (rule === threwRule ? advising(option) : rule))
}

function advising(option: string): Rule {
  const advise = (finding: Finding): Finding => ({
    ...finding,
    message: `${finding.message} (where only JSON is ever sent, say so: ${option})`,
  })
  return {
    ...threwRule,
    judge: (judged) => {
      const findings = threwRule.judge!(judged)
      return isJsonError(judged.outcome.error) ? findings.map(advise) : findings
    },
  }
}

function isJsonError(error: unknown): boolean {
  return safeMember(error, 'name') === 'SyntaxError' && /\bJSON\b/.test(String(safeMember(error, 'message')))
}

function isCrash({ via, uncaughtExceptions, death }: Outcome): boolean {
  return via === undefined && (uncaughtExceptions !== undefined || death !== undefined)
}

function messageOf(outcome: Outcome): string {
  const { error, via } = outcome
  if (isError(error)) return via === 'callback' ? `callback(${describeError(error)})` : describeError(error)
  if (via !== 'callback') {
    return `${via === 'throw' ? 'threw' : 'rejected with'} ${describeValue(error)}, which is no Error`
  }
  if (!isEmptyObject(error)) return `callback(error) with ${describeValue(error)}`
  return 'callback() without an error argument is a failure (the error defaults to {}); success is callback(null, answer)'
}

function isEmptyObject(error: unknown): boolean {
  try {
    return typeof error === 'object' && error !== null && Object.keys(error).length === 0
  } catch {
    return false
  }
}

function severityOf({ contract, outcome }: Judged): NonNullable<Finding['severity']> {
  if (!contract.asynchronous || isMistake(outcome)) return 'error'
  return 'warn'
}

/** What a programmer did not mean to raise, in contrast to an error that asks the platform for a retry. */
function isMistake({ error, via }: Outcome): boolean {
  if (!isError(error)) return via !== 'callback' || typeof error !== 'string'
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return true
  if (error instanceof ReferenceError || error instanceof URIError) return true
  if (lasting.test(String(safeMember(error, 'code')))) return true
  // By name too: under test runners that use vm contexts the classes are others.
  return mistakes.has(safeMember(error, 'name'))
}
