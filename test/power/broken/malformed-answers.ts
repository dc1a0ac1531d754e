import { bodyText, header, json, query, text } from '../answers.js'
import { type BrokenHandler, stateless } from '../planted-handler.js'

const bug = (
  name: string,
  rule: string,
  handler: (event: any, context: any) => Promise<unknown>,
): BrokenHandler => ({
  name,
  source: 'apig',
  class: 'malformed answers',
  instance: stateless(handler),
  expects: [rule],
})

const products = [
  { id: 1, name: 'lamp' },
  { id: 2, name: 'desk' },
]

export const malformedAnswers: readonly BrokenHandler[] = [
  bug('status-as-text', 'apig/status-code', async (_event, _context) => ({
    ...json(200, products),
    statusCode: '200',
  })),
  bug('body-as-object', 'apig/body', async (event, _context) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: { path: event.path, products },
    isBase64Encoded: false,
  })),
  bug('body-as-buffer', 'apig/body', async (event, _context) => {
    const content = Buffer.from(bodyText(event))
    return { ...text(200, ''), body: content }
  }),
  bug('count-in-header', 'apig/headers', async (_event, _context) => ({
    ...json(200, products),
    headers: { 'content-type': 'application/json', 'x-total-count': products.length },
  })),
  bug('list-of-headers', 'apig/headers', async (_event, _context) => ({
    ...text(200, 'ok'),
    headers: [{ name: 'content-type', value: 'text/plain' }],
  })),
  bug('header-with-colon', 'apig/headers', async (_event, _context) => ({
    ...text(200, 'ok'),
    headers: { 'cache-control:': 'no-store' },
  })),
  bug('flag-as-text', 'apig/base64', async (_event, _context) => ({
    ...text(200, 'ok'),
    isBase64Encoded: 'false',
  })),
  bug('text-alone', 'apig/envelope', async (event, _context) => `Hello from ${event.path}`),
  bug('value-alone', 'apig/envelope', async (_event, _context) => products),
  bug('stringified-twice', 'apig/envelope', async (_event, _context) => {
    const answer = JSON.stringify(json(200, products))
    return JSON.stringify(answer)
  }),
  bug('json-in-name-only', 'apig/content-type', async (_event, _context) => ({
    ...json(200, ''),
    body: 'OK',
  })),
  bug('lambda-proxy-names', 'apig/status-code', async (_event, _context) => ({
    status: 200,
    headers: {},
    body: 'ok',
    isBase64Encoded: false,
  })),
  bug('status-of-error', 'apig/status-code', async (event, _context) => {
    try {
      return json(200, { received: JSON.parse(bodyText(event)) })
    } catch (error: any) {
      // Errors of the HTTP client carry a status; those of JSON.parse do not.
      return { ...json(400, { message: 'bad request' }), statusCode: error.statusCode }
    }
  }),
  bug('nothing-for-preflight', 'apig/envelope', async (event, _context) => {
    if (event.httpMethod === 'OPTIONS') return
    return json(200, products)
  }),
  bug('text-flagged-binary', 'apig/base64', async (event, _context) => {
    const wantsImage = header(event, 'accept')?.startsWith('image/') === true
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    if (!wantsImage) return text(200, 'an image')
    return {
      statusCode: 200,
      headers: { 'content-type': 'image/svg+xml' },
      body: picture,
      isBase64Encoded: true,
    }
  }),
  bug('base64url-body', 'apig/base64', async (event, _context) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(`${event.path}?${JSON.stringify(event.queryStringParameters)}`).toString('base64url'),
    isBase64Encoded: true,
  })),
  {
    ...bug('status-asked-for', 'apig/status-code', async (event, _context) => {
      // A test double for clients: it answers with the status that the query asks for.
      const status = Number(query(event, 'status') ?? 200)
      return { ...text(200, 'as you wish'), statusCode: status }
    }),
    // A status that has no body may be asked for too.
    expects: ['apig/status-code', 'apig/no-content'],
  },
]
