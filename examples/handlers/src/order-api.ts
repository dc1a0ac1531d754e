import type { ApigEvent, ApigResponse, FunctionGraphContext } from 'functiongraph-contracts'
import type { Order } from './generated/order.js'
import { orderFrom } from './order.js'
import { escapeHtml, html, json, problem } from './responses.js'

// What a database would hold. The ID of the request names the order, so that a repeated request makes no second one.
const orders = new Map<string, Order>()
const pageSize = 20

/** The order API: `GET /orders`, `GET /orders/{id}`, `POST /orders`; HTML or JSON, as `responseType` says. */
export const handler = async (event: ApigEvent, _context: FunctionGraphContext): Promise<ApigResponse> => {
  switch (event.httpMethod) {
    case 'GET':
      return read(event)
    case 'HEAD':
      return { ...read(event), body: '', isBase64Encoded: false }
    case 'POST':
      return create(event)
    case 'OPTIONS':
      return {
        statusCode: 204,
        headers: { allow: 'GET, HEAD, POST, OPTIONS' },
        body: '',
        isBase64Encoded: false,
      }
    default:
      return problem(405, `${event.httpMethod} is not allowed`, { allow: 'GET, HEAD, POST, OPTIONS' })
  }
}

function read(event: ApigEvent): ApigResponse {
  const responseType = queryOf(event, 'responseType') ?? 'json'
  if (responseType !== 'html' && responseType !== 'json') return problem(400, 'responseType is html or json')
  const id = event.pathParameters?.id
  const found = id === undefined ? list(event) : one(id)
  if (found === undefined) return problem(404, 'there is no such order')
  return responseType === 'html' ? html(200, pageOf(found)) : json(200, found)
}

function one(id: string): readonly Order[] | undefined {
  const order = orders.get(id)
  return order && [order]
}

function list(event: ApigEvent): readonly Order[] {
  const item = queryOf(event, 'item')
  const all = [...orders.values()]
  return (item === undefined ? all : all.filter((order) => order.item === item)).slice(0, pageSize)
}

function create(event: ApigEvent): ApigResponse {
  if (!/^application\/json/i.test(event.headers?.['content-type'] ?? '')) return problem(415, 'send JSON')
  const order = orderFrom(bodyOf(event), event.requestContext.requestId)
  if (typeof order === 'string') return problem(400, order)
  orders.set(order.id, order)
  return json(201, order, { location: `/orders/${order.id}` })
}

function bodyOf({ body, isBase64Encoded }: ApigEvent): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
}

/** The value of a query parameter; of one that is given several times the first. */
function queryOf(event: ApigEvent, name: string): string | undefined {
  const query = event.queryStringParameters ?? {}
  const value = Object.hasOwn(query, name) ? query[name] : undefined
  return Array.isArray(value) ? value[0] : value
}

function pageOf(found: readonly Order[]): string {
  const rows = found.map((order) => `<li>${order.quantity} × ${escapeHtml(order.item)}</li>`)
  return `<!doctype html><title>Orders</title><ul>${rows.join('')}</ul>`
}
