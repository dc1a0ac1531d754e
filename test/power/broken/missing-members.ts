import { bodyJson, header, json, query, text } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: 'missing and odd members',
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

export const missingMembers: readonly BrokenHandler[] = [
  bug('apig', 'null-body', async (event, _context) => {
    const input = bodyJson(event)
    if (typeof input !== 'object') return json(400, { message: 'send an object' })
    return json(200, { members: Object.keys(input).length })
  }),
  bug('apig', 'member-is-no-text', async (event, _context) => {
    const input = bodyJson(event)
    if (!input?.test) return json(400, { message: 'test is required' })
    return json(200, { test: input.test.trim() })
  }),
  bug('apig', 'empty-object', async (event, _context) => {
    const input = bodyJson(event)
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return json(400, {})
    return json(200, { first: Object.keys(input)[0]!.toUpperCase() })
  }),
  bug('apig', 'list-of-nothing', async (event, _context) => {
    const input = bodyJson(event)
    if (!Array.isArray(input)) return json(400, { message: 'send a list' })
    return json(200, { longest: input.reduce((a, b) => (String(b).length > String(a).length ? b : a)) })
  }),
  bug('apig', 'browser-of-everyone', async (event, _context) => {
    const browser = event.headers?.['user-agent'].split('/')[0]
    return json(200, { browser })
  }),
  bug('apig', 'language-of-everyone', async (event, _context) => {
    const languages = event.headers?.['accept-language'].split(',') ?? ['en']
    return json(200, { language: languages[0] })
  }),
  bug('apig', 'no-forwarded-for', async (event, _context) => {
    const chain = event.headers?.['x-forwarded-for'].split(',')
    return json(200, { client: chain?.[0] ?? 'unknown' })
  }),
  bug('apig', 'header-in-capitals', async (event, _context) => {
    const type = event.headers?.['Content-Type']
    return text(200, type.includes('json') ? 'json' : 'other')
  }),
  bug('apig', 'one-word-authorization', async (event, _context) => {
    const authorization = header(event, 'authorization')
    if (authorization === undefined) return json(401, {}, { 'www-authenticate': 'Bearer' })
    const token = authorization.split(' ')[1]!
    return json(200, { parts: token.split('.').length })
  }),
  bug('apig', 'no-bearer-at-all', async (event, _context) => {
    const authorization = header(event, 'authorization')
    if (authorization === undefined) return json(401, {}, { 'www-authenticate': 'Bearer' })
    const [, token] = /^Bearer (.+)$/.exec(authorization)!
    return json(200, { length: token!.length })
  }),
  bug('apig', 'cookie-without-value', async (event, _context) => {
    const cookies = (header(event, 'cookie') ?? '').split('; ').filter(Boolean)
    const values = cookies.map((cookie) => cookie.split('=')[1]!.trim())
    return json(200, { cookies: values.length })
  }),
  bug('apig', 'path-parameter-taken-for-granted', async (event, _context) => {
    const { path } = event.pathParameters ?? {}
    return json(200, { resource: path.toLowerCase() })
  }),
  bug('apig', 'query-taken-for-granted', async (event, _context) => {
    const parameters = event.queryStringParameters ?? {}
    return text(200, String(parameters.responseType).length > 0 ? parameters.responseType.trim() : '')
  }),
  bug('apig', 'no-host', async (event, _context) => {
    const [name, port = '443'] = event.headers?.host.split(':') ?? ['localhost']
    return json(200, { name, port })
  }),
  bug(
    'apig',
    'no-headers',
    async (event, _context) => json(200, { agent: event.headers['user-agent'] ?? 'unknown' }),
    { warns: 'inferred form' },
  ),
  bug(
    'apig',
    'no-query-at-all',
    async (event, _context) => json(200, { names: Object.keys(event.queryStringParameters).length }),
    { warns: 'inferred form' },
  ),
  bug(
    'apig',
    'repeated-parameter',
    async (event, _context) => {
      const type = event.queryStringParameters?.responseType ?? 'json'
      return json(200, { type: type.toLowerCase() })
    },
    { warns: 'inferred form' },
  ),
  bug('apig', 'sort-key-of-list', async (event, _context) => {
    const input = bodyJson(event)
    const items = Array.isArray(input) ? input : []
    const sorted = items.toSorted((a, b) => a.name.localeCompare(b.name))
    return json(200, { count: sorted.length, by: query(event, 'sort') ?? 'name' })
  }),
  bug('apig', 'items-are-a-list', async (event, _context) => {
    const input = bodyJson(event)
    if (!input?.items) return json(400, { message: 'items are required' })
    return json(200, { skus: input.items.map((item: any) => String(item?.sku)) })
  }),
  bug('obs', 'documented-region', async (event, _context) =>
    event.Records.map((record: any) => record.Region.split('-')[0]),
  ),
  bug(
    'obs',
    'size-of-removed',
    async (event, _context) => event.Records.map(({ s3 }: any) => s3.object.size.toFixed(0)),
    { warns: 'inferred form' },
  ),
  bug('timer', 'recipients-of-user-event', async (event, _context) => {
    let input: any
    try {
      input = JSON.parse(event.user_event)
    } catch {
      input = { recipients: [] }
    }
    return input.recipients.join(',')
  }),
  bug('timer', 'null-user-event', async (event, _context) => {
    const isJson = /^[[{n]/.test(event.user_event)
    let input: any = {}
    if (isJson) {
      try {
        input = JSON.parse(event.user_event)
      } catch {
        return 'no JSON'
      }
    }
    return input.report ?? 'daily'
  }),
  bug('cts', 'request-of-login', async (event, _context) => Object.keys(event.cts.request).length),
  bug('cts', 'status-of-login', async (event, _context) => event.cts.trace_status.toUpperCase()),
  bug('cts', 'code-of-everything', async (event, _context) =>
    event.cts.code.toString().startsWith('2') ? 'fine' : 'failed',
  ),
  bug('cts', 'project-of-the-resource', async (event, _context) => event.cts.resource_id.split(':')[3]),
  bug('cts', 'nested-request', async (event, _context) =>
    Object.entries(event.cts.request ?? {}).map(([name, value]: any) => `${name}=${value.trim()}`),
  ),
  bug(
    'kafka',
    'optional-note',
    async (event, _context) => {
      const orders = event.records.flatMap((record: any) => record.messages).map((m: string) => JSON.parse(m))
      return orders.map((order: any) => order.note.trim())
    },
    {
      contract: {
        message: {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'integer' }, note: { type: 'string' } },
          additionalProperties: false,
        },
      },
    },
  ),
  bug('rabbitmq', 'instance-beside-records', async (event, _context) => event.instance_id.slice(0, 8)),
  bug(
    'rabbitmq',
    'beside-a-member-of-what-is-optional',
    async (event, _context) =>
      event.records.flatMap(({ messages }: any) =>
        messages.map((message: string) => {
          const { address } = JSON.parse(message)
          return address?.country === 'DE' ? address.zip.padStart(5, '0') : ''
        }),
      ),
    {
      contract: {
        message: {
          type: 'object',
          required: ['id'],
          additionalProperties: false,
          properties: {
            id: { type: 'integer' },
            address: {
              type: 'object',
              required: ['country'],
              additionalProperties: false,
              properties: { country: { type: 'string', pattern: '^[A-Z]{2}$' }, zip: { type: 'string' } },
            },
          },
          examples: [{ id: 1 }],
        },
      },
    },
  ),
  bug('cts', 'time-of-a-login-as-text', async (event, _context) => {
    const { time, service_type, trace_name } = event.cts
    if (service_type !== 'IAM' || trace_name !== 'login') return ''
    return new Date(typeof time === 'number' ? time : time.replace(' GMT', '')).toISOString()
  }),
]
