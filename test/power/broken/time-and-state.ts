import { bodyText, json, text } from '../answers.js'
import type { BrokenHandler, SourceName } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  rules: readonly string[],
  instance: BrokenHandler['instance'],
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({ name, source, class: 'time and state', instance, expects: rules, ...more })

export const timeAndState: readonly BrokenHandler[] = [
  bug('apig', 'connections-run-out', ['apig/server-error'], () => {
    let open = 0
    return async (_event, _context) => {
      open += 1
      return open > 50 ? json(503, { message: 'too many connections' }) : json(200, [])
    }
  }),
  bug('apig', 'headers-are-shared', ['apig/content-length'], () => {
    const headers: Record<string, string> = { 'content-type': 'text/plain' }
    return async (event, _context) => {
      if (event.httpMethod !== 'GET') return { ...text(202, 'accepted'), headers }
      const body = `you sent ${bodyText(event).length} characters`
      headers['content-length'] = String(body.length)
      return { ...text(200, body), headers }
    }
  }),
  bug('apig', 'body-sent-twice', ['handler/threw'], () => {
    const seen = new Set<string>()
    return async (event, _context) => {
      if (event.httpMethod !== 'POST') return json(200, [])
      const key = bodyText(event)
      if (seen.has(key)) throw new Error(`duplicate key ${key}`)
      seen.add(key)
      return json(201, {})
    }
  }),
  bug('apig', 'page-of-last-request', ['apig/content-type'], () => {
    let body = '{}'
    return async (event, _context) => {
      const answer = { ...json(200, {}), body }
      body = event.httpMethod === 'POST' ? bodyText(event) || '{}' : '{}'
      return answer
    }
  }),
  bug('apig', 'pattern-with-memory', ['handler/threw'], () => {
    const pattern = /^\/[^/]*/g
    return async (event, _context) => {
      const [segment] = pattern.exec(event.path)!
      return json(200, { segment })
    }
  }),
  bug(
    'apig',
    'waits-for-the-limit',
    ['handler/timed-out'],
    () => async (event, context) => {
      // Patches are rare and slow, so the whole limit is taken: it is in milliseconds already.
      const limit = context.getRunningTimeInSeconds() * 1000
      if (event.httpMethod !== 'PATCH') return json(200, {})
      return new Promise((resolve) => {
        setTimeout(() => resolve(json(200, {})), limit / 2).unref()
      })
    },
    { options: { timeout: 40 } },
  ),
  bug('timer', 'runs-once-a-request', ['delivery/redelivery'], () => {
    const ran = new Set<string>()
    return async (_event, context) => {
      if (ran.has(context.getRequestID())) throw new Error('this report was sent')
      ran.add(context.getRequestID())
    }
  }),
  bug('lts', 'piece-is-new', ['delivery/redelivery'], () => {
    const pieces = new Map<string, number>()
    return async (event, context) => {
      const key = context.getRequestID()
      if (pieces.has(key)) throw new Error(`piece ${key} was stored`)
      pieces.set(key, event.lts.data.length)
    }
  }),
  bug('cts', 'trace-is-new', ['delivery/redelivery'], () => {
    const requests = new Map<string, string>()
    return async (event, context) => {
      const known = requests.get(context.getRequestID())
      if (known !== undefined) throw new Error(`trace ${known} was recorded`)
      requests.set(context.getRequestID(), event.cts.trace_id)
    }
  }),
  bug('timer', 'time-runs-forward', ['handler/threw'], () => {
    let last = 0
    return async (event, _context) => {
      const now = Date.parse(event.time)
      if (now < last) throw new RangeError('time runs backwards')
      last = now
    }
  }),
  bug('kafka', 'cache-fills-up', ['handler/threw'], () => {
    const cache = new Array<string>(200)
    let used = 0
    return async (event, _context) => {
      for (const { messages } of event.records) {
        for (const message of messages) {
          if (used >= cache.length) throw new RangeError('the cache is full')
          cache[used++] = message
        }
      }
    }
  }),
]
