import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { bodyJson, bodyText, html, json, query, text } from '../answers.js'
import { type BrokenHandler, type BugClass, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  bugClass: BugClass,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: bugClass,
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

const titles = ['Dune', 'Emma', 'Ulysses']
const orders: Record<string, { readonly state: string }> = { '100001': { state: 'paid' } }
const hooks: Record<string, (data: any) => unknown> = {
  'payment.captured': () => ({ ok: true }),
  'payment.refunded': (data) => ({ refunded: data.refund.amount }),
}
const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const logsOf = ({ lts }: any): readonly any[] => {
  const { logs } = JSON.parse(Buffer.from(lts.data, 'base64').toString())
  return typeof logs === 'string' ? JSON.parse(logs) : logs
}

/** Small services as people write them, each whole, with the bug where it was made. */
export const smallServices: readonly BrokenHandler[] = [
  bug('apig', 'csv-import', 'parsing', async (event, _context) => {
    const [head, ...lines] = bodyText(event).split('\n')
    const columns = head!.split(',')
    const rows = lines.map((line) => {
      const cells = line.split(',')
      return Object.fromEntries(columns.map((column, i) => [column.trim(), cells[i]!.trim()]))
    })
    return json(200, { imported: rows.length })
  }),
  bug(
    'apig',
    'name-of-download',
    'leaks and injection',
    async (event, _context) => {
      const name = String(event.queryStringParameters?.filename ?? 'report.csv').replaceAll('"', '')
      return text(200, 'id,name\n', { 'content-disposition': `attachment; filename="${name}"` })
    },
    { expects: ['apig/headers'] },
  ),
  bug(
    'apig',
    'redirect-on-this-site',
    'leaks and injection',
    async (event, _context) => {
      const to = event.queryStringParameters?.to
      if (!to || !String(to).startsWith('/')) return text(400, 'to is no path')
      return text(301, '', { location: String(to) })
    },
    { expects: ['apig/headers'] },
  ),
  bug(
    'apig',
    'search-form',
    'leaks and injection',
    async (event, _context) =>
      html(200, `<!doctype html><form><input name="q" value="${query(event, 'q') ?? ''}"></form>`),
    { expects: ['apig/reflected-markup'] },
  ),
  bug(
    'apig',
    'link-back',
    'leaks and injection',
    async (event, _context) => {
      const back = escaped(String(event.queryStringParameters?.back ?? '/'))
      return html(200, `<!doctype html><a title="back to ${back}" href="/">back</a>`)
    },
    { expects: ['apig/reflected-markup'] },
  ),
  bug(
    'apig',
    'comment-page',
    'leaks and injection',
    async (event, _context) => {
      const comment = bodyJson(event)?.comment
      if (typeof comment !== 'string' || comment === '') return json(422, { message: 'comment is missing' })
      return html(201, `<!doctype html><blockquote>${comment}</blockquote>`)
    },
    { expects: ['apig/reflected-markup'] },
  ),
  bug('apig', 'search-of-titles', 'parsing', async (event, _context) => {
    const { term } = event.queryStringParameters ?? {}
    return json(200, term ? titles.filter((title) => new RegExp(term, 'i').test(title)) : titles)
  }),
  bug('apig', 'slug-of-title', 'encoding', async (event, _context) => {
    const post = bodyJson(event)
    if (typeof post?.title !== 'string') return json(422, { message: 'title is missing' })
    return text(303, '', { location: `/posts/${encodeURIComponent(post.title.slice(0, 24))}` })
  }),
  bug('apig', 'order-by-number', 'magic values', async (event, _context) => {
    const match = /^ORD-(\d{6})$/.exec(event.pathParameters?.path ?? '')
    if (match === null) return json(400, { message: 'no order number' })
    return json(200, orders[match[1]!]!.state)
  }),
  bug('apig', 'hook-by-type', 'magic values', async (event, _context) => {
    const hook = bodyJson(event)
    if (typeof hook?.type !== 'string' || !Object.hasOwn(hooks, hook.type)) return json(202, {})
    return json(200, hooks[hook.type]!(hook.data ?? {}))
  }),
  bug('apig', 'chat-command', 'bodies', async (event, _context) => {
    const form = Object.fromEntries(new URLSearchParams(bodyText(event)))
    if (form.command !== '/deploy') return text(200, 'unknown command')
    const [app, version] = form.text!.split(' ')
    return text(200, `deploying ${app} ${version}`)
  }),
  bug('obs', 'kept-in-a-file', 'parsing', async (event, _context) => {
    for (const { s3 } of event.Records) {
      const name = decodeURIComponent(s3.object.key.replaceAll('+', ' ')).split('/').pop()
      const file = await open(join(tmpdir(), name!), 'r+').catch((error) => {
        if (error.code !== 'ENOENT') throw error
      })
      await file?.close()
    }
  }),
  bug('kafka', 'unpacked', 'encoding', async (event, _context) =>
    event.records.flatMap(({ messages }: any) =>
      messages.map((message: string) => gunzipSync(Buffer.from(message, 'base64')).length),
    ),
  ),
  bug('kafka', 'longest-message', 'batches and records', async (event, _context) => {
    let code: string | undefined
    for (const { messages } of event.records) {
      const longest = messages.reduce((a: string, b: string) => (b.length > a.length ? b : a), '')
      code = longest.codePointAt(0)!.toString(16)
    }
    return { code }
  }),
  bug('cts', 'network-of-source', 'missing and odd members', async ({ cts }, _context) => {
    if (cts.source_ip === undefined) return undefined
    return cts.source_ip.split('.')[3].padStart(3, '0')
  }),
  bug(
    'cts',
    'alarm-with-name',
    'missing and odd members',
    async ({ cts }, context) => context.getLogger().warn(`${cts.user.name} did ${cts.trace_name}`),
    { warns: 'inferred form' },
  ),
  bug('lts', 'lines-by-user', 'untrusted names', async (event, _context) => {
    const byUser: Record<string, string[]> = {}
    for (const { message } of logsOf(event)) {
      const user = /user=(\S+)/.exec(message)?.[1]
      if (user === undefined) continue
      byUser[user] ??= []
      byUser[user].push(message)
    }
    return Object.keys(byUser).length
  }),
  bug('lts', 'hosts-of-links', 'parsing', async (event, _context) =>
    logsOf(event).map(
      ({ message }) => new URL(message.match(/https?:\/\/\S+/)?.[0] ?? 'http://localhost').host,
    ),
  ),
]
