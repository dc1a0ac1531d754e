import { bodyText, header, json, query } from '../answers.js'
import { type BrokenHandler, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: 'parsing',
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

const recordsOf = (event: any): any[] => {
  const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
  return typeof logs === 'string' ? JSON.parse(logs) : logs
}

const messagesOf = (event: any): string[] => event.records.flatMap(({ messages }: any) => messages)

export const parsing: readonly BrokenHandler[] = [
  bug('apig', 'json-uncaught', async (event, _context) => {
    const body = bodyText(event)
    return json(200, body === '' ? {} : JSON.parse(body))
  }),
  bug(
    'apig',
    'bad-json-is-500',
    async (event, _context) => {
      try {
        const body = bodyText(event)
        return json(200, body === '' ? {} : JSON.parse(body))
      } catch {
        return json(500, { message: 'internal error' })
      }
    },
    { expects: ['apig/server-error'] },
  ),
  bug('apig', 'json-by-its-first-character', async (event, _context) => {
    const body = bodyText(event).trim()
    return json(200, body.startsWith('{') ? JSON.parse(body) : { text: body })
  }),
  bug('apig', 'form-by-hand', async (event, _context) => {
    const pairs = bodyText(event)
      .split('&')
      .map((pair) => pair.split('='))
    return json(
      200,
      pairs.map(([name, value = '']) => [name, decodeURIComponent(value)]),
    )
  }),
  bug('apig', 'query-decoded-again', async (event, _context) =>
    json(200, { type: decodeURIComponent(query(event, 'responseType') ?? 'json') }),
  ),
  bug('apig', 'parameter-decoded-again', async (event, _context) =>
    json(200, { name: decodeURIComponent(event.pathParameters?.path ?? '') }),
  ),
  bug('apig', 'path-decoded-again', async (event, _context) =>
    json(200, { segments: event.path.split('/').map(decodeURIComponent) }),
  ),
  bug('apig', 'path-as-url', async (event, _context) => {
    const { pathname } = new URL(event.path, 'https://api.example.com')
    return json(200, { pathname })
  }),
  bug('apig', 'id-from-path', async (event, _context) => {
    const [, resource, id] = /^\/([a-z-]+)(\/[^/]+)?/.exec(event.path)!
    return json(200, { resource, id: id ?? null })
  }),
  bug('apig', 'multipart-without-boundary', async (event, _context) => {
    const type = header(event, 'content-type') ?? ''
    if (!type.startsWith('multipart/form-data')) return json(415, { message: 'send a form' })
    const boundary = /boundary=(.+)$/.exec(type)![1]!
    return json(200, { parts: bodyText(event).split(`--${boundary}`).length })
  }),
  bug('apig', 'basic-without-colon', async (event, _context) => {
    const authorization = header(event, 'authorization') ?? ''
    if (!authorization.startsWith('Basic ')) return json(401, {}, { 'www-authenticate': 'Basic' })
    const [user, password] = Buffer.from(authorization.slice(6), 'base64').toString().split(':')
    return json(password!.length > 7 ? 200 : 403, { user })
  }),
  bug('apig', 'search-as-pattern', async (event, _context) => {
    const pattern = new RegExp(query(event, 'responseType') ?? '.', 'i')
    return json(
      200,
      ['lamp', 'desk'].filter((name) => pattern.test(name)),
    )
  }),
  bug('apig', 'language-of-browser', async (event, _context) => {
    const language = (header(event, 'accept-language') ?? 'en').split(/[,;]/)[0]
    const total = new Intl.NumberFormat(language).format(1234.5)
    return json(200, { total })
  }),
  bug('apig', 'charset-of-body', async (event, _context) => {
    const charset = /charset=([^;]+)/i.exec(header(event, 'content-type') ?? '')?.[1] ?? 'utf-8'
    const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')
    return json(200, { length: new TextDecoder(charset).decode(bytes).length })
  }),
  bug('apig', 'cookie-decoded', async (event, _context) => {
    const cookies = (header(event, 'cookie') ?? '').split(/; ?/)
    return json(200, { values: cookies.map((cookie) => decodeURIComponent(cookie)).length })
  }),
  bug('timer', 'user-event-is-json', async (event, _context) =>
    Object.keys(JSON.parse(event.user_event) ?? {}),
  ),
  bug('lts', 'message-is-json', async (event, _context) =>
    recordsOf(event).map(({ message }) => JSON.parse(message)?.level ?? 'info'),
  ),
  bug('lts', 'message-has-level', async (event, _context) =>
    recordsOf(event).map(({ message }) => /\[([A-Z]{3})\]/.exec(message)![1]),
  ),
  bug('lts', 'line-has-words', async (event, _context) =>
    recordsOf(event).map(({ message }) => message.split(' ')[1].toLowerCase()),
  ),
  bug('lts', 'host-with-dash', async (event, _context) =>
    recordsOf(event).map(({ host_name }) => host_name.split('-')[1].toUpperCase()),
  ),
  bug('lts', 'path-with-folders', async (event, _context) =>
    recordsOf(event).map(({ path }) => path.split('/')[2].replace('.log', '')),
  ),
  bug('kafka', 'message-is-json', async (event, _context) =>
    event.records.flatMap(({ messages }: any) => messages.map((m: string) => JSON.parse(m)?.id ?? 0)),
  ),
  bug(
    'kafka',
    'json-is-object',
    async (event, _context) =>
      event.records.flatMap(({ messages }: any) => messages.map((m: string) => JSON.parse(m).id ?? 0)),
    { contract: { message: 'json' } },
  ),
  bug('rabbitmq', 'message-is-line', async (event, _context) =>
    event.records.flatMap(({ messages }: any) => messages.map((m: string) => m.split(' ')[1]!.length)),
  ),
  bug('kafka', 'rows-with-too-few-cells', async (event, _context) =>
    messagesOf(event).flatMap((message) => {
      const [head, ...lines] = message.split('\n')
      const names = head!.split(',')
      return lines.map((line) => names.map((name, i) => `${name}=${line.split(',')[i]!.trim()}`))
    }),
  ),
  bug('kafka', 'order-in-xml', async (event, _context) =>
    messagesOf(event).map((message) => message.startsWith('<order') && /<id>(.*?)<\/id>/.exec(message)![1]),
  ),
  bug('kafka', 'bytes-too-few', async (event, _context) =>
    messagesOf(event).map((message) => {
      const bytes = Buffer.from(message, 'base64')
      return bytes.length > 0 && bytes[0] === 0 ? bytes.readUInt32BE(1) : undefined
    }),
  ),
  bug('lts', 'query-of-a-request', async (event, _context) =>
    recordsOf(event).map(({ message }) =>
      message.includes('GET ') && message.includes('?') ? decodeURIComponent(message.split('?')[1]) : '',
    ),
  ),
  bug('lts', 'muted-by-expression', async (event, _context) =>
    recordsOf(event).map(({ message }) => new RegExp(/mute=(\S+)/.exec(message)?.[1] ?? '').flags),
  ),
  bug('obs', 'invoices-of-a-tenant', async (event, _context) =>
    event.Records.map(({ s3 }: any) => {
      const path = decodeURIComponent(s3.object.key.replaceAll('+', '%20'))
      const [, tenant, kind, file] = path.startsWith('tenants/') ? path.split('/') : []
      return kind === 'invoices' ? `${tenant} ${file!.replace('.pdf', '')}` : path
    }),
  ),
  bug('obs', 'page-before-the-first', async (event, _context) =>
    event.Records.map(({ s3 }: any) => {
      const page = decodeURIComponent(s3.object.key).match(/page-(\d+)\.csv$/)
      return page === null ? '' : ['first', 'second'][Math.min(Number(page[1]), 2) - 1]!.toUpperCase()
    }),
  ),
  bug('lts', 'key-without-its-companion', async (event, _context) =>
    recordsOf(event).map(({ message }) => {
      const fields = Object.fromEntries(message.split(' ').map((pair: string) => pair.split('=')))
      return fields.level === 'fatal' ? fields.user.slice(0, 8) : ''
    }),
  ),
  bug('lts', 'cut-in-the-middle-of-a-character', async (event, _context) =>
    recordsOf(event).map(({ message }) => encodeURIComponent(message.slice(0, 140))),
  ),
  bug('kafka', 'more-bytes-than-a-request-takes', async (event, _context) =>
    messagesOf(event).map((message) => {
      const length = Buffer.byteLength(message)
      if (length > 4 * 1024) throw new RangeError('cut it first')
      return length
    }),
  ),
]
