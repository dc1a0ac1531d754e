import {
  type Breach,
  compileValidator,
  type InvalidEvent,
  type InvalidEvents,
  type JsonSchema,
  likeCuts,
  type Outcome,
} from '../../src/core.js'
import type { ApigEvent } from '../generated/apig-event.js'
import { breachOfEvent, invalidRequests } from '../invalid-requests.js'
import type { SchemaObject } from '../narrow-schema.js'
import { isPathText } from '../path-text.js'
import { encodeBody } from '../request-body.js'
import { essenceOf } from './media-types.js'
import type { RequestBodies, RequestBody } from './request-bodies.js'
import type { RequestGroups } from './request-groups.js'
import { isRival, type Rivalry } from './rival-paths.js'
import { wrongRequests } from './wrong-requests.js'

/** The requests that break what an operation says of its parameters and bodies; undefined where it says nothing. */
export function invalidOperationRequests(
  event: SchemaObject,
  groups: RequestGroups,
  bodies: RequestBodies,
  rivalries: readonly Rivalry[],
  accepts: (outcome: Outcome) => boolean,
): InvalidEvents<ApigEvent> | undefined {
  const validate = compileValidator(event as JsonSchema)
  const parameters = groups.groups.filter(({ schema }) => Object.keys(schema.properties as object).length > 0)
  const ofParameters = invalidRequests({ event, requestBody: undefined, parameters })
  const ofBodies = bodies.bodies.flatMap((body) => {
    const isTold = body.kind === 'json' && body.widest !== undefined
    const found = isTold && invalidRequests({ event, requestBody: body.widest, parameters: [] })
    return found ? [{ body, ...found }] : []
  })
  const wrong = wrongRequests(groups, bodies)
  if (ofParameters === undefined && wrong === undefined && ofBodies.length === 0) return undefined
  const events = (base: ApigEvent): readonly InvalidEvent<ApigEvent>[] => {
    const lists = [
      ...ofBodies.map((found) => found.events(withJson(base, found.body))),
      ofParameters?.events(base) ?? [],
      wrong?.events(base) ?? [],
    ]
    const routed = lists.flat().filter((one) => isRouted(one.event, rivalries))
    return likeCuts(routed, lists)
  }
  const breachOfBody = (given: ApigEvent): Breach | undefined =>
    ofBodies.find(({ body }) => isOfType(given, body))?.breachOf(given)
  return {
    events,
    breachOf: (given) => wrong?.breachOf(given) ?? breachOfBody(given) ?? breachOfEvent(validate(given)[0]),
    ...(wrong === undefined ? {} : { beyondSchema: wrong.breachOf }),
    accepts,
  }
}

function isOfType({ headers }: ApigEvent, { mediaType }: RequestBody): boolean {
  const sent = headers?.['content-type']
  return typeof sent === 'string' && essenceOf(sent) === essenceOf(mediaType)
}

/** Whether the path still is one of the operation. */
function isRouted({ pathParameters }: ApigEvent, rivalries: readonly Rivalry[]): boolean {
  return Object.values(pathParameters ?? {}).every(isPathText) && !isRival(rivalries, pathParameters ?? {})
}

/** A request with a body of the media type that is broken: what was accepted may have had another one, or none. */
function withJson(base: ApigEvent, body: RequestBody): ApigEvent {
  const { mediaType, golden } = body
  if (isOfType(base, body) && base.body !== '') return base
  const headers = { ...base.headers, 'content-type': mediaType }
  return { ...base, headers, body: encodeBody(golden[0]!, base.isBase64Encoded) }
}
