/* Compiled by tsc only: every line below `@ts-expect-error` must be refused, everything else must pass. */
import Type from 'typebox'
import * as z from 'zod'
import {
  type ApigEvent,
  type ApigHandler,
  type ApigResponse,
  apig,
  checkContract,
  type FunctionGraphContext,
  fakeContext,
  type KafkaEvent,
  type KafkaHandler,
  type KnownRuleName,
  kafka,
  type ObsEvent,
  obs,
  typedSchema,
} from '../../contracts/index.js'

const answer: ApigResponse = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }

/* What passes. */
checkContract(apig(), async (event, context) => {
  const method: string = event.httpMethod
  return { statusCode: 200, headers: { allow: method }, body: context.getRequestID(), isBase64Encoded: false }
})
checkContract(apig(), async (_event: ApigEvent, _context: FunctionGraphContext) => answer)
checkContract(apig(), async (_event: unknown, _context: unknown) => answer)
checkContract(apig(), async (_event: any, _context: any) => JSON.stringify(answer))
// An ordinary annotation of what the handler reads, looser or narrower than the event.
checkContract(apig(), async (event: { body: string }, _context: object) => ({ ...answer, body: event.body }))
checkContract(apig(), async (event: ApigEvent & { headers: Record<string, string> }) => {
  return { ...answer, body: event.headers.host ?? '' }
})
checkContract(
  apig(),
  (_event: ApigEvent, _context: unknown, callback: (error: unknown, answer?: unknown) => void) => {
    callback(null, answer)
  },
)
// Answers of different shapes, as an editor infers them.
checkContract(apig(), async (event: ApigEvent, _context: unknown) => {
  if (event.httpMethod === 'DELETE') return { statusCode: 204, isBase64Encoded: false }
  if (event.path === '/')
    return { statusCode: 302, headers: { location: '/a' }, body: '', isBase64Encoded: false }
  return { statusCode: 200, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: 'ok', isBase64Encoded: false }
})
checkContract(apig(), async (event: ApigEvent, _context: unknown) => ({
  ...answer,
  headers: { etag: event.body === '' ? undefined : 'x' },
}))
checkContract(obs(), async (event: ObsEvent, _context: unknown) => event.Records.length)
checkContract(obs(), async (event) => event.Records.map((record) => record.s3.object.key))
checkContract(kafka(), (_event: KafkaEvent, _context: unknown, callback: (error: unknown) => void) =>
  callback(null),
)
checkContract(kafka(), 'src/consume.handler')

/* A declared handler knows both of its parameters, and any contract of its source takes it. */
const declared: ApigHandler = async (event, context) => {
  const name: string = context.getFunctionName()
  context.getLogger().info(event.path)
  return { ...answer, body: name }
}
const consumer: KafkaHandler = (event, _context, callback) => {
  const [record] = event.records
  callback(record === undefined ? new Error('an empty batch') : null)
}
checkContract(apig(), declared)
checkContract(kafka(), consumer)
// A context that is described elsewhere.
checkContract(apig(), async (_event: ApigEvent, _context: { awsRequestId: string }) => answer)

/* Names of rules are known, and others pass. */
const severities = { 'apig/headers': 'warn', 'shop/cache-control': 'off' } as const
checkContract(apig(), declared, {
  rules: severities,
  knownViolations: [{ rule: 'handler/threw', reason: 'in work' }],
})
const offered: KnownRuleName = 'delivery/redelivery'
// @ts-expect-error what is offered is what exists
const misspelt: KnownRuleName = 'delivery/redelivry'
void [offered, misspelt]

/* What the property gets of a contract whose bodies have a type. */
const order = typedSchema<{ id: number }>({ type: 'object' })
checkContract(apig({ requestBody: order, responseBody: { 201: order } }), 'src/orders.handler', {
  property: (event, _outcome, { requestBody, responseBody }) => {
    const method: string = event.httpMethod
    const id: number = requestBody.id
    const sent: number | undefined = responseBody?.id
    return method !== '' && id === sent
  },
})
checkContract(apig({ requestBody: z.object({ at: z.string() }) }), 'src/orders.handler', {
  property: (_event, _outcome, { requestBody }) => requestBody.at.length > 0,
})
const moment = Type.Object({ at: Type.String() })
checkContract(apig({ requestBody: moment }), 'src/orders.handler')
checkContract(apig({ requestBody: typedSchema<Type.Static<typeof moment>>(moment) }), 'src/orders.handler', {
  property: (_event, _outcome, { requestBody }) => requestBody.at.length > 0,
})
checkContract(apig({ requestBody: 'schemas/order.schema.json' }), 'src/orders.handler', {
  property: (_event, _outcome, { requestBody }) => {
    // @ts-expect-error a file has no type
    return requestBody.id
  },
})
checkContract(apig({ requestBody: order }), 'src/orders.handler', {
  // @ts-expect-error the body has no such member
  property: (_event, _outcome, { requestBody }) => requestBody.name,
})

/* What does not. */
// @ts-expect-error no context of the platform has what only one for tests has
const onPlatform: ApigHandler = async (_event, context) => ({ ...answer, body: String(context.logs.length) })
void onPlatform
fakeContext().logs satisfies readonly object[]
// @ts-expect-error the status is missing
const unanswered: ApigHandler = async () => ({ body: '' })
void unanswered
// @ts-expect-error a severity is off, warn or error
checkContract(apig(), declared, { rules: { 'apig/headers': 'warning' } })
// @ts-expect-error the status is no text
checkContract(apig(), async (_event: ApigEvent, _context: unknown) => ({ ...answer, statusCode: '200' }))
// @ts-expect-error the status is missing
checkContract(apig(), async (_event: ApigEvent, _context: unknown) => ({ body: '', isBase64Encoded: false }))
// @ts-expect-error a header is no number
checkContract(apig(), async (_event: ApigEvent, _context: unknown) => ({
  ...answer,
  headers: { 'x-count': 5 },
}))
// @ts-expect-error the body is no object
checkContract(apig(), async (_event: ApigEvent, _context: unknown) => ({ ...answer, body: { ok: true } }))
// @ts-expect-error the flag is no text
checkContract(apig(), async (_event: ApigEvent, _context: unknown) => ({
  ...answer,
  isBase64Encoded: 'false',
}))
// @ts-expect-error nothing is answered
checkContract(apig(), async (_event: ApigEvent, _context: unknown) => undefined)
// @ts-expect-error an answer that is returned without a Promise is ignored by the runtime
checkContract(apig(), (_event: ApigEvent, _context: unknown) => answer)
// @ts-expect-error a result that is returned without a Promise is ignored by the runtime
checkContract(obs(), (event: ObsEvent, _context: unknown) => event.Records.length)
// @ts-expect-error events of another source
checkContract(kafka(), async (event: { Records: string[] }, _context: unknown) => event.Records)
// @ts-expect-error the event has no such member
checkContract(apig(), async (event, _context) => ({ ...answer, body: event.bodi }))
// @ts-expect-error an event type that OBS does not know
obs({ events: ['Putt'] })
