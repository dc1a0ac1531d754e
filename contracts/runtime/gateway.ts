import type { ClientView, Outcome } from '../../src/core.js'
import { answerOf, bodyOf, isBodiless } from './apig-answer.js'

type Response = Readonly<Record<string, unknown>>
type Headers = Readonly<Record<string, string | readonly string[]>>

const shape = '{"statusCode":200,"isBase64Encoded":false,"headers":{},"body":""}'
const notSpecified = "'statusCode' of APIG trigger invocation result not specified, statusCode can not be 0"

/**
 * What the HTTP client behind the API gateway sees of an outcome: the handler's answer, or the 500 that the gateway
 * gives in its place (FSS.1206 and FSS.1202; texts observed in qkqpttgf/OneManager-php#667, status documented in the
 * FAQ functiongraph_03_0290).
 */
export function explainApigOutcome(outcome: Outcome, event: unknown): ClientView {
  if (outcome.kind !== 'answered') {
    const reason = `the gateway answers for the function (${endOf(outcome)})`
    return refused('FSS.1206', invalidType(outcome.text), reason)
  }
  const { response } = answerOf(outcome)
  if (outcome.text === '') return refused('FSS.1202', 'the response body contains no status code')
  if (response === undefined || hasWrongType(response)) return refused('FSS.1206', invalidType(outcome.text))
  const { statusCode } = response
  if (statusCode === undefined || statusCode === null || statusCode === 0)
    return refused('FSS.1206', notSpecified)
  return passedOn(response, event)
}

function endOf({ kind, errorCode }: Outcome): string {
  // Without a code of its own is an initializer that failed, and a process that ended.
  if (errorCode === undefined && kind === 'failed') return 'its process ended'
  return `FunctionGraph error ${errorCode ?? 4009}`
}

function invalidType(text: string): string {
  return `invalid type of APIG trigger invocation result:[${text}], type format must be: ${shape}`
}

function refused(
  code: string,
  message: string,
  reason = `the gateway could not read the answer (${code})`,
): ClientView {
  return {
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error_code: code, error_msg: message }),
    reason,
  }
}

/** Whether a decoder with typed members (an integer, a map of strings, a text, a boolean) would give up. */
function hasWrongType({ statusCode, headers, body, isBase64Encoded }: Response): boolean {
  if (isPresent(statusCode) && !Number.isInteger(statusCode)) return true
  if (isPresent(body) && typeof body !== 'string') return true
  if (isPresent(isBase64Encoded) && typeof isBase64Encoded !== 'boolean') return true
  if (!isPresent(headers)) return false
  if (typeof headers !== 'object' || Array.isArray(headers)) return true
  return !Object.values(headers as object).every(isHeaderValue)
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}

function isHeaderValue(value: unknown): boolean {
  return (
    typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  )
}

function passedOn(response: Response, event: unknown): ClientView {
  const status = response.statusCode as number
  const headers = (response.headers ?? {}) as Headers
  if (status < 100 || status > 599) {
    return { status: 500, headers: {}, body: '', reason: `the gateway cannot send ${status}: no HTTP status` }
  }
  if (isBodiless(response, event)) return { status, headers, body: '' }
  const sent = bodyOf(response)
  if (sent === undefined) {
    return { status, headers, body: '', reason: 'isBase64Encoded is true, yet the body is not base64' }
  }
  if (sent.text === undefined) return { status, headers, body: '', bodyBytes: sent.length }
  return { status, headers, body: sent.text }
}
