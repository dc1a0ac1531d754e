import { bodyJson, header, json, query, text } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  rule: string,
  handler: (event: any, context: any) => Promise<unknown>,
): BrokenHandler => ({
  name,
  source,
  class: 'magic values',
  rare: true,
  instance: stateless(handler),
  expects: [rule],
})

export const magicValues: readonly BrokenHandler[] = [
  bug('apig', 'debug-is-on', 'handler/leaks-secret', async (event, context) =>
    query(event, 'debug') === 'on' ? json(200, { context }) : json(200, {}),
  ),
  bug('apig', 'debug-header', 'handler/leaks-secret', async (event, context) =>
    header(event, 'x-debug') === 'true' ? json(200, { context }) : json(200, {}),
  ),
  bug('apig', 'coupon-of-winter', 'apig/body', async (event, _context) => {
    const input = bodyJson(event)
    if (input?.coupon !== 'WINTER24') return json(200, { discount: 0 })
    return { ...json(200, {}), body: { discount: 10 } }
  }),
  bug('apig', 'page-beyond-the-last', 'apig/headers', async (event, _context) => {
    const page = Number(query(event, 'page') ?? 1)
    if (!(page > 100)) return json(200, [])
    return { ...json(200, []), headers: { 'x-last-page': 100 } }
  }),
  bug('apig', 'path-of-health', 'apig/envelope', async (event, _context) =>
    event.path === '/healthz' ? 'ok' : json(200, {}),
  ),
  bug('apig', 'export-as-csv', 'apig/content-type', async (event, _context) => {
    const answer = json(200, [])
    return query(event, 'format') === 'csv' ? { ...answer, body: 'id;name' } : answer
  }),
  bug('obs', 'manifest-first', 'handler/threw', async (event, _context) =>
    event.Records.map(({ s3, Region }: any) =>
      s3.object.key.endsWith('manifest.json') ? JSON.parse(Region) : s3.object.key,
    ),
  ),
  bug('obs', 'archive-beyond-five-gigabytes', 'handler/threw', async (event, _context) => {
    for (const { s3 } of event.Records) {
      const [top] = decodeURIComponent(s3.object.key.replace(/\+/g, ' ')).split('/')
      if (top === 'archive' && s3.object.size > 5 * 1024 ** 3) throw new RangeError('copy it in parts')
    }
  }),
  bug('timer', 'monthly-report', 'handler/threw', async (event, _context) =>
    event.user_event === 'monthly' ? event.month.toUpperCase() : event.time,
  ),
  bug('lts', 'out-of-memory', 'handler/threw', async (event, _context) => {
    const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
    const records = typeof logs === 'string' ? JSON.parse(logs) : logs
    return records.map(({ message }: any) => (message.includes('OutOfMemory') ? message.pid.toFixed() : 0))
  }),
  bug('kafka', 'cancelled-order', 'handler/threw', async (event, _context) =>
    event.records.flatMap(({ messages }: any) =>
      messages.map((m: string) => (m.startsWith('cancel:') ? text(200, m).body.match(/\d+/)![0] : m.length)),
    ),
  ),
]
