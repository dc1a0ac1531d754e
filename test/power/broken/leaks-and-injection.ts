import { bodyText, header, html, json, query, text } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  rule: string,
  handler: (event: any, context: any) => Promise<unknown>,
): BrokenHandler => ({
  name,
  source,
  class: 'leaks and injection',
  instance: stateless(handler),
  expects: [rule],
})

export const leaksAndInjection: readonly BrokenHandler[] = [
  bug('apig', 'dump-of-context', 'handler/leaks-secret', async (event, context) =>
    json(200, { event, context }),
  ),
  bug('apig', 'dump-for-patch', 'handler/leaks-secret', async (event, context) =>
    event.httpMethod === 'PATCH' ? json(405, { context }) : json(200, {}),
  ),
  bug('apig', 'token-in-header', 'handler/leaks-secret', async (_event, context) =>
    json(200, {}, { 'x-auth-token': context.getToken() }),
  ),
  bug('apig', 'key-in-base64', 'handler/leaks-secret', async (event, context) => {
    const credentials = Buffer.from(`${context.getSecurityAccessKey()}:${context.getSecuritySecretKey()}`)
    return json(200, { path: event.path }, { authorization: `Basic ${credentials.toString('base64')}` })
  }),
  bug('apig', 'stack-of-error', 'apig/stack-trace', async (event, _context) => {
    try {
      return json(200, JSON.parse(bodyText(event) || '{}'))
    } catch (error: any) {
      return json(400, { message: error.message, details: error.stack })
    }
  }),
  bug('apig', 'name-in-page', 'apig/reflected-markup', async (event, _context) =>
    html(200, `<h1>Results for ${query(event, 'responseType') ?? 'all'}</h1>`),
  ),
  bug('apig', 'path-in-page', 'apig/reflected-markup', async (event, _context) =>
    html(404, `<p>There is no page ${event.path}</p>`),
  ),
  bug('apig', 'body-in-page', 'apig/reflected-markup', async (event, _context) =>
    html(200, `<pre>${bodyText(event)}</pre>`),
  ),
  bug('apig', 'agent-in-page', 'apig/reflected-markup', async (event, _context) =>
    html(200, `<p>Your browser: ${header(event, 'user-agent') ?? 'none'}</p>`),
  ),
  bug('apig', 'parameter-in-page', 'apig/reflected-markup', async (event, _context) =>
    html(200, `<title>${Object.values(event.pathParameters ?? {}).join(' ')}</title>`),
  ),
  bug('apig', 'quote-in-attribute', 'apig/reflected-markup', async (event, _context) => {
    const type = (query(event, 'responseType') ?? '').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    return html(200, `<input name="responseType" value="${type}">`)
  }),
  bug('apig', 'query-in-location', 'apig/headers', async (event, _context) =>
    text(302, '', { location: `/search/${query(event, 'responseType') ?? ''}` }),
  ),
  bug('apig', 'query-in-cookie', 'apig/headers', async (event, _context) =>
    json(200, {}, { 'set-cookie': `type=${query(event, 'responseType') ?? 'html'}; Path=/` }),
  ),
  bug('apig', 'parameter-in-file-name', 'apig/headers', async (event, _context) => {
    const name = event.pathParameters?.path ?? 'report'
    return text(200, 'a;b', { 'content-disposition': `attachment; filename="${name}.csv"` })
  }),
  bug('apig', 'names-of-query-as-headers', 'apig/headers', async (event, _context) => {
    const names = Object.keys(event.queryStringParameters ?? {})
    return json(200, {}, Object.fromEntries(names.map((name) => [`x-query-${name}`, 'seen'])))
  }),
  bug('apig', 'form-field-in-page', 'apig/reflected-markup', async (event, _context) => {
    const fields = new URLSearchParams(bodyText(event))
    return html(200, `<b>Thank you, ${fields.get('name') ?? 'stranger'}</b>`)
  }),
  bug('obs', 'context-in-answer', 'handler/leaks-secret', async (event, context) => ({
    records: event.Records.length,
    context,
  })),
  bug('timer', 'token-in-url', 'handler/leaks-secret', async (event, context) => {
    const url = new URL('https://reports.example.com/')
    url.searchParams.set('token', context.getToken())
    return `${event.time} ${url}`
  }),
]
