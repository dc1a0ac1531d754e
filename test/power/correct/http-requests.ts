import { bodyJson, bodyText, header, html, json, query, text } from '../answers.js'
import { type CorrectHandler, stateless } from '../planted-handler.js'

const right = (
  name: string,
  liberty: string,
  handler: (...args: any[]) => unknown,
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source: 'apig', liberty, instance: stateless(handler), ...more })

const order = {
  type: 'object',
  required: ['item', 'quantity'],
  properties: {
    item: { type: 'string', minLength: 1 },
    quantity: { type: 'integer', minimum: 1, maximum: 1000 },
    due: { type: 'string', format: 'date' },
  },
  additionalProperties: false,
}
const rows = Array.from({ length: 40 }, (_, id) => ({ id, name: `row ${id}` }))

const isOrder = (input: any): boolean =>
  typeof input === 'object' &&
  input !== null &&
  typeof input.item === 'string' &&
  Number.isInteger(input.quantity) &&
  input.quantity > 0

/** Where something in front of the handler refuses invalid bodies, none is sent. */
const judgedBefore = ['examples', 'boundary', 'random'] as const

export const httpRequests: readonly CorrectHandler[] = [
  right('bad-request', '4xx for bad input', async (event, _context) => {
    const input = bodyJson(event)
    if (!isOrder(input)) return json(400, { message: 'item and quantity are required' })
    return json(201, { item: input.item.trim(), quantity: input.quantity })
  }),
  right('problem', 'a problem document', async (event, _context) => {
    try {
      return json(200, { members: Object.keys(Object(JSON.parse(bodyText(event)))).length })
    } catch (error) {
      const problem = { title: 'Invalid JSON', detail: (error as Error).message, instance: event.path }
      return { ...json(422, problem), headers: { 'content-type': 'application/problem+json' } }
    }
  }),
  right(
    'declared-order',
    'a declared body',
    async (event, _context) => {
      const { item, quantity, due } = JSON.parse(bodyText(event))
      return json(201, { item: item.trim(), double: quantity * 2, due: due?.slice(0, 4) ?? null })
    },
    { contract: { requestBody: order }, options: { phases: judgedBefore } },
  ),
  right(
    'declared-json',
    'any JSON as a body',
    async (event, _context) => json(200, JSON.parse(bodyText(event))),
    {
      contract: { requestBody: 'json' },
      options: { phases: judgedBefore },
    },
  ),
  right(
    'declared-answer',
    'a declared answer',
    async (event, _context) => {
      const input = bodyJson(event)
      if (!isOrder(input)) return json(400, { message: 'no order' })
      return json(201, { item: input.item, quantity: Math.min(input.quantity, 1000) })
    },
    {
      contract: {
        responseBody: {
          201: { type: 'object', required: ['item', 'quantity'] },
          '4xx': { type: 'object', required: ['message'] },
        },
      },
    },
  ),
  right('methods', 'an answer for each method', async (event, _context) => {
    const allow = 'GET, HEAD, POST, OPTIONS'
    switch (event.httpMethod) {
      case 'GET':
        return json(200, rows)
      case 'HEAD':
        return { ...json(200, rows), body: '' }
      case 'POST':
        return json(202, {}, { location: '/rows/40' })
      case 'OPTIONS':
        return { statusCode: 204, headers: { allow }, body: '', isBase64Encoded: false }
      default:
        return json(405, { message: 'not allowed' }, { allow })
    }
  }),
  right(
    'not-implemented',
    '501, announced',
    async (event, _context) =>
      event.httpMethod === 'PATCH' ? json(501, { message: 'not yet' }) : json(200, rows),
    {
      options: { allowedStatuses: [501] },
    },
  ),
  right(
    'maintenance',
    '503, announced',
    async (_event, _context) => json(503, { message: 'back soon' }, { 'retry-after': '120' }),
    {
      options: { allowedStatuses: [503] },
    },
  ),
  right('pages', 'numbers of the query, bounded', async (event, _context) => {
    const given = Number(query(event, 'limit') ?? query(event, 'responseType'))
    const limit = Number.isInteger(given) ? Math.min(Math.max(given, 1), 100) : 10
    return json(200, rows.slice(0, limit))
  }),
  right('dates', 'dates of the query, checked', async (event, _context) => {
    const since = new Date(query(event, 'since') ?? query(event, 'responseType') ?? 0)
    if (Number.isNaN(since.getTime())) return json(400, { message: 'since is no date' })
    return json(200, { since: since.toISOString() })
  }),
  right('own-names', 'a table without inherited names', async (event, _context) => {
    const pages = new Map([['orders', () => json(200, rows)]])
    const page = pages.get(event.path.split('/')[1] ?? '')
    return page?.() ?? html(404, '<h1>Not found</h1>')
  }),
  right('grouped-query', 'groups by untrusted names', async (event, _context) => {
    const groups: Record<string, unknown[]> = Object.create(null)
    for (const [name, value] of Object.entries(event.queryStringParameters ?? {})) {
      groups[name] = [...(groups[name] ?? []), value].flat()
    }
    return json(200, groups)
  }),
  right('form', 'a form', async (event, _context) => {
    const fields = new URLSearchParams(bodyText(event))
    return json(200, { names: [...new Set(fields.keys())], first: fields.get('name') })
  }),
  right('credentials', 'credentials of every form', async (event, _context) => {
    const [scheme, token] = (header(event, 'authorization') ?? '').split(/ +/)
    if (scheme?.toLowerCase() !== 'bearer' || !token) return json(401, {}, { 'www-authenticate': 'Bearer' })
    return json(token.split('.').length === 3 ? 200 : 403, { kind: 'token' })
  }),
  right('cookies', 'cookies of every form', async (event, _context) => {
    const jar = new Map<string, string>()
    for (const cookie of (header(event, 'cookie') ?? '').split(';')) {
      const at = cookie.indexOf('=')
      if (at > 0) jar.set(cookie.slice(0, at).trim(), cookie.slice(at + 1))
    }
    return json(200, { cookies: [...jar.keys()] })
  }),
  right('search', 'a search for text, not for a pattern', async (event, _context) => {
    const text = (query(event, 'responseType') ?? '').normalize('NFC').toLowerCase()
    return json(
      200,
      rows.filter(({ name }) => name.includes(text)),
    )
  }),
  right('languages', 'a language that is known', async (event, _context) => {
    const wanted = (header(event, 'accept-language') ?? '').split(/[,;]/)[0]!.slice(0, 2).toLowerCase()
    const language = ['de', 'fr'].includes(wanted) ? wanted : 'en'
    return json(200, { total: (1234.5).toLocaleString(language) }, { 'content-language': language })
  }),
  right('decoded-safely', 'decoding that may fail', async (event, _context) => {
    try {
      return text(200, decodeURIComponent(event.path))
    } catch (error) {
      if (!(error instanceof URIError)) throw error
      return text(400, 'the path is no URL')
    }
  }),
  right('cut-by-characters', 'text cut by characters', async (event, _context) => {
    const title = [...bodyText(event)].slice(0, 5).join('')
    return json(200, { slug: encodeURIComponent(title) })
  }),
  right('length-checked', '413 and 415', async (event, _context) => {
    if (Buffer.byteLength(event.body) > 1000) return json(413, { message: 'too large' })
    const type = header(event, 'content-type')?.split(';')[0]?.trim().toLowerCase()
    return type === undefined || type === 'application/json' ? json(200, {}) : json(415, { message: type })
  }),
]
