import type { Contract, JsonSchema, Rule } from '../src/core.js'
import { authorSchema, authorValue, type ContentOption, embedded, jsonText } from './author-content.js'
import { type ApigEvent, apigEventSchema } from './generated/apig-event.js'
import { apigResponseSchema } from './generated/apig-response.js'
import type { ApigHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, typed, withExamples } from './narrow-schema.js'
import { type ResponseBodies, responseValidators } from './response-bodies.js'
import { apigRules, handlerRules } from './rules/all-rules.js'
import { responseBodyRule } from './rules/apig-request-rules.js'
import { explainApigOutcome } from './runtime/gateway.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'

/** Options of {@link apig}. */
export interface ApigOptions {
  /** Only JSON is sent, and it looks like this. Default: bodies of every kind, as an API without a model gets them. */
  readonly requestBody?: ContentOption
  /** What the JSON of an answer looks like: of every 2xx, or by status (`{ 200: order, '4xx': problem }`). */
  readonly responseBody?: ResponseBodies
  /** The contract's name. Default `apig`. */
  readonly name?: string
}

/**
 * The contract of a function behind an API gateway trigger: it gets HTTP requests and owes an HTTP response.
 * Throws an InvalidOptionError for a wrong option and a schema error for a wrong schema.
 */
export function apig(options: ApigOptions = {}): Contract<ApigEvent, ApigHandler> {
  checkSourceOptions('apig', options, ['requestBody', 'responseBody', 'name'])
  const { requestBody, responseBody } = options
  const event =
    requestBody === undefined
      ? objectOf(apigEventSchema)
      : withJsonBody(objectOf(apigEventSchema), authorSchema('apig({ requestBody })', requestBody))
  // The documented example contradicts itself: its body is plain although its flag says base64.
  const golden = examplesOf<ApigEvent>(event).find(isConsistent)!
  return {
    name: options.name ?? 'apig',
    event: typed(event),
    response: apigResponseSchema,
    golden,
    runtime: nodeRuntime,
    rules: [...handlerRules, ...withResponseBody(responseBody)],
    explainOutcome: explainApigOutcome,
    asynchronous: false,
  }
}

function isConsistent({ body, isBase64Encoded }: ApigEvent): boolean {
  return !isBase64Encoded || !/[^A-Za-z0-9+/=]/.test(body)
}

function withResponseBody(responseBody: ResponseBodies | undefined): readonly Rule[] {
  if (responseBody === undefined) return apigRules
  const rule = responseBodyRule(responseValidators(responseBody))
  return apigRules.map((other) => (other.name === rule.name ? rule : other))
}

const jsonTypes = '^application/json(; ?charset=([Uu][Tt][Ff]-8))?$'

/** The event schema with bodies of the author's alone: in base64 or plain, as the flag says, with their content type. */
function withJsonBody(schema: SchemaObject, body: JsonSchema): SchemaObject {
  // One place for the author's schema, since two resources must not have the same identifier.
  const content = body === true ? true : { $ref: '#/$defs/requestBody' }
  const forms = { anyOf: [form(true, jsonText(content, 'base64')), form(false, jsonText(content))] }
  const changed = changeAt({ ...schema, ...forms }, ['$defs'], (definitions) => ({
    ...changeAt(definitions, ['headers'], demandJson),
    requestBody: embedded(body, 'urn:author:request-body'),
  }))
  return withExamples(changed, jsonExamples(examplesOf<ApigEvent>(schema), body))
}

function form(isBase64Encoded: boolean, body: SchemaObject): SchemaObject {
  return { 'x-evidence': 'documented', properties: { isBase64Encoded: { const: isBase64Encoded }, body } }
}

/** Headers with a JSON content type; edge cases without one are no requests of this API. */
function demandJson(headers: SchemaObject): SchemaObject {
  const { 'x-edgeCases': _dropped, ...rest } = headers
  return {
    ...rest,
    required: ['content-type'],
    properties: {
      ...(headers.properties as SchemaObject),
      'content-type': { type: 'string', pattern: jsonTypes },
    },
  }
}

/** The documented event with a body of the author's: in base64, which is the default of the gateway, and plain. */
function jsonExamples([documented]: readonly ApigEvent[], schema: JsonSchema): readonly ApigEvent[] {
  const text = JSON.stringify(authorValue(schema, JSON.parse(documented!.body)))
  const headers = { ...documented!.headers, 'content-type': 'application/json' }
  const encoded = {
    ...documented!,
    headers,
    body: Buffer.from(text).toString('base64'),
    isBase64Encoded: true,
  }
  return [encoded, { ...encoded, body: text, isBase64Encoded: false }]
}
