import type { Breach, Finding, Rule } from '../../src/core.js'
import {
  bodyOf,
  isBodiless,
  isJsonType,
  isPartial,
  mediaTypeOf,
  responseOf,
  statusOf,
} from '../runtime/apig-answer.js'
import { noFindings } from './handler-rules.js'

/** One sentence on what is wrong with a parsed body; undefined when nothing is. */
export interface BodyProblem {
  readonly message: string
  /** JSON Pointer into the body's document. */
  readonly pointer: string
}

/** Judges a body's document; empty when it is right. */
export type BodyValidator = (document: unknown) => readonly BodyProblem[]

const description: Omit<Rule, 'judge'> = {
  name: 'apig/response-body',
  severity: 'error',
  says: 'the body matches responseBody for its status',
  evidence: 'documented',
  source: 'the option responseBody of apig()',
  bad: 'apig({ responseBody: order }): return { statusCode: 200, body: "{}", … }',
  good: 'apig({ responseBody: order }): return { statusCode: 200, body: JSON.stringify(order), … }',
}

/** The rule as it stands in a contract without `responseBody`: it demands nothing. */
export const unsetResponseBodyRule: Rule = { ...description, unset: 'the option responseBody' }

/** The rule for a contract whose author says what bodies look like; a status without validator is free. */
export function responseBodyRule(validatorFor: (status: number) => BodyValidator | undefined): Rule {
  return {
    ...description,
    judge: ({ outcome, event }) => {
      const response = responseOf(outcome)
      const status = response && statusOf(response)
      if (response === undefined || status === undefined) return noFindings
      if (isBodiless(response, event) || isPartial(response)) return noFindings
      const validate = validatorFor(status)
      const text = validate && bodyOf(response)?.text
      if (validate === undefined || text === undefined) return noFindings
      return judgeBody(text, validate, isJsonType(mediaTypeOf(response)), status)
    },
  }
}

function judgeBody(text: string, validate: BodyValidator, saysJson: boolean, status: number) {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    // Where the content type promises JSON the fault is that of apig/content-type, but for an empty body.
    if (saysJson && text !== '') return noFindings
    return [
      { message: `the body of a ${status} answer must be JSON, as responseBody says`, pointer: '/body' },
    ]
  }
  const [problem] = validate(document)
  if (problem === undefined) return noFindings
  const where = problem.pointer === '' ? '' : ` at ${problem.pointer}`
  return [{ message: `the body does not match responseBody${where}: ${problem.message}`, pointer: '/body' }]
}

export const acceptsInvalidRule: Rule = {
  name: 'apig/accepts-invalid',
  severity: 'error',
  says: 'a request that breaks requestBody or a parameter gets a 4xx answer (a JSON body of another type accepted: a warning)',
  evidence: 'documented',
  source:
    'the options requestBody, pathParameters, queryStringParameters and headers of apig(); phase invalid',
  bad: 'const order = JSON.parse(body); await save(order); return { statusCode: 201, … }',
  good: 'if (!isOrder(order)) return { statusCode: 422, … }',
  judge: ({ outcome, breach }) => {
    const response = breach && responseOf(outcome)
    const status = response && statusOf(response)
    if (breach === undefined || status === undefined || status >= 400) return noFindings
    return [acceptance(breach, status)]
  },
}

/** Several keywords of one place that are not looked at are one fault. */
function acceptance({ of, says, keyword, schemaPointer, severity }: Breach, status: number): Finding {
  const broken = keyword === undefined ? '' : ` "${keyword}" (${of} ${schemaPointer})`
  const request = keyword === undefined ? `with a wrong ${of}: ${says}` : `that breaks${broken}: ${says}`
  return {
    message: `${status} for a request ${request}; a 4xx is due`,
    pointer: '/statusCode',
    subject: `${of} ${schemaPointer?.slice(0, schemaPointer.lastIndexOf('/')) ?? says}`,
    ...(severity === undefined ? {} : { severity }),
  }
}
