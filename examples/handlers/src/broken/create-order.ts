import type { ApigEvent, ApigResponse, FunctionGraphContext } from 'functiongraph-contracts'

const orders = new Map<string, { readonly item: string }>()

/** Bug: JSON that parses need not be an object. */
export const handler = async (event: ApigEvent, _context: FunctionGraphContext): Promise<ApigResponse> => {
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
  let order: { readonly item?: unknown }
  try {
    order = JSON.parse(text)
  } catch {
    return answer(400, { error: 'the body is no JSON' })
  }
  if (typeof order.item !== 'string') return answer(400, { error: 'item is missing' })
  orders.set(event.requestContext.requestId, { item: order.item })
  return answer(201, { item: order.item })
}

function answer(statusCode: number, value: unknown): ApigResponse {
  const headers = { 'content-type': 'application/json' }
  return { statusCode, headers, body: JSON.stringify(value), isBase64Encoded: false }
}
