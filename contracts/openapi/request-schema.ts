import { type ApigEvent, apigEventSchema } from '../generated/apig-event.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, withExamples } from '../narrow-schema.js'
import { withParameters } from '../request-parameters.js'
import { pathOf, patternOf } from '../request-path.js'
import type { Operation } from './operations.js'
import { contentTypePattern, type RequestBodies, type RequestBody } from './request-bodies.js'
import type { RequestGroups } from './request-groups.js'

/** What of a request an operation describes. */
export interface RequestParts {
  readonly operation: Operation
  /** The path with what stands before it: `/v1/orders/{id}`. */
  readonly template: string
  readonly groups: RequestGroups
  readonly bodies: RequestBodies
}

/** The schema of the events that carry a request of an operation, the golden event first among its examples. */
export function requestSchema({ operation, template, groups, bodies }: RequestParts): SchemaObject {
  const routed = withRoute(objectOf(apigEventSchema), operation.method, template)
  const described = groups.groups.reduce(withParameters, routed)
  const [, documented] = examplesOf<ApigEvent>(described)
  const bare = {
    ...documented!,
    httpMethod: operation.method as ApigEvent['httpMethod'],
    body: '',
    isBase64Encoded: true,
  }
  const golden = { ...bare, path: pathOf(template, bare.pathParameters) ?? bare.path }
  const withForms = withBodies(described, bodies)
  return withExamples(withForms, requestExamples(golden, template, groups, bodies))
}

function withRoute(schema: SchemaObject, method: string, template: string): SchemaObject {
  return changeAt(schema, ['properties'], (properties) => ({
    ...properties,
    httpMethod: { description: 'HTTP method of the operation.', const: method },
    path: { description: 'A path of the operation.', type: 'string', pattern: patternOf(template) },
  }))
}

/** The events with a body of each media type, in base64 or plain, and without one where it may be left out. */
function withBodies(schema: SchemaObject, { required, bodies }: RequestBodies): SchemaObject {
  const forms = bodies.flatMap((body) => [true, false].flatMap((encoded) => bodyForm(body, encoded)))
  const none = { 'x-evidence': 'documented', properties: { body: { const: '' } } }
  const changed = { ...schema, anyOf: required && forms.length > 0 ? forms : [...forms, none] }
  return changeAt(changed, ['$defs'], (definitions) => ({
    ...definitions,
    ...Object.assign({}, ...bodies.map((body) => body.definitions)),
    headers:
      bodies.length === 0 ? definitions.headers : withoutContentType(definitions.headers as SchemaObject),
  }))
}

/** Headers whose content type the forms of the body say. */
function withoutContentType({ 'x-edgeCases': _cases, ...headers }: SchemaObject): SchemaObject {
  return changeAt(headers, ['properties'], (properties) => ({
    ...properties,
    'content-type': { type: 'string' },
  }))
}

function bodyForm(body: RequestBody, isBase64Encoded: boolean): readonly SchemaObject[] {
  const texts = body.texts(isBase64Encoded)
  if (texts === undefined) return []
  const headers = {
    type: 'object',
    required: ['content-type'],
    properties: { 'content-type': { type: 'string', pattern: contentTypePattern(body) } },
  }
  return [
    {
      'x-evidence': 'documented',
      required: ['headers'],
      properties: { isBase64Encoded: { const: isBase64Encoded }, body: texts, headers },
    },
  ]
}

/** The golden event, in base64 as is the default of the gateway, then plain, then what the document shows. */
function requestExamples(
  bare: ApigEvent,
  template: string,
  { documented }: RequestGroups,
  { bodies }: RequestBodies,
): readonly ApigEvent[] {
  const [first] = bodies
  const golden = first === undefined ? bare : withBody(bare, first, first.golden[0]!, true)
  const plain =
    first === undefined || first.texts(false) === undefined
      ? []
      : [withBody(bare, first, first.golden[0]!, false)]
  const others = bodies.flatMap((body) => body.golden.map((text) => withBody(bare, body, text, true)))
  const shown = { ...golden, ...documentedGroups(golden, documented) }
  const path = pathOf(template, shown.pathParameters) ?? shown.path
  return [golden, ...plain, ...others, { ...shown, path }]
}

function documentedGroups(golden: ApigEvent, documented: RequestGroups['documented']): Partial<ApigEvent> {
  const { pathParameters, queryStringParameters, headers } = documented
  return {
    ...(pathParameters === undefined
      ? {}
      : { pathParameters: { ...golden.pathParameters, ...pathParameters } }),
    ...(queryStringParameters === undefined
      ? {}
      : { queryStringParameters: { ...golden.queryStringParameters, ...queryStringParameters } }),
    ...(headers === undefined ? {} : { headers: { ...golden.headers, ...headers } }),
  } as Partial<ApigEvent>
}

function withBody(
  event: ApigEvent,
  { mediaType }: RequestBody,
  text: string,
  isBase64Encoded: boolean,
): ApigEvent {
  const headers = { ...event.headers, 'content-type': mediaType }
  return {
    ...event,
    headers,
    body: isBase64Encoded ? Buffer.from(text).toString('base64') : text,
    isBase64Encoded,
  }
}
