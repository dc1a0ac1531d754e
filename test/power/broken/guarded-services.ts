import { json } from '../answers.js'
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
]
