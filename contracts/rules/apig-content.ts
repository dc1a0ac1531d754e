import type { Rule } from '../../src/core.js'
import {
  bodyOf,
  headerOf,
  isBodiless,
  isJsonType,
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
    if (body === undefined || set.trim() === String(body.length)) return noFindings
    const message = `content-length says ${JSON.stringify(set)}, but ${body.length} bytes are sent`
    return [{ message, pointer: '/headers/content-length' }]
  },
}

export const contentTypeRule: Rule = {
  name: 'apig/content-type',
  severity: 'error',
  says: 'a body whose content-type says JSON is JSON (an empty one is a warning; HEAD, 204 and 304 exempt)',
  evidence: 'documented',
  source: 'RFC 8259; RFC 9110 8.3',
  bad: 'headers: { "content-type": "application/json" }, body: "done"',
  good: 'headers: { "content-type": "application/json" }, body: JSON.stringify("done")',
  judge: ({ outcome, event }) => {
    const response = responseOf(outcome)
    if (response === undefined || !isJsonType(mediaTypeOf(response)) || isBodiless(response, event))
      return noFindings
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

function jsonProblem(text: string): string | undefined {
  try {
    // Readers of JSON may drop a byte order mark (RFC 8259 8.1).
    JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
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
    return [
      {
        message: `a ${status} answer has no body; this one has ${response.body.length} characters`,
        pointer: '/body',
      },
    ]
  },
}

export const serverErrorRule: Rule = {
  name: 'apig/server-error',
  severity: 'error',
  says: 'no 5xx on a valid event, but for allowedStatuses',
  evidence: 'documented',
  source: 'RFC 9110 15.6: a 5xx says that the server failed on a valid request',
  bad: 'catch (error) { return { statusCode: 500, … } }',
  good: 'if (!isOrder(input)) return { statusCode: 400, … }',
  judge: ({ outcome, allowedStatuses }) => {
    const response = responseOf(outcome)
    const status = response && statusOf(response)
    if (status === undefined || status < 500 || allowedStatuses.includes(status)) return noFindings
    const message = `the answer is ${status}, though the event is valid; if that is right: allowedStatuses: [${status}]`
    return [{ message, pointer: '/statusCode' }]
  },
}
