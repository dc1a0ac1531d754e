import { bodyJson, header, json, parsed, query, text } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: 'untrusted names',
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

const pages: Record<string, () => unknown> = {
  orders: () => json(200, []),
  products: () => json(200, ['lamp']),
}
const greetings: Record<string, { readonly hello: string }> = {
  en: { hello: 'Hello' },
  de: { hello: 'Hallo' },
}

export const untrustedNames: readonly BrokenHandler[] = [
  bug(
    'apig',
    'page-by-segment',
    async (event, _context) => {
      const page = pages[event.path.split('/')[1]]
      return page ? page() : json(404, { message: 'no such page' })
    },
    { expects: ['handler/threw', 'apig/envelope', 'apig/status-code'] },
  ),
  bug('apig', 'greeting-by-query', async (event, _context) => {
    const type = query(event, 'responseType') ?? 'en'
    const greeting = greetings[type] ?? greetings.en!
    return text(200, greeting.hello.toUpperCase())
  }),
  bug(
    'apig',
    'status-by-name',
    async (event, _context) => {
      const statuses: Record<string, number> = { ok: 200, created: 201, gone: 410 }
      return { ...text(200, 'as you wish'), statusCode: statuses[event.pathParameters?.path] ?? 404 }
    },
    { expects: ['apig/status-code'] },
  ),
  bug(
    'apig',
    'header-by-name',
    async (event, _context) => {
      const policies: Record<string, string> = { html: 'no-store', json: 'max-age=60' }
      const policy = policies[query(event, 'responseType') ?? 'html'] ?? 'no-cache'
      return { ...text(200, 'ok'), headers: { 'cache-control': policy } }
    },
    { expects: ['apig/headers'] },
  ),
  bug('apig', 'filters-by-name', async (event, _context) => {
    const filters: Record<string, unknown[]> = {}
    for (const [name, value] of Object.entries(event.queryStringParameters ?? {})) {
      filters[name] ??= []
      filters[name].push(value)
    }
    return json(200, { filters: Object.keys(filters) })
  }),
  bug('apig', 'jar-of-cookies', async (event, _context) => {
    const jar: Record<string, string[]> = {}
    for (const cookie of (header(event, 'cookie') ?? '').split(/; ?/)) {
      const name = cookie.split('=')[0]!
      jar[name] = [...(jar[name] ?? []), cookie]
    }
    return json(200, { cookies: Object.keys(jar).length })
  }),
  bug('apig', 'own-method-of-query', async (event, _context) => {
    const parameters = event.queryStringParameters ?? {}
    // biome-ignore lint/suspicious/noPrototypeBuiltins: the planted bug
    return json(200, { sorted: parameters.hasOwnProperty('sort') })
  }),
  bug('apig', 'command-of-body', async (event, _context) => {
    const commands: Record<string, (input: any) => string> = { open: () => 'opened', close: () => 'closed' }
    const input = bodyJson(event)
    const command = commands[input?.command]
    return command ? text(200, command(input).trim()) : json(400, { message: 'no such command' })
  }),
  bug('apig', 'method-table', async (event, _context) => {
    const methods: Record<string, () => unknown> = {
      GET: () => json(200, []),
      POST: () => json(201, {}),
      PUT: () => json(200, {}),
      DELETE: () => text(200, 'deleted'),
    }
    return methods[event.httpMethod]!()
  }),
  bug('obs', 'folders-by-name', async (event, _context) => {
    const folders: Record<string, string[]> = {}
    for (const { s3 } of event.Records) {
      const [folder, ...rest] = decodeURIComponent(s3.object.key.replaceAll('+', ' ')).split('/')
      folders[folder!] ??= []
      folders[folder!]!.push(rest.join('/'))
    }
    return Object.keys(folders).length
  }),
  bug(
    'kafka',
    'merged-settings',
    async (event, _context) => {
      const settings: Record<string, object> = {}
      for (const message of event.records.flatMap(({ messages }: any) => messages)) {
        const change = parsed(message)
        if (typeof change !== 'object' || change === null) continue
        for (const [name, value] of Object.entries(change)) {
          settings[name] ??= {}
          if (typeof settings[name] === 'object' && typeof value === 'object')
            Object.assign(settings[name], value)
        }
      }
      return Object.keys(settings).length
    },
    { contract: { message: 'json' }, expects: ['handler/changes-prototypes'] },
  ),
  bug('cts', 'resources-by-name', async (event, _context) => {
    const byName: Record<string, string[]> = {}
    byName[event.cts.resource_name] ??= []
    byName[event.cts.resource_name]!.push(event.cts.trace_name)
    return Object.keys(byName).length
  }),
  bug('lts', 'counts-by-level', async (event, _context) => {
    const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
    const records = typeof logs === 'string' ? JSON.parse(logs) : logs
    const levels: Record<string, { count: number }> = { WRN: { count: 0 }, INF: { count: 0 } }
    for (const { message } of records) {
      const level = /\[([A-Z]{3})\]/.exec(message)?.[1]
      if (level !== undefined) levels[level]!.count += 1
    }
    return levels
  }),
  bug('kafka', 'consumer-by-topic', async (event, _context) => {
    const consumers: Record<string, (message: string) => number> = { 'topic-test': (m) => m.length }
    return event.records.map(({ topic_id, messages }: any) => messages.map(consumers[topic_id]!))
  }),
  bug('rabbitmq', 'columns-by-name', async (event, _context) => {
    const columns: Record<string, unknown[]> = {}
    for (const message of event.records.flatMap(({ messages }: any) => messages)) {
      for (const [name, value] of Object.entries(parsed(message) ?? {})) {
        columns[name] ??= []
        columns[name].push(value)
      }
    }
    return Object.keys(columns).length
  }),
]
