import { bodyText, header, html, json } from '../answers.js'
import { type BrokenHandler, stateless } from '../planted-handler.js'

const bug = (
  name: string,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source: 'apig',
  class: 'parsing',
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

/** Bugs behind conditions, one after the other: a method, a path, a header, a field. */
export const guardedServices: readonly BrokenHandler[] = [
  bug(
    'from-and-to',
    async (event, _context) => {
      const { from, to } = event.queryStringParameters ?? {}
      if (!from) return json(400, { error: 'from is missing' })
      const start = new Date(from)
      const end = to ? new Date(to) : new Date(start.getTime() + 86_400_000)
      if (end < start) return json(400, { error: 'to is before from' })
      return json(200, { start: start.toISOString(), end: end.toISOString() })
    },
    { class: 'numbers and dates' },
  ),
  bug(
    'titles-decoded-again',
    async (event, _context) => {
      const routes: [string, RegExp, (part: string) => unknown][] = [
        ['GET', /^\/books$/, () => []],
        ['GET', /^\/books\/([^/]+)$/, (title) => ({ title })],
      ]
      for (const [method, pattern, run] of routes) {
        const match = method === event.httpMethod ? pattern.exec(event.path) : null
        if (match !== null) return json(200, run(decodeURIComponent(match[1] ?? '')))
      }
      return json(404, { error: 'no such route' })
    },
    { class: 'encoding' },
  ),
  bug('password-behind-a-path', async (event, _context) => {
    if (event.path !== '/login') return json(404, {})
    const form = new URLSearchParams(bodyText(event))
    if (!form.has('user')) return json(400, { error: 'user is missing' })
    const isRight = form.get('user') === 'ada' && (form.get('password') as string).trim().length > 7
    return json(isRight ? 200 : 403, {})
  }),
  bug(
    'comment-in-a-page',
    async (event, _context) => {
      if (event.httpMethod !== 'POST') return json(405, {})
      const comment = new URLSearchParams(bodyText(event)).get('comment') ?? ''
      return html(200, `<p>thanks for: ${comment.replace('<', '&lt;')}</p>`)
    },
    { class: 'leaks and injection', expects: ['apig/reflected-markup'] },
  ),
  bug(
    'body-of-an-unchanged-page',
    async (event, _context) => {
      const tags = (header(event, 'if-none-match') ?? '').split(/\s*,\s*/)
      const unchanged = tags.some((tag: string) => tag === '*' || tag === '"v1"')
      return unchanged ? json(304, { items: [] }) : json(200, { items: [] })
    },
    { class: 'malformed answers', expects: ['apig/no-content'] },
  ),
]
