import type { Finding, Rule } from '../../src/core.js'
import type { DeclaredResponse, DeclaredResponses } from '../openapi/declared-responses.js'
import { declaredMediaType } from '../openapi/media-types.js'
import {
  bodyOf,
  headerOf,
  isBodiless,
  isJsonType,
  isPartial,
  mediaTypeOf,
  responseOf,
  statusOf,
} from '../runtime/apig-answer.js'
import { noFindings } from './handler-rules.js'

type Description = Omit<Rule, 'judge'>

const source = 'the OpenAPI document of the author; OpenAPI 3.1, Responses Object'

const status: Description = {
  name: 'openapi/status',
  severity: 'error',
  says: 'the document declares the status of the answer (by itself, its class or default)',
  evidence: 'documented',
  source,
  bad: 'responses: { "201": … }: return { statusCode: 200, … }',
  good: 'responses: { "201": … }: return { statusCode: 201, … }',
}

const contentType: Description = {
  name: 'openapi/content-type',
  severity: 'error',
  says: 'an answer with a body has a content-type that the document declares for its status',
  evidence: 'documented',
  source: 'the OpenAPI document of the author; OpenAPI 3.1, Response Object, content',
  bad: 'content: { "application/json": … }: headers: { "content-type": "text/html" }',
  good: 'content: { "application/json": … }: headers: { "content-type": "application/json" }',
}

const responseBody: Description = {
  name: 'openapi/response-body',
  severity: 'error',
  says: 'the JSON or plain text of an answer matches the schema that the document declares for its status and content-type',
  evidence: 'documented',
  source: 'the OpenAPI document of the author; OpenAPI 3.1, Media Type Object, schema',
  bad: 'required: ["id"]: return { statusCode: 200, body: "{}", … }',
  good: 'required: ["id"]: return { statusCode: 200, body: JSON.stringify({ id }), … }',
}

const responseHeader: Description = {
  name: 'openapi/response-header',
  severity: 'error',
  says: 'an answer has the headers that the document requires for its status, with values of their schemas',
  evidence: 'documented',
  source: 'the OpenAPI document of the author; OpenAPI 3.1, Response Object, headers',
  bad: 'headers: { "X-Count": { required: true } }: return { statusCode: 200, headers: {}, … }',
  good: 'headers: { "X-Count": { required: true } }: return { statusCode: 200, headers: { "x-count": "5" }, … }',
}

/** The rules of a document as they stand in the documentation: without one they demand nothing. */
export const unsetOpenApiRules: readonly Rule[] = [status, contentType, responseBody, responseHeader]

/** The rules of one operation. */
export function openApiRules(declared: DeclaredResponses): readonly Rule[] {
  const withDeclared = (description: Description, find: (answer: Answer) => readonly Finding[]): Rule => ({
    ...description,
    judge: ({ outcome, event }) => {
      const answer = answerTo(outcome, event, declared)
      return answer === undefined ? noFindings : find(answer)
    },
  })
  return [
    {
      ...status,
      judge: ({ outcome, allowedStatuses, breach }) => {
        // A refusal is due then, whether the document has a status for it or not.
        const allowed = breach === undefined ? allowedStatuses : [...allowedStatuses, ...refusals]
        return judgeStatus(outcome, allowed, declared)
      },
    },
    withDeclared(contentType, judgeContentType),
    withDeclared(responseBody, judgeBody),
    withDeclared(responseHeader, judgeHeaders),
  ]
}

const refusals: readonly number[] = Array.from({ length: 100 }, (_, i) => 400 + i)

type Outcome = Parameters<typeof responseOf>[0]

/** An answer whose status the document declares. */
interface Answer {
  readonly response: Readonly<Record<string, unknown>>
  readonly status: number
  readonly declared: DeclaredResponse
  /** Whether it has no body, or not a whole one, whatever the document says. */
  readonly isBodiless: boolean
}

