import type { Contract } from '../src/core.js'
import type { ApigEvent } from './generated/apig-event.js'
import { acceptsRequest } from './invalid-requests.js'
import { base64Problem } from './runtime/base64-problem.js'

/** The two ways in which the gateway hands on a body: the same request may come either way. */
export const bodyWays: NonNullable<Contract<ApigEvent>['ways']> = {
  of: ({ body, isBase64Encoded }) => {
    if (body === '') return undefined
    if (!isBase64Encoded) return 'plain'
    // A flag that contradicts the body is another matter.
    return base64Problem(body) === undefined ? 'in base64' : undefined
  },
  accepts: (outcome) => acceptsRequest(outcome),
  subject: 'requests with a body',
  cause: 'the handler may not look at isBase64Encoded',
}
