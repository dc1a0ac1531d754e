import {
  acceptorOf,
  type Breach,
  compileValidator,
  type InvalidEvent,
  type InvalidEvents,
  type JsonSchema,
  likeCuts,
  type Outcome,
} from '../src/core.js'
import type { ApigEvent } from './generated/apig-event.js'
import { invalidBodies } from './invalid-bodies.js'
import { invalidParameters } from './invalid-parameters.js'
import type { SchemaObject } from './narrow-schema.js'
import type { Parameters } from './parameters.js'
import { readBody } from './request-body.js'
import { responseOf, statusOf } from './runtime/apig-answer.js'

/** What an author says of requests: the schemas that a request may break. */
export interface RequestSchemas {
  /** Of the whole event. */
  readonly event: SchemaObject
  readonly requestBody: JsonSchema | undefined
  readonly parameters: readonly Parameters[]
}

/** The requests that break what the author says; undefined where nothing is said. */
export function invalidRequests(schemas: RequestSchemas): InvalidEvents<ApigEvent> | undefined {
  const { event, requestBody, parameters } = schemas
  if (requestBody === undefined && parameters.length === 0) return undefined
  const accepts = acceptorOf(event as JsonSchema)
  const isRefused = (one: InvalidEvent<ApigEvent>): boolean => !accepts(one.event)
  return {
    accepts: (outcome) => acceptsRequest(outcome),
    events: (base) => {
      const bodies = requestBody === undefined ? [] : invalidBodies(base, requestBody)
      const lists = [bodies, ...parameters.map((group) => invalidParameters(base, group))]
      return likeCuts(lists.flat().filter(isRefused), lists)
    },
    breachOf: (given) =>
      breachOfBody(given, requestBody) ?? breachOfEvent(compileValidator(event as JsonSchema)(given)[0]),
  }
}

/** Whether an answer says that the request was right: a 2xx, or with `redirects` a 3xx. */
export function acceptsRequest(outcome: Outcome, redirects = false): boolean {
  const status = statusOf(responseOf(outcome) ?? {})
  return status !== undefined && status >= 200 && status < (redirects ? 400 : 300)
}

function breachOfBody(event: ApigEvent, schema: JsonSchema | undefined): Breach | undefined {
  const body = schema === undefined ? undefined : readBody(event)
  if (schema === undefined || body === undefined) return undefined
  const [problem] = compileValidator(schema)(body.value)
  if (problem === undefined) return undefined
  const { keyword, schemaPointer, pointer, message } = problem
  return {
    of: 'requestBody',
    keyword,
    schemaPointer,
    says: `${pointer === '' ? 'the body' : pointer} ${message}`,
  }
}

export function breachOfEvent(
  problem: { readonly pointer: string; readonly message: string } | undefined,
): Breach {
  const says = problem === undefined ? 'it is none of this API' : `${problem.pointer} ${problem.message}`
  return {
    of: 'event',
    says,
    ...(problem?.pointer === '/headers/content-type' ? { severity: 'warn' as const } : {}),
  }
}