function answerTo(outcome: Outcome, event: unknown, declared: DeclaredResponses): Answer | undefined {
  const response = responseOf(outcome)
  const code = response && statusOf(response)
  const found = code === undefined ? undefined : declared.of(code)
  if (response === undefined || code === undefined || found === undefined) return undefined
  return {
    response,
    status: code,
    declared: found,
    isBodiless: isBodiless(response, event) || isPartial(response),
  }
}

function judgeStatus(
  outcome: Outcome,
  allowed: readonly number[],
  declared: DeclaredResponses,
): readonly Finding[] {
  const response = responseOf(outcome)
  const code = response && statusOf(response)
  // That of a 5xx is the fault of apig/server-error, declared or not.
  const isDeclared = code === undefined || declared.keys.length === 0 || declared.of(code) !== undefined
  if (isDeclared || code >= 500 || allowed.includes(code)) return noFindings
  return [
    {
      message: `the document declares no ${code} for this operation; it declares ${declared.keys.join(', ')}`,
      pointer: '/statusCode',
    },
  ]
}

function judgeContentType({
  response,
  status: code,
  declared,
  isBodiless: none,
}: Answer): readonly Finding[] {
  const { mediaTypes } = declared
  const body = bodyOf(response)
  if (none || mediaTypes.length === 0 || body === undefined || body.length === 0) return noFindings
  const mediaType = mediaTypeOf(response)
  if (mediaType !== undefined && declaredMediaType(mediaType, mediaTypes) !== undefined) return noFindings
  const said = mediaType === undefined ? 'the answer has no content-type' : `the content-type is ${mediaType}`
  return [
    {
      message: `${said}; the document declares ${mediaTypes.join(', ')} for ${code}`,
      pointer: '/headers/content-type',
    },
  ]
}

function judgeBody({ response, status: code, declared, isBodiless: none }: Answer): readonly Finding[] {
  const mediaType = mediaTypeOf(response)
  const body = bodyOf(response)
  if (none || body === undefined || declared.mediaTypes.length === 0) return noFindings
  if (body.length === 0) return emptyBody(code, declared)
  const found = declaredMediaType(mediaType ?? '', declared.mediaTypes)
  const wrongText =
    found === undefined || body.text === undefined ? undefined : declared.textProblemOf(found, body.text)
  if (wrongText !== undefined)
    return [
      { message: `the body is not what the document declares for ${code}: ${wrongText}`, pointer: '/body' },
    ]
  const validate = found === undefined || !isJsonType(mediaType) ? undefined : declared.validatorOf(found)
  const document = validate && parsed(body.text)
  // What is no JSON is the fault of apig/content-type.
  if (validate === undefined || document === undefined) return noFindings
  const [problem] = validate(document.value)
  if (problem === undefined) return noFindings
  const where = problem.pointer === '' ? '' : ` at ${problem.pointer}`
  return [
    {
      message: `the body is not what the document declares for ${code}${where}: ${problem.message}`,
      pointer: `/body${problem.pointer.replace(/\/\d+(?=\/|$)/g, '/0')}`,
    },
  ]
}

function emptyBody(code: number, { mediaTypes }: DeclaredResponse): readonly Finding[] {
  if (!mediaTypes.every((type) => isJsonType(type.split(';')[0]!.trim().toLowerCase()))) return noFindings
  return [
    {
      message: `the body is empty; the document declares ${mediaTypes.join(', ')} for ${code}`,
      pointer: '/body',
    },
  ]
}

function parsed(text: string | undefined): { readonly value: unknown } | undefined {
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function judgeHeaders({ response, status: code, declared }: Answer): readonly Finding[] {
  return declared.headers.flatMap(({ name, required, problem }): readonly Finding[] => {
    const text = headerOf(response, name.toLowerCase())
    const pointer = `/headers/${name.toLowerCase()}`
    if (text === undefined)
      return required
        ? [{ message: `the header ${name} is missing, which the document requires for ${code}`, pointer }]
        : []
    const wrong = problem(text)
    return wrong === undefined
      ? []
      : [{ message: `the header ${name} is not what the document declares: ${wrong}`, pointer }]
  })
}
