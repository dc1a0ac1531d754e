import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, deflateSync } from 'node:zlib'
import { z } from 'zod'
import { bodyJson, bodyText, html, json, text } from '../answers.js'
import { type CorrectHandler, stateless } from '../planted-handler.js'

const right = (
  name: string,
  liberty: string,
  handler: (...args: any[]) => unknown,
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source: 'apig', liberty, instance: stateless(handler), ...more })

const escaped = (input: string): string => input.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
const wellFormed = (input: string): string => Buffer.from(input).toString()
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
const file = Buffer.from('{"items":[1,2,3,4,5,6,7,8,9]}')
const messages: Record<string, string> = { en: 'Hello', de: 'Hallo', fr: 'Salut' }
const order = z.object({ test: z.string().max(100), qty: z.number().int().positive().optional() })

async function* rows(): AsyncGenerator<string> {
  yield 'id,name\n'
  for (let i = 0; i < 20; i++) yield `${i},row ${i}\n`
}

function preferred(header: string): string {
  const ranges = header.split(',').map((part) => {
    const [tag = '', q = '1'] = part.trim().split(/;\s*q=/)
    return { tag: tag.slice(0, 2).toLowerCase(), q: Number(q) || 0 }
  })
  return ranges.sort((a, b) => b.q - a.q).find(({ tag }) => Object.hasOwn(messages, tag))?.tag ?? 'en'
}

type Next = (event: any, context: any) => Promise<any>
const timed = (next: Next) => async (event: any, context: any) => {
  const start = performance.now()
  const answer = await next(event, context)
  const duration = `total;dur=${(performance.now() - start).toFixed(1)}`
  return { ...answer, headers: { ...answer.headers, 'server-timing': duration } }
}
const guarded = (next: Next) => async (event: any, context: any) => {
  try {
    return await next(event, context)
  } catch (error) {
    context.getLogger().warn((error as Error).message)
    return json(400, { title: 'bad request' }, { 'content-type': 'application/problem+json' })
  }
}

