import { gzipSync } from 'node:zlib'
import { bodyText, json, query, text } from '../answers.js'
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
  class: 'encoding',
  instance: stateless(handler),
  expects: [rule],
  ...more,
})

const nameOf = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '))

export const encoding: readonly BrokenHandler[] = [
  bug('apig', 'length-in-characters', 'apig/content-length', async (event, _context) => {
    const body = JSON.stringify({ echo: bodyText(event) })
    return { ...json(200, {}), body, headers: { 'content-length': String(body.length) } }
  }),
  bug('apig', 'length-of-base64', 'apig/content-length', async (event, _context) => {
    const body = Buffer.from(bodyText(event)).toString('base64')
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(body.length) }
    return { statusCode: 200, headers, body, isBase64Encoded: true }
  }),
  bug('apig', 'cut-json', 'apig/content-type', async (event, _context) => {
    const body = JSON.stringify({ echo: bodyText(event) })
    return { ...json(200, {}), body: body.slice(0, 256) }
  }),
  bug('apig', 'json-by-template', 'apig/content-type', async (event, _context) => ({
    ...json(200, {}),
    body: `{"type":"${query(event, 'responseType') ?? 'none'}"}`,
  })),
  bug('apig', 'initial-in-url', 'handler/threw', async (event, _context) => {
    const name = query(event, 'responseType') ?? ''
    const initial = encodeURIComponent(name[0] ?? '-')
    return json(200, { avatar: `/avatars/${initial}.png` })
  }),
  bug('apig', 'cursor-of-latin-letters', 'handler/threw', async (event, _context) => {
    const cursor = btoa(JSON.stringify({ after: query(event, 'responseType') ?? null }))
    return json(200, { items: [], cursor })
  }),
  bug('apig', 'title-cut-in-half', 'handler/threw', async (event, _context) => {
    const title = bodyText(event).slice(0, 5)
    return json(200, { slug: encodeURIComponent(title) })
  }),
  bug('apig', 'compressed-as-text', 'apig/base64', async (event, _context) => ({
    ...text(200, ''),
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(bodyText(event)).toString('binary'),
    isBase64Encoded: true,
  })),
  bug('apig', 'compressed-without-flag', 'apig/content-encoding', async (event, _context) => ({
    statusCode: 200,
    headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
    body: gzipSync(bodyText(event)).toString('latin1'),
    isBase64Encoded: false,
  })),
  bug('obs', 'key-decoded-twice', 'handler/threw', async (event, _context) =>
    event.Records.map(({ s3 }: any) => decodeURIComponent(nameOf(s3.object.key))),
  ),
  bug(
    'obs',
    'plus-is-a-space',
    'property',
    async (event, _context) => event.Records.map(({ s3 }: any) => decodeURIComponent(s3.object.key)),
    {
      options: {
        property: (event, { text: sent }) =>
          JSON.parse(sent).join('\n') === event.Records.map((r: any) => nameOf(r.s3.object.key)).join('\n'),
      },
    },
  ),
  bug('obs', 'key-as-header', 'handler/threw', async (event, _context) =>
    event.Records.map(({ s3 }: any) => {
      const headers = new Headers()
      headers.set('x-object', nameOf(s3.object.key))
      return [...headers].length
    }),
  ),
  bug('obs', 'key-without-extension', 'handler/threw', async (event, _context) =>
    event.Records.map(({ s3 }: any) => /\.([^.]+)$/.exec(nameOf(s3.object.key))![1]!.toLowerCase()),
  ),
  bug('cts', 'resource-in-header', 'handler/threw', async (event, _context) => {
    const headers = new Headers({ 'x-resource': event.cts.resource_name })
    return [...headers].length
  }),
]
