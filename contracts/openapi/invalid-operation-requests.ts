import { compileValidator, type InvalidEvent, type InvalidEvents, type JsonSchema } from '../../src/core.js'
import type { ApigEvent } from '../generated/apig-event.js'
import { acceptsRequest, breachOfEvent, invalidRequests } from '../invalid-requests.js'
import type { SchemaObject } from '../narrow-schema.js'
import { encodeBody } from '../request-body.js'
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
): InvalidEvents<ApigEvent> | undefined {
  const json = bodies.bodies.find(({ kind, schema }) => kind === 'json' && schema !== undefined)
  const parameters = groups.groups.filter(({ schema }) => Object.keys(schema.properties as object).length > 0)
  const refused = invalidRequests({ event, requestBody: json?.schema, parameters })
  const wrong = wrongRequests(groups, bodies)
  if (refused === undefined && wrong === undefined) return undefined
  const events = (base: ApigEvent): readonly InvalidEvent<ApigEvent>[] =>
    [
      ...(refused?.events(json === undefined ? base : withJson(base, json)) ?? []),
      ...(wrong?.events(base) ?? []),
    ].filter((one) => isRouted(one.event, rivalries))
  return {
    events,
    breachOf: (given) =>
      wrong?.breachOf(given) ??
      refused?.breachOf(given) ??
      breachOfEvent(compileValidator(event as JsonSchema)(given)[0]),
    ...(wrong === undefined ? {} : { beyondSchema: wrong.breachOf }),
    accepts: acceptsRequest,
  }
}
/** Whether the path still is one of the operation: with a segment less, or more, it is another path. */
function isRouted({ pathParameters }: ApigEvent, rivalries: readonly Rivalry[]): boolean {
  const isPath = Object.values(pathParameters ?? {}).every(
    (text) => typeof text === 'string' && text !== '' && !/^\.{1,2}$|\//.test(text),
  )
  return isPath && !isRival(rivalries, pathParameters ?? {})
}

/** A request with a body of the media type that is broken: what was accepted may have had another one, or none. */
function withJson(base: ApigEvent, { mediaType, golden }: RequestBody): ApigEvent {
  const sent = base.headers?.['content-type']
  if (sent?.startsWith(mediaType) === true && base.body !== '') return base
  const headers = { ...base.headers, 'content-type': mediaType }
  return { ...base, headers, body: encodeBody(golden[0]!, base.isBase64Encoded) }
}
