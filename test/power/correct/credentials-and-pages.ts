import { createHmac } from 'node:crypto'
import { html, json, text } from '../answers.js'
import { type CorrectHandler, stateless } from '../planted-handler.js'

const right = (
  name: string,
  liberty: string,
  handler: (event: any, context: any) => Promise<unknown>,
): CorrectHandler => ({ name, source: 'apig', liberty, instance: stateless(handler) })

/** A download that is signed with temporary credentials, as the SDK of the object storage makes it. */
function signedUrl(context: any): string {
  const parameters = new URLSearchParams({
    AccessKeyId: context.getSecurityAccessKey(),
    Expires: '1735689600',
    Signature: signed(context, 'GET\n\n\n1735689600\n/bucket/report.pdf'),
    'x-obs-security-token': context.getSecurityToken(),
  })
  return `https://bucket.obs.example.com/report.pdf?${parameters}`
}

function signed(context: any, content: string): string {
  return createHmac('sha1', context.getSecuritySecretKey()).update(content).digest('base64')
}

const hexEscaped = (character: string): string => `\\u00${character.charCodeAt(0).toString(16)}`
const reference = (character: string): string => `&#${character.charCodeAt(0)};`

export const credentialsAndPages: readonly CorrectHandler[] = [
  right('signed-url-in-json', 'a signed URL in JSON', async (_event, context) =>
    json(200, { url: signedUrl(context) }),
  ),
  right('signed-url-in-page', 'a signed URL in a page', async (_event, context) =>
    html(200, `<a href="${signedUrl(context).replaceAll('&', '&amp;')}">report</a>`),
  ),
  right(
    'signed-url-in-page-by-number',
    'a signed URL in a page, its ampersands by number',
    async (_event, context) =>
      html(200, `<a href="${signedUrl(context).replace(/[&<>"]/g, reference)}">report</a>`),
  ),
  right('signed-url-in-script', 'a signed URL in a script of a page', async (_event, context) => {
    const data = JSON.stringify({ url: signedUrl(context) }).replace(/[<>&]/g, hexEscaped)
    return html(200, `<script>const download = ${data}</script>`)
  }),
  right('signed-url-after-login', 'a signed URL within another URL', async (_event, context) =>
    text(302, '', { location: `https://login.example.com/?next=${encodeURIComponent(signedUrl(context))}` }),
  ),
  right('signed-url-in-log', 'a signed URL in the log', async (_event, context) => {
    context.getLogger().info(signedUrl(context))
    return text(200, 'logged')
  }),
  right('upload-form', 'the fields of a signed upload form', async (_event, context) => {
    const policy = Buffer.from('{"expiration":"2025-01-01T00:00:00Z","conditions":[]}').toString('base64')
    const fields = {
      AccessKeyId: context.getSecurityAccessKey(),
      policy,
      signature: signed(context, policy),
      'x-obs-security-token': context.getSecurityToken(),
    }
    return json(200, { url: 'https://bucket.obs.example.com/', fields })
  }),
  right('upload-headers', 'the headers of a signed upload', async (_event, context) => {
    const headers = {
      Authorization: `OBS ${context.getSecurityAccessKey()}:${signed(context, 'PUT\n\n\n\n/bucket/a.png')}`,
      'x-obs-security-token': context.getSecurityToken(),
    }
    return json(200, { method: 'PUT', url: 'https://bucket.obs.example.com/a.png', headers })
  }),
  right('part-of-json', '206: a part of a JSON document', async (event, _context) => {
    const whole = JSON.stringify({ path: event.path, rows: [1, 2, 3] })
    const range = { 'content-range': `bytes 0-9/${Buffer.byteLength(whole)}` }
    return { ...json(206, {}, range), body: Buffer.from(whole).subarray(0, 10).toString() }
  }),
  right(
    'simple-markup-allowed',
    'a page that lets simple tags of its visitors stand',
    async (event, _context) => {
      const comments = Object.values(event.pathParameters ?? {}).map((comment) =>
        String(comment).replace(/<(?!\/?(?:b|i|em)>)/g, '&lt;'),
      )
      return html(200, `<p>${comments.join('</p><p>')}</p>`)
    },
  ),
  right('quoted-attribute', 'an attribute in quotes, in which < is text', async (event, _context) =>
    html(200, `<input name="path" value="${event.path.replace(/[&"]/g, reference)}">`),
  ),
  right('event-in-page', 'the event in a page, escaped', async (event, _context) =>
    html(
      200,
      `<pre>${JSON.stringify(event, null, 1).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`,
    ),
  ),
  right('levels-of-logger', 'every method of the logger', async (event, context) => {
    const logger = context.getLogger()
    logger.setLevel('debug')
    logger.debug('request', { path: event.path })
    logger.error(new Error('only a test'))
    logger.warn(undefined)
    return text(200, 'ok')
  }),
]