/** Small services as people write them, each with liberties that the documentation leaves. */
export const smallServices: readonly CorrectHandler[] = [
  right('streamed-table', 'a body from a stream of an async generator', async (_event, _context) =>
    text(200, await textOf(Readable.from(rows())), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="rows.csv"',
    }),
  ),
  right('best-encoding', 'the encoding that the client asks for', async (event, _context) => {
    const accepts = String(event.headers?.['accept-encoding'] ?? '')
    const bytes = Buffer.from(`hello ${event.httpMethod}`)
    const headers = { 'content-type': 'text/plain' }
    const send = (body: Buffer, more: object) => ({
      statusCode: 200,
      headers: { ...headers, ...more },
      body: body.toString('base64'),
      isBase64Encoded: true,
    })
    if (/\bbr\b/.test(accepts)) return send(brotliCompressSync(bytes), { 'content-encoding': 'br' })
    if (/\bdeflate\b/.test(accepts)) return send(deflateSync(bytes), { 'content-encoding': 'deflate' })
    return send(bytes, {})
  }),
  right('range-of-list', 'a range of a document, so no whole JSON', async (event, _context) => {
    const match = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(String(event.headers?.range ?? ''))
    const answer = (statusCode: number, body: Buffer, more: object) => ({
      statusCode,
      headers: { 'content-type': 'application/json', 'accept-ranges': 'bytes', ...more },
      body: body.toString('base64'),
      isBase64Encoded: true,
    })
    if (match === null) return answer(200, file, {})
    const from = Number(match[1])
    const to = match[2] === '' ? file.length - 1 : Math.min(Number(match[2]), file.length - 1)
    if (from > to) return text(416, '', { 'content-range': `bytes */${file.length}` })
    const part = file.subarray(from, to + 1)
    const length = { 'content-length': String(part.length) }
    return answer(206, part, { 'content-range': `bytes ${from}-${to}/${file.length}`, ...length })
  }),
  right('layers', 'layers of middleware that add to event and answer', async (event, context) => {
    const parse = (next: Next) => async (inner: any, same: any) => {
      inner.json = JSON.parse(bodyText(inner))
      return next(inner, same)
    }
    return timed(guarded(parse(async ({ json: input }) => json(200, { got: typeof input }))))(event, context)
  }),
  right('validated', 'a schema of zod', async (event, _context) => {
    const result = order.safeParse(bodyJson(event))
    if (result.success) return json(200, result.data)
    return json(422, { issues: result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) })
  }),
  right('state-of-page', 'what was asked for, in a script', async (event, _context) =>
    html(
      200,
      `<!doctype html><script>window.state = ${inScript({ path: event.path, q: event.queryStringParameters })}</script>`,
    ),
  ),
  right('props-of-page', 'JSON in an attribute', async (event, _context) =>
    html(
      200,
      `<!doctype html><div data-props="${escaped(JSON.stringify(event.queryStringParameters ?? {}))}">`,
    ),
  ),
  right('markdown', 'a text of the client as a page, escaped first', async (event, _context) => {
    const page = escaped(bodyText(event)).replace(/^# (.*)$/gm, '<h1>$1</h1>')
    return html(200, `<!doctype html><main>${page.replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')}</main>`)
  }),
  right('textarea', 'a text of the client to edit, and in a link', async (event, _context) => {
    const link = `/?q=${encodeURIComponent(bodyText(event))}`
    return html(200, `<!doctype html><textarea>${escaped(bodyText(event))}</textarea><a href="${link}">a</a>`)
  }),
  right('badge', 'a picture in SVG with a text of the client', async (event, _context) => {
    const label = escaped(String(event.queryStringParameters?.label ?? 'build').slice(0, 40))
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text x="4" y="14">${label}</text></svg>`
    return text(200, wellFormed(svg), { 'content-type': 'image/svg+xml' })
  }),
  right('name-of-download', 'a file name of the client in both notations', async (event, _context) => {
    const name = wellFormed(String(event.queryStringParameters?.filename ?? 'report.csv'))
    const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
    const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
    const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
    return text(200, 'id\n', { 'content-type': 'text/csv', 'content-disposition': disposition })
  }),
  right('redirect-to-this-site', 'a target of the client, resolved', async (event, _context) => {
    const site = 'https://shop.example.com'
    const to = String(event.queryStringParameters?.to ?? '/')
    if (!URL.canParse(to, site)) return text(400, 'no target')
    const target = new URL(to, site)
    return text(302, '', { location: target.origin === site ? target.href : site })
  }),
  right('search-of-titles', 'a pattern of what the client wrote, escaped', async (event, _context) => {
    const term = String(event.queryStringParameters?.term ?? '')
    const pattern = new RegExp(term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
    return json(
      200,
      ['Dune', 'Emma'].filter((title) => pattern.test(title)),
    )
  }),
  right('greeting', 'a language by preference', async (event, _context) => {
    const language = preferred(String(event.headers?.['accept-language'] ?? ''))
    return text(200, messages[language]!, { 'content-language': language, vary: 'accept-language' })
  }),
  right('token-guard', 'a signed token that is checked', async (event, _context) => {
    const token = /^Bearer ([\w-]+)\.([\w-]+)$/.exec(String(event.headers?.authorization ?? ''))
    if (token === null) return text(401, '', { 'www-authenticate': 'Bearer' })
    const mine = createHmac('sha256', 'key').update(token[1]!).digest()
    const given = Buffer.from(token[2]!, 'base64url')
    const isRight = given.length === mine.length && timingSafeEqual(given, mine)
    return isRight ? text(200, 'welcome') : text(401, '', { 'www-authenticate': 'Bearer' })
  }),
  right('login', 'a form, a slow hash and a cookie', async (event, _context) => {
    const form = new URLSearchParams(bodyText(event))
    const given = scryptSync(form.get('password') ?? '', 'salt', 16, { N: 16 })
    const isRight = timingSafeEqual(given, scryptSync('secret', 'salt', 16, { N: 16 }))
    if (form.get('user') !== 'ada' || !isRight) return html(401, '<!doctype html><p>wrong</p>')
    return text(303, '', { location: '/home', 'set-cookie': 'sid=1; Secure' })
  }),
  right('races-its-limit', 'a race against the time that is left', async (_event, context) => {
    const abort = new AbortController()
    const budget = Math.max(50, context.getRemainingTimeInMilliSeconds() - 500)
    const late = sleep(budget, text(408, ''), { signal: abort.signal }).catch(() => undefined)
    const answer = await Promise.race([Promise.resolve(text(200, 'ok')), late])
    abort.abort()
    return answer
  }),
  right('buckets', 'a rate limit by the clock', () => undefined, {
    instance: () => {
      const buckets = new Map<string, { tokens: number; at: number }>()
      return async (event: any, _context: any) => {
        const client = String(event.headers?.['x-real-ip'] ?? '')
        const bucket = buckets.get(client) ?? { tokens: 5, at: Date.now() }
        bucket.tokens = Math.min(5, bucket.tokens + (Date.now() - bucket.at) / 1000)
        bucket.at = Date.now()
        buckets.set(client, bucket)
        if (bucket.tokens < 1) return text(429, 'slow down', { 'retry-after': '1' })
        bucket.tokens -= 1
        return text(200, 'ok', { 'x-ratelimit-remaining': String(Math.floor(bucket.tokens)) })
      }
    },
  }),
  right('changes-its-event', 'an event that is made over and frozen', async (event, _context) => {
    event.headers = Object.fromEntries(Object.entries(event.headers ?? {}).map(([k, v]) => [k, String(v)]))
    delete event.isBase64Encoded
    event.requestContext.user = { id: 1 }
    Object.freeze(event)
    return text(200, event.headers['user-agent'] === undefined ? 'none' : 'some')
  }),
  right('counted-lines', 'JSON line by line', async (_event, _context) =>
    text(200, [1, 2, 3].map((n) => JSON.stringify({ n })).join('\n'), {
      'content-type': 'application/x-ndjson',
    }),
  ),
  right('some-failed', '207 for jobs of which some failed', async (_event, _context) => {
    const jobs = [async () => 1, async () => Promise.reject(new Error('partial'))]
    const results = await Promise.allSettled(jobs.map((job) => job()))
    return json(
      207,
      results.map(({ status }) => status),
    )
  }),
  right(
    'set-aside',
    'messages that are no JSON are set aside',
    async (event, context) => {
      const all = event.records.flatMap((record: any) => record.messages)
      const results = await Promise.allSettled(all.map(async (message: string) => JSON.parse(message)))
      const dead = results.filter(({ status }) => status === 'rejected').length
      context.getLogger().info(`${results.length - dead} good, ${dead} set aside`)
    },
    { source: 'kafka' },
  ),
]
