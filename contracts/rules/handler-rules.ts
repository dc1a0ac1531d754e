import type { Finding, Judged, Rule } from '../../src/core.js'
import { describeValue, quoteText } from '../describe-value.js'
import { safeMember, safeText } from '../runtime/error-document.js'

const runtimeSource = 'shipped Node.js runtime, runtimeHandler.js'

export const loadsRule: Rule = {
  name: 'handler/loads',
  severity: 'error',
  says: 'the handler is an exported function of two or three parameters',
  evidence: 'observed',
  source: `${runtimeSource}, checkFuncInstanceArgs`,
  bad: 'export const handler = async (event) => …',
  good: 'export const handler = async (event, context) => …',
  judge: ({ outcome }) => {
    if (outcome.kind !== 'not-loaded') return []
    // Without a code it was not the function that was refused: the module's initializer failed.
    if (outcome.errorCode === undefined)
      return [{ message: `${safeText(outcome.error)} (FunctionGraph error 4009)` }]
    const advice =
      'write (event, context) or (event, context, callback); rest and default parameters do not count'
    return [{ message: `${safeText(outcome.error)}: ${advice}` }]
  },
}

export const timedOutRule: Rule = {
  name: 'handler/timed-out',
  severity: 'error',
  says: 'the handler settles within the time limit: its promise settles or it calls back',
  evidence: 'observed',
  source: `${runtimeSource}: only a Promise is awaited, any other return value is ignored`,
  bad: 'export const handler = (event, context) => ({ statusCode: 200, … })',
  good: 'export const handler = async (event, context) => ({ statusCode: 200, … })',
  judge: ({ outcome }) => {
    if (outcome.kind !== 'timed-out') return []
    const limit = `the handler did not settle within ${Math.round(outcome.duration)} ms`
    const { ignoredReturn } = outcome
    return [{ message: ignoredReturn === undefined ? limit : `${limit}: ${ignored(ignoredReturn.value)}` }]
  },
}

function ignored(value: unknown): string {
  if (value === undefined) return 'it returned without a Promise, and never called callback(null, answer)'
  const isThenable = typeof safeMember(value, 'then') === 'function'
  const what = isThenable ? 'a thenable that is no Promise' : `${describeValue(value)} instead of a Promise`
  return `it returned ${what}, which the runtime ignores; make it async, or hand the answer to callback(null, answer)`
}

export const settledTwiceRule: Rule = {
  name: 'handler/settled-twice',
  severity: 'warn',
  says: 'one call gives one answer',
  evidence: 'observed',
  source: `${runtimeSource}: the first settlement wins, later ones are dropped`,
  bad: 'async (event, context, callback) => { callback(null, answer) }',
  good: 'async (event, context) => answer',
  judge: ({ outcome }) => (outcome.settlements > 1 ? [{ message: settledTwice(outcome) }] : []),
}

function settledTwice({ settlements, via }: Judged['outcome']): string {
  const first = via === 'callback' ? 'the callback came first' : 'its return (or throw) came first'
  return `the handler settled ${settlements} times; ${first} and the rest was dropped: use a Promise or the callback, not both`
}

export const unhandledRejectionRule: Rule = {
  name: 'handler/unhandled-rejection',
  severity: 'error',
  says: 'no promise is left to reject without a handler',
  evidence: 'documented',
  source: 'Node.js: an unhandled rejection ends the process, and with it the function instance',
  bad: 'async (event, context) => { save(event); return answer }',
  good: 'async (event, context) => { await save(event); return answer }',
  judge: ({ outcome }) => {
    const [first] = outcome.unhandledRejections
    if (outcome.unhandledRejections.length === 0) return []
    return [{ message: `a promise rejected and nobody handled it: ${describeError(first)}`, cause: first }]
  },
}

