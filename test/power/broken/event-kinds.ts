import { header, json, query, text } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  rule: string,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: 'event kinds',
  instance: stateless(handler),
  expects: [rule],
  ...more,
})

export const eventKinds: readonly BrokenHandler[] = [
  bug('apig', 'methods-of-the-day', 'handler/threw', async (event, _context) => {
    switch (event.httpMethod) {
      case 'GET':
      case 'HEAD':
        return json(200, [])
      case 'POST':
        return json(201, {})
      case 'DELETE':
        return text(200, 'deleted')
      default:
        throw new Error(`unsupported method ${event.httpMethod}`)
    }
  }),
  bug('apig', 'deleted-with-a-word', 'apig/no-content', async (event, _context) => {
    if (event.httpMethod === 'DELETE') return text(204, 'deleted')
    return json(200, [])
  }),
  bug('apig', 'preflight-with-json', 'apig/no-content', async (event, _context) => {
    if (event.httpMethod === 'OPTIONS') return json(204, {}, { 'access-control-allow-origin': '*' })
    return json(200, [])
  }),
  bug('apig', 'nothing-for-head', 'apig/envelope', async (event, _context) => {
    if (event.httpMethod === 'HEAD') return null
    return json(200, [])
  }),
  bug('apig', 'put-is-not-written', 'apig/server-error', async (event, _context) => {
    if (event.httpMethod === 'PUT') return json(501, { message: 'not implemented' })
    return json(200, [])
  }),
  bug('apig', 'not-modified-with-body', 'apig/no-content', async (event, _context) => {
    const tag = '"v1"'
    const known = header(event, 'if-none-match')
    return known === tag ? json(304, { tag }) : json(200, {}, { etag: tag })
  }),
  bug('apig', 'no-cache-with-body', 'apig/no-content', async (event, _context) => {
    const fresh = header(event, 'cache-control') === 'no-store'
    return fresh ? json(304, { cached: true }) : json(200, {})
  }),
  bug('apig', 'page-for-browsers', 'apig/content-type', async (event, _context) => {
    const answer = json(200, { title: 'Orders' })
    if (query(event, 'responseType') !== 'html') return answer
    return { ...answer, body: '<title>Orders</title>' }
  }),
  bug('apig', 'stage-of-release', 'handler/threw', async (event, _context) => {
    const databases: Record<string, { readonly host: string }> = { RELEASE: { host: 'db.example.com' } }
    return json(200, { host: databases[event.requestContext.stage]!.host })
  }),
  bug('obs', 'events-of-the-day', 'handler/threw', async (event, _context) => {
    const actions: Record<string, (record: any) => string> = {
      'ObjectCreated:Put': () => 'index',
      'ObjectCreated:Post': () => 'index',
      'ObjectRemoved:Delete': () => 'remove',
    }
    return event.Records.map((record: any) => actions[record.eventName]!(record))
  }),
  bug('obs', 'name-as-configured', 'handler/threw', async (event, _context) =>
    event.Records.map(({ eventName }: any) => /^s3:(\w+):(\w+)$/.exec(eventName)![2]),
  ),
  bug('obs', 'marker-is-not-there', 'handler/threw', async (event, _context) =>
    event.Records.map(({ eventName }: any) => {
      const verbs = {
        Put: 'wrote',
        Post: 'wrote',
        Copy: 'copied',
        CompleteMultipartUpload: 'wrote',
        Delete: 'removed',
      }
      return (verbs as Record<string, string>)[eventName.split(':')[1]]!.toUpperCase()
    }),
  ),
  bug(
    'timer',
    'version-in-small-letters',
    'handler/threw',
    async (event, _context) => {
      if (event.version !== 'v1.0') throw new Error(`unknown version ${event.version}`)
    },
    { warns: 'own error' },
  ),
  bug('cts', 'severity-of-status', 'handler/threw', async (event, _context) => {
    const severities: Record<string, { readonly level: number }> = {
      normal: { level: 0 },
      warning: { level: 1 },
    }
    return severities[event.cts.trace_status ?? 'normal']!.level
  }),
  bug('cts', 'console-and-calls', 'handler/threw', async (event, _context) => {
    const channels = new Map([
      ['ConsoleAction', 'console'],
      ['ApiCall', 'api'],
    ])
    return channels.get(event.cts.trace_type)!.toUpperCase()
  }),
]
