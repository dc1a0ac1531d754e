import type { Outcome } from '../src/core.js'
import type { ApigEvent } from './generated/apig-event.js'
import { readBody } from './request-body.js'
import { bodyOf, responseOf } from './runtime/apig-answer.js'

/** The documents of a request and its answer, decoded: what `property` of a check gets third. */
export interface ApigBodies<Request = unknown, Response = unknown> {
  /** The request's JSON, of the type of `requestBody`; undefined where it carries none. */
  readonly requestBody: Request
  /** The answer's JSON, decoded and decompressed; undefined where it is no JSON, or no answer came. */
  readonly responseBody: Response | undefined
}

/** Reads the bodies of a request and of what was answered. */
export function bodiesOf<Request, Response>(
  event: ApigEvent,
  outcome: Outcome,
): ApigBodies<Request, Response> {
  const response = responseOf(outcome)
  const text = response === undefined ? undefined : bodyOf(response)?.text
  return {
    requestBody: readBody(event)?.value as Request,
    responseBody: text === undefined ? undefined : (parsed(text) as Response | undefined),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