export const uncaughtExceptionRule: Rule = {
  name: 'handler/uncaught-exception',
  severity: 'error',
  says: 'no exception is thrown in a callback (of a timer, an emitter, a stream) where nobody catches it',
  evidence: 'documented',
  source: 'Node.js: an exception that nobody catches ends the process, and with it the function instance',
  bad: 'setTimeout(() => { cache.set(event.path, JSON.parse(event.body)) }, 10)',
  good: 'await sleep(10); cache.set(event.path, parsedBody(event))',
  judge: ({ outcome }) => {
    const { uncaughtExceptions } = outcome
    if (uncaughtExceptions === undefined || uncaughtExceptions.length === 0) return noFindings
    const [first] = uncaughtExceptions
    const message = `an exception in a callback that nobody caught ends the process: ${describeError(first)}`
    return [{ message, cause: first }]
  },
}

export const crashedRule: Rule = {
  name: 'handler/crashed',
  severity: 'error',
  says: 'the handler does not end its process: no exit, abort, crash or lack of memory; seen where it is isolated',
  evidence: 'documented',
  source: 'Node.js: what ends the process ends the function instance, and every request that it still serves',
  bad: 'if (event.body === "") process.exit(1)',
  good: 'if (event.body === "") return { statusCode: 400, … }',
  judge: ({ outcome }) => {
    if (outcome.death === undefined) return noFindings
    return [{ message: `the handler's process ended: ${outcome.death}`, cause: outcome.error }]
  },
}

export const changesPrototypesRule: Rule = {
  name: 'handler/changes-prototypes',
  severity: 'error',
  says: 'no event gives a member to all objects: nothing is written to Object.prototype or Array.prototype',
  evidence: 'documented',
  source: 'CWE-1321: prototype pollution',
  bad: 'Object.assign(settings[name], values) // the name is __proto__',
  good: 'if (Object.hasOwn(settings, name)) Object.assign(settings[name], values)',
  judge: ({ outcome: { polluted } }) => {
    if (polluted === undefined) return noFindings
    const names = polluted.slice(0, 3).map(quoteText).join(', ') + (polluted.length > 3 ? ', …' : '')
    const advice = 'write to own members alone (Object.hasOwn), or to a Map'
    return [{ message: `after the call every object has the member ${names}: ${advice}` }]
  },
}

export const serialisableRule: Rule = {
  name: 'handler/serialisable',
  severity: 'error',
  says: 'the result can be sent on as JSON: no cycle, no BigInt',
  evidence: 'observed',
  source: `${runtimeSource}, getSerializedResult (error 4007)`,
  bad: 'return { statusCode: 200, body: "", headers: {}, count: 10n }',
  good: 'return { statusCode: 200, body: JSON.stringify({ count: 10 }), headers: {}, isBase64Encoded: false }',
  judge: ({ outcome }) => {
    if (outcome.kind !== 'failed' || outcome.errorCode !== 4007) return []
    const message = `the result cannot be turned into JSON: ${describeError(outcome.error)}`
    return [{ message, cause: outcome.error }]
  },
}

export const sizeRule: Rule = {
  name: 'handler/size',
  severity: 'error',
  says: 'the result has at most 6 MB (6291456 bytes) as it is sent',
  evidence: 'documented',
  source: 'FunctionGraph notes and constraints; shipped Node.js runtime, getSerializedResult (error 4004)',
  bad: 'return { …, body: sevenMegabytes.toString("base64"), isBase64Encoded: true }',
  good: 'return { statusCode: 302, headers: { location: signedUrl }, body: "", isBase64Encoded: false }',
  judge: ({ outcome }) => {
    if (outcome.kind !== 'failed' || outcome.errorCode !== 4004) return []
    return [{ message: `${outcome.text} bytes (base64 takes a third more than the bytes it holds)` }]
  },
}

/** An error in one line: `TypeError: x is not a function`, or what was thrown in place of an error; never throws. */
export function describeError(error: unknown): string {
  const message = safeMember(error, 'message')
  if (typeof error !== 'object' || error === null || typeof message !== 'string') return describeValue(error)
  return `${safeText(safeMember(error, 'name') ?? 'Error')}: ${message}`
}

/** Nothing found. */
export const noFindings: readonly Finding[] = []
