import { Readable, Transform } from 'node:stream'
import { bodyJson, json, parsed, text } from '../answers.js'
import { type BrokenHandler, type PlantedHandler, stateless } from '../planted-handler.js'

const bug = (
  name: string,
  rules: readonly string[],
  handler: (...args: any[]) => unknown,
  more: Partial<Pick<PlantedHandler, 'source' | 'options'>> & { warns?: 'inferred form' | 'own error' } = {},
): BrokenHandler => ({
  name,
  source: 'apig',
  class: 'runtime misuse',
  instance: stateless(handler),
  expects: rules,
  ...more,
})

/** A call that is never answered costs the whole limit. */
const impatient = { options: { timeout: 40 } }

const lengths: number[] = []
const metrics = { record: (length: number) => void lengths.push(Math.max(length, 1)) }

async function save(order: any): Promise<string> {
  await Promise.resolve()
  return order.test.toString()
}

export const runtimeMisuse: readonly BrokenHandler[] = [
  bug('event-only', ['handler/loads'], async (event) => json(200, { path: event.path })),
  bug('default-context', ['handler/loads'], async (event, _context = {}) => json(200, { path: event.path })),
  bug('rest-parameters', ['handler/loads'], async (...args) => json(200, { path: args[0].path })),
  bug('synchronous', ['handler/timed-out'], (event, _context) => json(200, { path: event.path }), impatient),
  bug(
    'thenable',
    ['handler/timed-out'],
    (_event, _context) => {
      // biome-ignore lint/suspicious/noThenProperty: as query builders of databases are
      const query = { where: () => query, then: (done: (answer: unknown) => void) => done(json(200, [])) }
      return query.where()
    },
    impatient,
  ),
  bug(
    'callback-forgotten',
    ['handler/timed-out'],
    (event, _context, callback) => {
      switch (event.httpMethod) {
        case 'GET':
        case 'HEAD':
          return callback(null, json(200, []))
        case 'POST':
        case 'PUT':
        case 'PATCH':
          return callback(null, json(202, {}))
        case 'DELETE':
          return callback(null, text(200, 'deleted'))
      }
    },
    impatient,
  ),
  bug('answer-as-error', ['handler/threw'], (event, _context, callback) => {
    callback(json(200, { path: event.path }))
  }),
  bug('bad-request-as-error', ['handler/threw'], (event, _context, callback) => {
    const order = bodyJson(event)
    if (typeof order !== 'object') return callback(new Error('the body must be JSON'))
    callback(null, json(200, order))
  }),
  bug(
    'async-with-callback',
    ['apig/envelope', 'handler/settled-twice'],
    async (event, _context, callback) => {
      setImmediate(() => callback(null, json(200, { path: event.path })))
    },
  ),
  bug('fire-and-forget', ['handler/unhandled-rejection'], async (event, _context) => {
    void save(bodyJson(event) ?? {})
    return json(202, {})
  }),
  bug('async-for-each', ['handler/unhandled-rejection'], async (event, _context) => {
    const orders = bodyJson(event)
    if (!Array.isArray(orders)) return json(400, { message: 'send a list' })
    orders.forEach(async (order) => {
      await save(order)
    })
    return json(202, { accepted: orders.length })
  }),
  bug('big-integer', ['handler/serialisable'], async (_event, context) => ({
    ...json(200, {}),
    took: BigInt(context.getRemainingTimeInMilliSeconds()),
  })),
  bug('cyclic-answer', ['handler/serialisable'], async (event, _context) => {
    const answer: any = json(200, { path: event.path })
    answer.request = { ...event, answer }
    return answer
  }),
  bug('throws-text', ['handler/threw'], async (event, _context) => {
    if (event.httpMethod === 'DELETE') throw 'not allowed'
    return json(200, {})
  }),
  bug('destructured-context', ['handler/threw'], async (_event, context) => {
    const { getRequestID } = context
    return json(200, { requestId: getRequestID() })
  }),
  bug(
    'synchronous-index',
    ['handler/timed-out'],
    (event, _context) => event.Records.map((record: any) => record.s3.object.key),
    { ...impatient, source: 'obs' },
  ),
  bug(
    'nothing-to-do-forgotten',
    ['handler/timed-out'],
    (event, _context, callback) => {
      const messages = event.records.flatMap((record: any) => record.messages)
      for (const [i] of messages.entries()) {
        if (i === messages.length - 1) callback(null, `${messages.length} messages`)
      }
    },
    { ...impatient, source: 'rabbitmq', warns: 'inferred form' },
  ),
  bug('metrics-after-the-answer', ['handler/uncaught-exception'], async (event, _context) => {
    setTimeout(() => {
      const order = bodyJson(event)
      if (event.httpMethod === 'POST') metrics.record(order.test.length)
    }, 1)
    return json(202, {})
  }),
  bug(
    'answer-in-a-timer',
    ['handler/uncaught-exception'],
    (event, _context, callback) => {
      setImmediate(() => callback(null, json(200, { name: bodyJson(event).test.trim() })))
    },
    { options: { timeout: 400 } },
  ),
  bug(
    'error-of-a-stream',
    ['handler/uncaught-exception'],
    async (event, _context) => {
      const lines = Readable.from(event.records.flatMap(({ messages }: any) => messages))
      const parser = new Transform({
        objectMode: true,
        transform: (line, _encoding, done) =>
          parsed(line) === undefined ? done(new Error(`no JSON: ${line}`)) : done(null, line),
      })
      lines.pipe(parser).resume()
    },
    { source: 'kafka' },
  ),
  bug(
    'async-records',
    ['handler/unhandled-rejection'],
    async (event, _context) => {
      event.records.forEach(async (record: any) => {
        for (const message of record.messages) await save(JSON.parse(message))
      })
    },
    { source: 'kafka' },
  ),
  bug(
    'callback-without-null',
    ['handler/threw'],
    (event, _context, callback) => callback(`report of ${event.time} sent`),
    { source: 'timer', warns: 'own error' },
  ),
]
