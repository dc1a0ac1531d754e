import { bodyText, header, json, parsed, text } from '../answers.js'
import { type BrokenHandler, stateless } from '../planted-handler.js'

const bug = (
  name: string,
  kind: BrokenHandler['class'],
  handler: (event: any, context: any) => Promise<unknown>,
  expects: readonly string[] = ['handler/threw'],
): BrokenHandler => ({ name, source: 'apig', class: kind, instance: stateless(handler), expects })

const song = 'abcdefghij'.repeat(50)

/** The weights of a header that lists what the client takes. */
function weightsIn(list: string): ReadonlyMap<string, number> {
  const items = list.split(',').map((item) =>
    item
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/),
  )
  return new Map(items.map(([name = '', weight]) => [name, weight === undefined ? 1 : Number(weight)]))
}

const pages: Readonly<Record<string, Readonly<Record<string, { title: string }>>>> = {
  en: { start: { title: 'Start' } },
  de: { start: { title: 'Anfang' } },
}

interface Route {
  readonly method: string
  readonly path: RegExp
  readonly header?: string
  readonly answer: (id: string) => unknown
}
const routes: readonly Route[] = [
  { method: 'GET', path: /^\/carts$/, answer: () => json(200, []) },
  {
    method: 'PUT',
    path: /^\/carts\/(\w+)$/,
    header: 'x-tenant',
    answer: (id) => ({ ...text(200, id), statusCode: '200' }),
  },
  { method: 'DELETE', path: /^\/carts\/(\w+)$/, answer: () => text(204, '') },
]

/** Handlers of what HTTP says of requests: what the client takes, what it has already, what it sends in parts. */
export const httpRequests: readonly BrokenHandler[] = [
  bug('no-encoding-is-left', 'missing and odd members', async (event, _context) => {
    const asked = weightsIn(header(event, 'accept-encoding') ?? 'identity')
    const weightOf = (name: string) => asked.get(name) ?? asked.get('*') ?? (name === 'identity' ? 1 : 0)
    const chosen = ['br', 'gzip', 'identity'].find((name) => weightOf(name) > 0)
    return text(200, 'hello', { 'x-chosen': chosen!.toUpperCase() })
  }),
  bug(
    'range-beyond-the-end',
    'numbers and dates',
    async (event, _context) => {
      const match = /^bytes=(\d+)-(\d+)$/.exec(header(event, 'range') ?? '')
      if (match === null) return text(200, song)
      const [start, end] = [Number(match[1]), Number(match[2])]
      if (start >= song.length || end < start) return text(416, '')
      return text(206, song.slice(start, end + 1), { 'content-length': String(end - start + 1) })
    },
    ['apig/content-length'],
  ),
  bug('multipart-field-without-file-name', 'bodies', async (event, _context) => {
    const boundary = /^multipart\/form-data;.*boundary=([^;]+)/i.exec(
      header(event, 'content-type') ?? '',
    )?.[1]
    if (boundary === undefined) return text(415, '')
    const parts = bodyText(event).split(`--${boundary}`).slice(1)
    const heads = parts.filter((part) => /content-disposition:/i.test(part))
    return json(
      200,
      heads.map((part) => /filename="([^"]*)"/i.exec(part)![1]),
    )
  }),
  bug('page-of-a-known-language', 'parsing', async (event, _context) => {
    const [lang = '', docs, page = ''] = event.path.slice(1).split('/')
    if (docs !== 'docs' || !Object.hasOwn(pages, lang)) return text(404, '')
    return text(200, pages[lang]![page]!.title)
  }),
  bug(
    'one-row-of-the-routes',
    'malformed answers',
    async (event, _context) => {
      for (const route of routes) {
        const match = route.path.exec(event.path)
        if (match === null || route.method !== event.httpMethod) continue
        if (route.header !== undefined && header(event, route.header) === undefined) return text(400, '')
        return route.answer(match[1] ?? '')
      }
      return text(404, '')
    },
    ['apig/status-code'],
  ),
  bug('xml-without-an-amount', 'parsing', async (event, _context) => {
    const xml = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
    if (!/^\s*(<\?xml[^>]*\?>)?\s*<order\b/.test(xml)) return text(400, '')
    return json(201, { total: Number(/<amount>([^<]*)<\/amount>/.exec(xml)![1]) * 1.2 })
  }),
  bug('cookie-that-is-json-null', 'bodies', async (event, _context) => {
    const cookies = (header(event, 'cookie') ?? '').split('; ').map((pair) => pair.split('='))
    const jar = new Map(cookies.map(([name, value]) => [name, value]))
    const prefs = jar.get('prefs') === undefined ? {} : parsed(decoded(jar.get('prefs')!))
    return json(200, { theme: prefs === undefined ? 'light' : prefs.theme })
  }),
]

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
