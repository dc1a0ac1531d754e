import type { Finding, Judged, Rule } from '../../src/core.js'
import { describeValue } from '../describe-value.js'
import { answerOf, isBodiless, responseOf } from '../runtime/apig-answer.js'
import { base64Problem } from '../runtime/base64-problem.js'
import { noFindings } from './handler-rules.js'

const documentedShape = 'the structure documented for APIG event sources'

export const envelopeRule: Rule = {
  name: 'apig/envelope',
  severity: 'error',
  says: 'the answer is an object with statusCode, headers, body and isBase64Encoded, or its JSON text, once',
  evidence: 'documented',
  source: `${documentedShape}; FAQ functiongraph_03_0290: a returned String gives HTTP 500 (FSS.1206)`,
  bad: 'return "Hello"',
  good: 'return { statusCode: 200, headers: {}, body: "Hello", isBase64Encoded: false }',
  judge: ({ outcome }) => {
    if (outcome.kind !== 'answered') return noFindings
    const { problem } = answerOf(outcome)
    if (problem === undefined) return noFindings
    return [
      {
        message: `${problem}; the gateway expects { statusCode, headers, body, isBase64Encoded }`,
        pointer: '',
      },
    ]
  },
}

export const statusCodeRule: Rule = {
  name: 'apig/status-code',
  severity: 'error',
  says: 'statusCode is an integer from 100 to 599',
  evidence: 'observed',
  source:
    'FSS.1206 "\'statusCode\' … not specified, statusCode can not be 0" (qkqpttgf/OneManager-php#667); range inferred',
  bad: 'return { statusCode: "200", … }',
  good: 'return { statusCode: 200, … }',
  judge: ({ outcome }) => {
    const response = responseOf(outcome)
    if (response === undefined) return noFindings
    const { statusCode } = response
    if (Number.isInteger(statusCode) && (statusCode as number) >= 100 && (statusCode as number) <= 599)
      return noFindings
    return [
      { message: statusMessage(statusCode, memberOfResult(outcome, 'statusCode')), pointer: '/statusCode' },
    ]
  },
}

function statusMessage(sent: unknown, returned: unknown): string {
  const expected = 'must be an integer from 100 to 599'
  if (sent === undefined) return `statusCode is missing; it ${expected}`
  if (sent === null && typeof returned === 'number') {
    return `statusCode was ${returned}, which JSON turns into null; it ${expected}`
  }
  return `statusCode ${expected}, was ${describeValue(sent)}`
}

/** A member of what the handler returned, before JSON changed it; undefined when it returned no plain object. */
function memberOfResult({ result }: Judged['outcome'], name: string): unknown {
  if (typeof result !== 'object' || result === null) return undefined
  try {
    return (result as Record<string, unknown>)[name]
  } catch {
    return undefined
  }
}

export const bodyRule: Rule = {
  name: 'apig/body',
  severity: 'error',
  says: 'body is a string (missing or null is a warning)',
  evidence: 'documented',
  source: `${documentedShape}; a missing body is seen in production code`,
  bad: 'return { …, body: { ok: true } }',
  good: 'return { …, body: JSON.stringify({ ok: true }) }',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    if (response === undefined || typeof response.body === 'string') return noFindings
    return bodyFindings(response, event, memberOfResult(outcome, 'body'))
  },
}

function bodyFindings(
  response: Readonly<Record<string, unknown>>,
  event: unknown,
  returned: unknown,
): readonly Finding[] {
  const { body } = response
  if (body !== undefined && body !== null) {
    const what = describeValue(returned ?? body)
    const advice = Buffer.isBuffer(returned) ? 'body.toString("base64")' : 'JSON.stringify(body)'
    return [{ message: `body must be a string, was ${what}; send ${advice}`, pointer: '/body' }]
  }
  if (isBodiless(response, event)) return noFindings
  const what = body === null ? 'is null' : 'is missing'
  return [
    {
      message: `body ${what}; send a string, an empty one if there is nothing to say`,
      pointer: '/body',
      severity: 'warn',
    },
  ]
}

export const base64Rule: Rule = {
  name: 'apig/base64',
  severity: 'error',
  says: 'isBase64Encoded is a boolean, and true only with a base64 body (missing is a warning: sources disagree on the default)',
  evidence: 'documented',
  source: `${documentedShape}; defaults differ between the SDKs`,
  bad: 'return { …, isBase64Encoded: "false" }',
  good: 'return { …, isBase64Encoded: false }',
  judge: ({ outcome }) => {
    const response = responseOf(outcome)
    if (response === undefined || response.isBase64Encoded === false) return noFindings
    return response.isBase64Encoded === true
      ? encodedBody(response.body)
      : flagFindings(response.isBase64Encoded)
  },
}

function flagFindings(flag: unknown): readonly Finding[] {
  const pointer = '/isBase64Encoded'
  if (flag === undefined) {
    return [
      {
        message: 'isBase64Encoded is missing; say true or false, since its default is not agreed on',
        pointer,
        severity: 'warn',
      },
    ]
  }
  return [{ message: `isBase64Encoded must be true or false, was ${describeValue(flag)}`, pointer }]
}

function encodedBody(body: unknown): readonly Finding[] {
  const problem = typeof body === 'string' ? base64Problem(body) : undefined
  if (problem === undefined) return noFindings
  const message = `isBase64Encoded is true, but the body is not base64: ${problem.message}`
  return [{ message, pointer: '/body', ...(problem.tolerable ? { severity: 'warn' as const } : undefined) }]
}
