import type { InvalidEvent, InvalidEvents } from '../../src/core.js'
import type { ApigEvent } from '../generated/apig-event.js'
import { invalidRequests } from '../invalid-requests.js'
import type { SchemaObject } from '../narrow-schema.js'
import { encodeBody } from '../request-body.js'
import type { RequestBodies, RequestBody } from './request-bodies.js'
import type { RequestGroups } from './request-groups.js'
import { isRival, type Rivalry } from './rival-paths.js'

/** The requests that break what an operation says of its parameters and of its JSON body; undefined without either. */
export function invalidOperationRequests(
  event: SchemaObject,
  { groups }: RequestGroups,
  { bodies }: RequestBodies,
  rivalries: readonly Rivalry[],
): InvalidEvents<ApigEvent> | undefined {
  const json = bodies.find(({ kind, schema }) => kind === 'json' && schema !== undefined)
  const parameters = groups.filter(({ schema }) => Object.keys(schema.properties as object).length > 0)
  const invalid = invalidRequests({ event, requestBody: json?.schema, parameters })
  if (invalid === undefined) return undefined
  const events = (base: ApigEvent): readonly InvalidEvent<ApigEvent>[] =>
    invalid
      .events(json === undefined ? base : withJson(base, json))
      .filter((one) => isRouted(one.event, rivalries))
  return { ...invalid, events }
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
