import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { bodyText, json, text } from '../answers.js'
import { type CorrectHandler, stateless } from '../planted-handler.js'

const right = (
  name: string,
  liberty: string,
  instance: CorrectHandler['instance'],
  more: Partial<CorrectHandler> = {},
): CorrectHandler => ({ name, source: 'apig', liberty, instance, ...more })

/** An adapter as it is written to run a web framework in a function. */
function adapted(app: (request: any, response: any) => void): (...args: any[]) => void {
  return (event, _context, callback) => {
    const headers: Record<string, string> = {}
    const response = {
      statusCode: 200,
      setHeader: (name: string, value: unknown) => {
        headers[name.toLowerCase()] = String(value)
        return response
      },
      end: (body = '') =>
        callback(null, {
          statusCode: response.statusCode,
          headers,
          body: Buffer.from(body).toString('base64'),
          isBase64Encoded: true,
        }),
    }
    app({ method: event.httpMethod, url: event.path, body: bodyText(event) }, response)
  }
}

export const running: readonly CorrectHandler[] = [
  right(
    'callback',
    'the callback',
    stateless((event, _context, callback) => {
      callback(null, json(200, { path: event.path }))
    }),
  ),
  right(
    'later-callback',
    'the callback, later',
    stateless((event, _context, callback) => {
      setImmediate(() => callback(null, json(200, { path: event.path })))
    }),
  ),
  right(
    'error-is-undefined-as-null',
    'a callback with zero for no error',
    stateless((_event, _context, callback) => callback(0, json(200, []))),
  ),
  right(
    'promise-chain',
    'a promise without async',
    stateless((event, _context) => Promise.resolve(event).then(({ path }) => json(200, { path }))),
  ),
  right(
    'unused-callback',
    'three parameters, a promise all the same',
    stateless(async (event, _context, _callback) => json(200, { path: event.path })),
  ),
  right(
    'adapter',
    'an adapter for a web framework',
    stateless(
      adapted((request, response) => {
        if (request.method !== 'POST') response.statusCode = 404
        response.setHeader('Content-Type', 'application/json').setHeader('X-Length', request.body.length)
        response.end(JSON.stringify({ url: request.url, body: request.body }))
      }),
    ),
  ),
  right(
    'slow',
    'a slow answer',
    stateless(async (event, _context) => {
      if (event.httpMethod !== 'GET') await sleep(5)
      return json(200, {})
    }),
  ),
  right(
    'in-time',
    'a limit of its own',
    stateless(async (event, context) => {
      const signal = AbortSignal.timeout(context.getRemainingTimeInMilliSeconds())
      const found = await Promise.race([Promise.resolve(event.path.length), once(signal)])
      return json(200, { found })
    }),
  ),
  right(
    'own-ids',
    'ids and times of its own',
    stateless(async (_event, context) =>
      json(201, { id: randomUUID(), at: new Date().toISOString(), request: context.getRequestID() }),
    ),
  ),
  right('counter', 'own state', () => {
    let requests = 0
    return async (_event, _context) => {
      requests += 1
      return json(200, { requests }, { 'x-requests': String(requests) })
    }
  }),
  right('conflict', '409 for what was sent before', () => {
    const seen = new Set<string>()
    return async (event, _context) => {
      const key = `${event.httpMethod} ${bodyText(event)}`
      if (seen.has(key)) return json(409, { message: 'sent before' })
      seen.add(key)
      return json(201, {})
    }
  }),
  right('too-many', '429 after some requests', () => {
    let left = 60
    return async (_event, _context) => {
      left -= 1
      return left < 0 ? json(429, {}, { 'retry-after': '30' }) : json(200, { left })
    }
  }),
  right('cache', 'an answer that is kept', () => {
    const answers = new Map<string, unknown>()
    return async (event, _context) => {
      const known = answers.get(event.path)
      const answer = known ?? json(200, { path: event.path })
      answers.set(event.path, answer)
      return answer
    }
  }),
  right(
    'event-is-its-own',
    'changes of the event',
    stateless(async (event, _context) => {
      event.body = bodyText(event)
      event.headers = Object.fromEntries(Object.entries(event.headers ?? {}).reverse())
      delete event.requestContext
      event.isBase64Encoded = 'no longer'
      return json(200, { body: event.body })
    }),
  ),
  right(
    'context-is-its-own',
    'changes of the context',
    stateless(async (event, context) => {
      context.state = { path: event.path }
      return json(200, context.state)
    }),
  ),
  right(
    'logger',
    'logging',
    stateless(async (event, context) => {
      const logger = context.getLogger()
      logger.info(`${event.httpMethod} ${event.path}`)
      try {
        return json(200, { body: JSON.parse(bodyText(event)) })
      } catch (error: any) {
        logger.error(error.stack)
        return json(400, { message: 'no JSON' })
      }
    }),
  ),
  right(
    'key-id-in-log',
    'the name of a key in the log',
    stateless(async (_event, context) => {
      context
        .getLogger()
        .info(`signing with ${context.getAccessKey()} ${context.getSecretKey().slice(0, 2)}***`)
      return text(200, 'ok')
    }),
  ),
  right(
    'user-data',
    'configuration from the context',
    stateless(async (_event, context) =>
      json(200, {
        table: context.getUserData('TABLE').toLowerCase(),
        page: context.getUserData('PAGE') ?? 20,
      }),
    ),
    { options: { context: { userData: { TABLE: 'ORDERS' } } } },
  ),
  right(
    'after-the-answer',
    'work after the answer',
    stateless(async (event, context) => {
      setImmediate(() => {
        save(event).catch((error) => context.getLogger().warn(error.message))
      })
      return json(202, {})
    }),
  ),
  right(
    'all-settled',
    'rejections that are handled',
    stateless(async (event, _context) => {
      const results = await Promise.allSettled([save(event), Promise.reject(new Error('no replica'))])
      return json(200, { failed: results.filter(({ status }) => status === 'rejected').length })
    }),
  ),
]

async function save(event: any): Promise<string> {
  await Promise.resolve()
  if (event.httpMethod === 'DELETE') throw new Error('nothing to save')
  return event.path
}

function once(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}
