import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { bodyText, header, html, json, query, text } from '../answers.js'
import { type CorrectHandler, stateless } from '../planted-handler.js'

const right = (
  name: string,
  liberty: string,
  handler: (...args: any[]) => unknown,
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source: 'apig', liberty, instance: stateless(handler), ...more })

const escaped = (input: string): string =>
  input.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const frozen = Object.freeze(json(200, Object.freeze({ ok: true })))

class Page {
  readonly #title: string

  constructor(title: string) {
    this.#title = title
  }

  toJSON(): object {
    return html(200, `<title>${escaped(this.#title)}</title>`)
  }
}

export const httpAnswers: readonly CorrectHandler[] = [
  right('json-text', 'the JSON text of the answer', async (event, _context) =>
    JSON.stringify(json(200, { path: event.path })),
  ),
  right('picture', 'a binary body', async (_event, _context) => ({
    statusCode: 200,
    headers: { 'content-type': 'image/png' },
    body: pixel,
    isBase64Encoded: true,
  })),
  right('json-in-base64', 'JSON in base64', async (event, _context) => ({
    ...json(200, {}),
    body: Buffer.from(JSON.stringify({ path: event.path })).toString('base64'),
    isBase64Encoded: true,
  })),
  right('mime-base64', 'base64 in lines', async (event, _context) => {
    const body = Buffer.from(bodyText(event)).toString('base64').replace(/.{76}/g, '$&\r\n')
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/octet-stream' },
      body,
      isBase64Encoded: true,
    }
  }),
  right('compressed', 'a compressed body', async (event, _context) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(JSON.stringify({ echo: bodyText(event) })).toString('base64'),
    isBase64Encoded: true,
  })),
  right('bytes-counted', 'a content-length in bytes', async (event, _context) => {
    const body = JSON.stringify({ echo: bodyText(event) })
    return { ...json(200, {}), body, headers: { 'Content-Length': String(Buffer.byteLength(body)) } }
  }),
  right('redirect', 'a redirect', async (event, _context) => {
    const target = encodeURIComponent(query(event, 'responseType') ?? 'home')
    return text(302, '', { location: `https://example.com/${target}` })
  }),
  right('redirect-by-hand', 'a redirect without a type', async (_event, _context) => ({
    statusCode: 308,
    headers: { Location: '/orders' },
    body: '',
    isBase64Encoded: false,
  })),
  right('no-content', '204', async (_event, _context) => ({
    statusCode: 204,
    headers: {},
    body: '',
    isBase64Encoded: false,
  })),
  right('no-content-no-body', '204 without a body member', async (_event, _context) => ({
    statusCode: 204,
    isBase64Encoded: false,
  })),
  right('not-modified', '304 with an entity tag', async (event, _context) => {
    const tag = '"v7"'
    if (header(event, 'if-none-match') === tag || header(event, 'cache-control') === 'no-store')
      return { statusCode: 304, headers: { etag: tag }, body: '', isBase64Encoded: false }
    return json(200, {}, { etag: tag, 'cache-control': 'max-age=60' })
  }),
  right('length-for-head', 'HEAD with the length of GET', async (event, _context) => {
    const answer = json(200, { rows: [1, 2, 3] })
    const headers = { ...answer.headers, 'content-length': String(Buffer.byteLength(answer.body)) }
    return { ...answer, headers, body: event.httpMethod === 'HEAD' ? '' : answer.body }
  }),
  right('page-with-name', 'a page that repeats what it was sent, escaped', async (event, _context) =>
    html(
      200,
      `<!doctype html><h1>${escaped(query(event, 'responseType') ?? '')}</h1><p>${escaped(bodyText(event))}`,
    ),
  ),
  right(
    'page-with-data',
    'a page with the request as a script, its markup escaped',
    async (event, _context) => {
      const data = JSON.stringify({ path: event.path, body: bodyText(event) }).replaceAll('<', '\\u003c')
      return html(200, `<!doctype html><script>const request = ${data}</script><div id="app"></div>`)
    },
  ),
  right('plain-echo', 'the body as plain text', async (event, _context) => text(200, bodyText(event))),
  right('event-echo', 'the event as JSON', async (event, _context) => json(200, event)),
  right('lines-of-json', 'lines of JSON', async (event, _context) => ({
    ...text(200, `{"path":${JSON.stringify(event.path)}}\n{"more":false}\n`),
    headers: { 'content-type': 'application/x-ndjson' },
  })),
  right('event-stream', 'an event stream', async (event, _context) => ({
    ...text(200, `event: done\ndata: ${JSON.stringify(event.path)}\n\n`),
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })),
  right('json-of-null', 'JSON null', async (_event, _context) => json(200, null)),
  right('json-api', 'another type of JSON', async (event, _context) => ({
    ...json(200, { data: [], links: { self: event.path } }),
    headers: { 'Content-Type': 'application/vnd.api+json; charset=UTF-8' },
  })),
  right('undefined-header', 'headers that are undefined', async (event, _context) => ({
    ...text(200, 'ok'),
    headers: { 'x-request-id': header(event, 'x-request-id')?.slice(0, 32), 'content-type': 'text/plain' },
  })),
  right('frozen-answer', 'one frozen answer for all', async (_event, _context) => frozen),
  right('answer-of-class', 'an object with toJSON', async (event, _context) => new Page(event.path)),
  right('signed-download', 'a URL signed with temporary credentials', async (event, context) => {
    const parameters = new URLSearchParams({
      AccessKeyId: context.getSecurityAccessKey(),
      Signature: createHmac('sha1', context.getSecuritySecretKey()).update(event.path).digest('base64'),
      'x-obs-security-token': context.getSecurityToken(),
    })
    return text(307, '', { location: `https://files.obs.example.com/report.pdf?${parameters}` })
  }),
  right('signature', 'a signature made with a secret key', async (event, context) =>
    json(200, { signature: createHmac('sha256', context.getSecretKey()).update(event.path).digest('hex') }),
  ),
  right('cookie-encoded', 'a cookie with an encoded value', async (event, _context) =>
    json(
      200,
      {},
      { 'Set-Cookie': `type=${encodeURIComponent(query(event, 'responseType') ?? '')}; HttpOnly` },
    ),
  ),
  right('headers-of-their-own', 'custom headers', async (event, _context) =>
    json(
      200,
      {},
      {
        'access-control-allow-origin': '*',
        'x-powered-by': 'coffee & "tea"',
        'x-stage': event.requestContext.stage,
        'x-empty': '',
      },
    ),
  ),
  right('larger-answer', 'a large answer', async (event, _context) =>
    json(200, event.httpMethod === 'PUT' ? new Array(50_000).fill('row') : []),
  ),
  right('members-of-their-own', 'further members of the answer', async (_event, _context) => ({
    ...json(200, []),
    statusText: 'OK',
    cookies: [],
  })),
]
