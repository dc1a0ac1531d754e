import { describe, expect, it } from 'vitest'
import { apigRules, handlerRules } from '../../contracts/rules/all-rules.js'
import { canaryCredentials } from '../../contracts/runtime/canaries.js'
import type { AnyHandler } from '../../src/contract.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]
const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }

async function found(handler: AnyHandler): Promise<string[]> {
  return judge(rules, await runHandler(handler)).map(({ severity, rule }) => `${severity} ${rule}`)
}

describe('handler/leaks-secret', () => {
  const token = canaryCredentials.securityToken
  const answer =
    (body: string, more: object = {}) =>
    async (_e: unknown, _c: unknown) => ({ ...good, body, ...more })

  const signedForms: readonly (readonly [string, (text: string) => string])[] = [
    ['with &amp;', (text) => text.replaceAll('&', '&amp;')],
    ['with &#38;', (text) => text.replace(/[&/=]/g, (c) => `&#${c.charCodeAt(0)};`)],
    ['with &#x26;', (text) => text.replace(/[&/=]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)],
    ['with \\u0026', (text) => JSON.stringify(text).replaceAll('&', '\\u0026')],
    ['with \\x26', (text) => text.replaceAll('&', '\\x26').replaceAll('=', '\\x3D')],
    ['in a URL', (text) => `https://b.example/login?next=${encodeURIComponent(text)}`],
    ['in a URL in a URL', (text) => `/a?b=${encodeURIComponent(`/c?d=${encodeURIComponent(text)}`)}`],
    ['in a URL in a page', (text) => `/a?b=${encodeURIComponent(text.replaceAll('&', '&amp;'))}&amp;c=1`],
  ]

  it.each<[string, string, object?]>([
    ['in HTML, fully escaped', token.replace(/[+/=]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)],
    ['in JSON with escaped slashes', JSON.stringify({ token }).replaceAll('/', '\\/')],
    ['in fields without a signature', JSON.stringify({ 'x-obs-security-token': token })],
    ['in a parameter of another name', `https://b.example/?token=${encodeURIComponent(token)}`],
    [
      'of another kind in a signed URL',
      `https://b.example/?x-obs-security-token=${encodeURIComponent(canaryCredentials.authToken)}`,
    ],
    [
      'elsewhere beside a signed upload',
      JSON.stringify({ signature: 'a', 'x-obs-security-token': 'b', token }),
    ],
    ['plain', `key ${canaryCredentials.secretKey}`],
    ['the token', canaryCredentials.authToken],
    ['URL-encoded', `https://example.com/?q=${encodeURIComponent(token)}`],
    ['in JSON in JSON', JSON.stringify({ inner: JSON.stringify({ token }) })],
    ['in base64 at offset 0', Buffer.from(canaryCredentials.secretKey).toString('base64')],
    ['in base64 at offset 1', Buffer.from(`a${canaryCredentials.secretKey}b`).toString('base64')],
    ['in base64url at offset 2', Buffer.from(`ab${token}cd`).toString('base64url')],
    ['in hexadecimal', Buffer.from(canaryCredentials.securitySecretKey).toString('hex')],
    ['in a base64 body', Buffer.from(`x${token}`).toString('base64'), { isBase64Encoded: true }],
    [
      'URL-encoded in a base64 body',
      Buffer.from(`https://b.example/?q=${encodeURIComponent(token)}`).toString('base64'),
      { isBase64Encoded: true },
    ],
    [
      'in a header beside a base64 body',
      'aGk=',
      { isBase64Encoded: true, headers: { 'x-debug': canaryCredentials.secretKey } },
    ],
    ['in a header', '', { headers: { 'x-debug': canaryCredentials.secretKey } }],
  ])('finds it %s', async (_name, body, more) => {
    expect(await found(answer(body, more))).toEqual(['error handler/leaks-secret'])
  })

  it.each<[string, string, object?]>([
    ['an access key', canaryCredentials.accessKey + canaryCredentials.securityAccessKey],
    [
      'a signed URL',
      `https://b.example/o?AccessKeyId=${canaryCredentials.securityAccessKey}&x-obs-security-token=${encodeURIComponent(token)}&Signature=abc`,
    ],
    [
      'a signed URL in a header',
      '',
      { headers: { location: `https://b.example/o?x-obs-security-token=${token}` } },
    ],
    [
      'a signed URL in a base64 body',
      Buffer.from(`https://b.example/o?a=1&x-obs-security-token=${encodeURIComponent(token)}`).toString(
        'base64',
      ),
      { isBase64Encoded: true },
    ],
    ...signedForms.map(([how, written]): [string, string] => [
      `a signed URL ${how}`,
      `<a href="${written(`https://b.example/o?a=1&x-obs-security-token=${encodeURIComponent(token)}`)}">`,
    ]),
    [
      'the fields of a signed upload',
      JSON.stringify({ fields: { signature: 'abc', 'x-obs-security-token': token } }),
    ],
    [
      'the headers of a signed upload, in JSON in JSON',
      JSON.stringify({
        request: JSON.stringify({ authorization: 'OBS a:b', 'x-obs-security-token': token }, null, 2),
      }),
    ],
    [
      'the form of a signed upload',
      `<input name="signature" value="x"><input type="hidden" name="x-obs-security-token" value="${token.replace(/[+/=]/g, (c) => `&#${c.charCodeAt(0)};`)}">`,
    ],
    [
      'the form of a signed upload in a base64 body',
      Buffer.from(
        `<input name=signature value=x><input name=x-obs-security-token value="${token}">`,
      ).toString('base64'),
      { isBase64Encoded: true },
    ],
    [
      'a command with the headers of a signed upload',
      `curl -H 'Authorization: OBS a:b' -H 'x-amz-security-token: ${token}'`,
    ],
    [
      'a signed URL in base64',
      Buffer.from(`see https://b.example/o?x-obs-security-token=${token}`).toString('base64url'),
    ],
    ['a masked key', `${canaryCredentials.secretKey.slice(0, 8)}…`],
  ])('exempts %s', async (_name, body, more) => {
    expect(await found(answer(body, more))).toEqual([])
  })

  it('finds the whole context, a leak in an error and (as a warning) one in the log', async () => {
    expect(await found(async (_e, context) => ({ ...good, body: JSON.stringify(context) }))).toEqual([
      'error handler/leaks-secret',
    ])
    const throwing: AnyHandler = async (_e, context) => {
      throw new Error(`denied for ${context.getSecretKey()}`)
    }
    expect(await found(throwing)).toEqual(['error handler/threw', 'error handler/leaks-secret'])
    const logging: AnyHandler = async (_e, context) => {
      context.getLogger().info('context %j', context)
      return good
    }
    expect(await found(logging)).toEqual(['warn handler/leaks-secret'])
  })

  it('knows credentials that the author set', async () => {
    const leaking: AnyHandler = async (_e, context) => ({ ...good, body: context.getSecretKey() })
    const outcome = await runHandler(leaking, { context: { secretKey: 'my "own" secret' } })
    expect(judge(rules, outcome).map(({ rule }) => rule)).toEqual(['handler/leaks-secret'])
    const short = await runHandler(leaking, { context: { secretKey: 'ok' } })
    expect(judge(rules, short)).toEqual([])
  })
})
