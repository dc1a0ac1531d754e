import type { Contract, Rule } from '../src/core.js'
import { type ApigBodies, bodiesOf } from './apig-bodies.js'
import { type ContentOption, contentSchema } from './author-content.js'
import { bodyWays } from './body-ways.js'
import { type ApigEvent, apigEventSchema } from './generated/apig-event.js'
import { apigResponseSchema } from './generated/apig-response.js'
import type { AcceptedHandler, ApigAnswer } from './handler-types.js'
import { invalidRequests, type RequestSchemas } from './invalid-requests.js'
import { examplesOf, objectOf } from './narrow-schema.js'
import { ownEvent } from './own-event.js'
import { authorParameters, type ParameterOptions, type Parameters, parameterGroups } from './parameters.js'
import { withJsonBody } from './request-body.js'
import { withParameters } from './request-parameters.js'
import { type RouteOptions, requestRoute } from './request-route.js'
import { declaredAnswers, type ResponseBodies, responseValidators } from './response-bodies.js'
import { apigRules, handlerRules } from './rules/all-rules.js'
import { responseBodyRule } from './rules/apig-request-rules.js'
import { explainApigOutcome } from './runtime/gateway.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { checkSourceOptions } from './source-options.js'

/** Options of {@link apig}. */
export interface ApigOptions<Request = unknown, Response = unknown> extends ParameterOptions, RouteOptions {
  /** Only JSON is sent, and it looks like this. Default: bodies of every kind, as an API without a model gets them. */
  readonly requestBody?: ContentOption<Request>
  /** What the JSON of an answer looks like: of every 2xx, or by status (`{ 200: order, '4xx': problem }`). */
  readonly responseBody?: ResponseBodies<Response>
  /** The contract's name. Default `apig`. */
  readonly name?: string
}

/**
 * The contract of a function behind an API gateway trigger: it gets HTTP requests and owes an HTTP response.
 * Throws an InvalidOptionError for a wrong option and a schema error for a wrong schema.
 */
export function apig<Request = unknown, Response = unknown>(
  options: ApigOptions<Request, Response> = {},
): Contract<ApigEvent, AcceptedHandler<ApigEvent, ApigAnswer | string>, ApigBodies<Request, Response>> {
  checkSourceOptions('apig', options, [
    'requestBody',
    'responseBody',
    ...parameterGroups,
    'path',
    'prefix',
    'name',
  ])
  const route = requestRoute(options)
  const schemas = requestSchemas(options, route?.parameters)
  const event = route?.event(schemas.event) ?? schemas.event
  const found = invalidRequests(schemas)
  const invalid = found && (route?.invalid(found) ?? found)
  // The documented example contradicts itself: its body is plain although its flag says base64.
  const golden = examplesOf<ApigEvent>(event).find(isConsistent)!
  return {
    name: options.name ?? 'apig',
    event: ownEvent('apig', apigEventSchema, event),
    response: apigResponseSchema,
    golden,
    ...(route === undefined ? {} : { complete: route.complete }),
    ways: bodyWays,
    runtime: nodeRuntime,
    rules: [...handlerRules, ...withResponseBody(options.responseBody)],
    explainOutcome: explainApigOutcome,
    decode: (request, outcome) => bodiesOf(request, outcome),
    ...(invalid === undefined ? {} : { invalid }),
    ...(options.responseBody === undefined ? {} : { answers: declaredAnswers(options.responseBody) }),
    asynchronous: false,
  }
}

/** The event schema, narrowed to what the author says of requests, and what that is. */
function requestSchemas(
  options: ApigOptions,
  parameters: readonly Parameters[] = authorParameters(options),
): RequestSchemas {
  const described = parameters.reduce(withParameters, objectOf(apigEventSchema))
  if (options.requestBody === undefined) return { event: described, requestBody: undefined, parameters }
  const requestBody = contentSchema('apig({ requestBody })', options.requestBody)
  return { event: withJsonBody(described, requestBody), requestBody, parameters }
}

function isConsistent({ body, isBase64Encoded }: ApigEvent): boolean {
  return !isBase64Encoded || !/[^A-Za-z0-9+/=]/.test(body)
}

function withResponseBody(responseBody: ResponseBodies | undefined): readonly Rule[] {
  if (responseBody === undefined) return apigRules
  const rule = responseBodyRule(responseValidators(responseBody))
  return apigRules.map((other) => (other.name === rule.name ? rule : other))
}
