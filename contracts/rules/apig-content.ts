import type { Rule } from '../../src/core.js'
import {
  bodyOf,
  contentEncodingsOf,
  headerOf,
  isBodiless,
  isJsonType,
  isPartial,
  mediaTypeOf,
  responseOf,
  statusOf,
} from '../runtime/apig-answer.js'
import { noFindings } from './handler-rules.js'

export const contentLengthRule: Rule = {
  name: 'apig/content-length',
  severity: 'error',
  says: 'a content-length that is set equals the bytes sent (HEAD, 204 and 304 exempt)',
  evidence: 'documented',
  source: 'RFC 9110 8.6',
  bad: 'headers: { "content-length": String(text.length) }',
  good: 'headers: { "content-length": String(Buffer.byteLength(text)) }',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    const set = response && headerOf(response, 'content-length')
    if (response === undefined || set === undefined || isBodiless(response, event)) return noFindings
    const body = bodyOf(response)
    // Bytes that are not as they were meant have their finding already.
    if (body === undefined || body.wrongEncoding !== undefined) return noFindings
    if (/^\s*\d+\s*$/.test(set) && Number(set) === body.length) return noFindings
    const message = `content-length says ${JSON.stringify(set)}, but ${body.length} bytes are sent`
    return [{ message, pointer: '/headers/content-length' }]
  },
}

export const contentTypeRule: Rule = {
  name: 'apig/content-type',
  severity: 'error',
  says: 'a body whose content-type says JSON is JSON (an empty one is a warning; HEAD, 204, 304 and a part of a document exempt)',
  evidence: 'documented',
  source: 'RFC 8259; RFC 9110 8.3',
  bad: 'headers: { "content-type": "application/json" }, body: "done"',
  good: 'headers: { "content-type": "application/json" }, body: JSON.stringify("done")',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    if (response === undefined || !isJsonType(mediaTypeOf(response))) return noFindings
    if (isBodiless(response, event) || isPartial(response)) return noFindings
    const body = bodyOf(response)
    if (body?.length === 0) {
      // A body that is absent altogether has its finding already.
      if (typeof response.body !== 'string') return noFindings
      return [
        { message: 'content-type says JSON, but the body is empty', pointer: '/body', severity: 'warn' },
      ]
    }
    const problem = body?.text === undefined ? undefined : jsonProblem(body.text)
    if (problem === undefined) return noFindings
    return [{ message: `content-type says JSON, but the body is not: ${problem}`, pointer: '/body' }]
  },
}

/** In front of JSON, so that no script of another site can load it; clients that know of it take it off. */
const guard = /^(?:\)\]\}',?|while\s*\((?:1|true)\);|for\s*\(;;\);)\s*/

function jsonProblem(text: string): string | undefined {
  try {
    // Readers of JSON may drop a byte order mark (RFC 8259 8.1).
    JSON.parse((text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).replace(guard, ''))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

export const contentEncodingRule: Rule = {
  name: 'apig/content-encoding',
  severity: 'error',
  says: 'a body with a content-encoding is sent in base64 and is of that encoding (HEAD, 204, 304 and a part of a document exempt)',
  evidence: 'documented',
  source: 'RFC 9110 8.4; the documented answer carries bytes in base64 alone',
  bad: 'headers: { "content-encoding": "gzip" }, body: gzipSync(text).toString("latin1"), isBase64Encoded: false',
  good: 'headers: { "content-encoding": "gzip" }, body: gzipSync(text).toString("base64"), isBase64Encoded: true',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    if (response === undefined || contentEncodingsOf(response).length === 0) return noFindings
    if (isBodiless(response, event) || isPartial(response)) return noFindings
    const body = bodyOf(response)
    if (body?.wrongEncoding === undefined || body.length === 0) return noFindings
    return [{ message: encodingMessage(response, body.wrongEncoding), pointer: '/body' }]
  },
}

function encodingMessage(response: Readonly<Record<string, unknown>>, encoding: string): string {
  const said = `content-encoding says ${encoding}, but the bytes that are sent are not`
  if (!/^(x-)?gzip$/.test(encoding) && contentEncodingsOf(response).length === 1 && isGzip(response))
    return `content-encoding says ${encoding}, but the bytes that are sent are gzip: say so, or compress otherwise`
  return response.isBase64Encoded === true
    ? `${said}: compress the body, or leave the header out`
    : `${said}: compressed bytes are no text, so send them in base64 with isBase64Encoded: true`
}

/** Each gzip file begins with the same two bytes (RFC 1952 2.3.1). */
function isGzip({ isBase64Encoded, body }: Readonly<Record<string, unknown>>): boolean {
  return isBase64Encoded === true && typeof body === 'string' && /^H4[s-v]/.test(body)
}

export const noContentRule: Rule = {
  name: 'apig/no-content',
  severity: 'error',
  says: 'no body with 204, 304 and 1xx',
  evidence: 'documented',
  source: 'RFC 9110 6.4.1',
  bad: 'return { statusCode: 204, body: "deleted", … }',
  good: 'return { statusCode: 204, body: "", … }',
  judge: ({ outcome }) => {
    const response = responseOf(outcome)
    const status = response && statusOf(response)
    if (response === undefined || status === undefined) return noFindings
    if (status !== 204 && status !== 304 && status >= 200) return noFindings
    if (typeof response.body !== 'string' || response.body === '') return noFindings
    const { length } = response.body
    return [
      {
        message: `a ${status} answer has no body; this one has ${length} character${length === 1 ? '' : 's'}`,
        pointer: '/body',
      },
    ]
  },
}

export const serverErrorRule: Rule = {
  name: 'apig/server-error',
  severity: 'error',
  says: 'no 5xx, but for allowedStatuses: on a valid event none is due, on an invalid one a 4xx',
  evidence: 'documented',
  source: 'RFC 9110 15.6: a 5xx says that the server failed on a valid request',
  bad: 'catch (error) { return { statusCode: 500, … } }',
  good: 'if (!isOrder(input)) return { statusCode: 400, … }',
  judge: ({ outcome, allowedStatuses, breach }) => {
    const response = responseOf(outcome)
    const status = response && statusOf(response)
    if (status === undefined || status < 500 || allowedStatuses.includes(status)) return noFindings
    const why =
      breach === undefined ? 'though the event is valid' : 'where the request is wrong: a 4xx is due'
    const message = `the answer is ${status}, ${why}; if that is right: allowedStatuses: [${status}]`
    return [{ message, pointer: '/statusCode', atLoggedError: true }]
  },
}
