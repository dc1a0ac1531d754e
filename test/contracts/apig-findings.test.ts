import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { apigRules, handlerRules } from '../../contracts/rules/all-rules.js'
import type { Breach } from '../../src/contract.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]
const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }
const json = { 'content-type': 'application/json' }

async function judged(result: unknown, more: Parameters<typeof judge>[3] = {}) {
  return judge(rules, await runHandler(async (_event, _context) => result), {}, more)
}

async function messages(result: unknown, more?: Parameters<typeof judge>[3]): Promise<string[]> {
  return (await judged(result, more)).map(({ severity, finding }) => `${severity} ${finding.message}`)
}

const without = (name: keyof typeof good): object => {
  const { [name]: _left, ...rest } = good
  return rest
}

describe('what is found in an answer', () => {
  it('says what was returned, not what JSON made of it', async () => {
    const [nan] = await judged({ ...good, statusCode: Number.NaN })
    expect(nan!.finding).toEqual({
      message: 'statusCode was NaN, which JSON turns into null; it must be an integer from 100 to 599',
      pointer: '/statusCode',
    })
    const [text] = await judged({ ...good, statusCode: '200' })
    expect(text!.finding.message).toBe('statusCode must be an integer from 100 to 599, was the text "200"')
    const [buffer] = await judged({ ...good, body: Buffer.from('x') })
    expect(buffer!.finding.message).toBe('body must be a string, was a Buffer; send body.toString("base64")')
    const [header] = await judged({ ...good, headers: { 'x~b': 5 } })
    expect(header!.finding.pointer).toBe('/headers/x~0b')
  })

  it.each<[string, unknown, string]>([
    ['an answer of another kind', 'Hello', ''],
    ['a status', { ...good, statusCode: 0 }, '/statusCode'],
    ['a server error', { ...good, statusCode: 500 }, '/statusCode'],
    ['all headers', { ...good, headers: 'a: b' }, '/headers'],
    ['a header name', { ...good, headers: { 'x count': '5' } }, '/headers'],
    ['a header value', { ...good, headers: { 'x-count': 5 } }, '/headers/x-count'],
    ['a length', { ...good, headers: { 'Content-Length': '9' } }, '/headers/content-length'],
    ['a body', { ...good, body: 5 }, '/body'],
    ['a missing body', without('body'), '/body'],
    ['a body where none is sent', { ...good, statusCode: 204 }, '/body'],
    ['a body that is no JSON', { ...good, headers: json }, '/body'],
    ['an empty JSON body', { ...good, headers: json, body: '' }, '/body'],
    ['a body in no encoding', { ...good, headers: { 'content-encoding': 'gzip' } }, '/body'],
    ['a body that is no base64', { ...good, body: '!', isBase64Encoded: true }, '/body'],
    ['the flag', { ...good, isBase64Encoded: 'false' }, '/isBase64Encoded'],
    ['a missing flag', without('isBase64Encoded'), '/isBase64Encoded'],
  ])('says where the fault of %s is', async (_name, result, pointer) => {
    expect((await judged(result)).map(({ finding }) => finding.pointer)).toEqual([pointer])
  })

  it.each<[string, unknown, string]>([
    ['CR', { 'x-a': 'a\rb' }, 'the value of header "x-a" holds a CR, which can split the response'],
    ['LF', { 'x-a': ['a\nb'] }, 'the value of header "x-a" holds a LF, which can split the response'],
    ['NUL', { 'x-a': 'a\0' }, 'the value of header "x-a" holds a NUL, which can split the response'],
  ])('names the %s in a header', async (_name, headers, message) => {
    expect((await judged({ ...good, headers }))[0]!.finding.message).toBe(message)
  })

  const gzip = { 'content-encoding': 'gzip' }
  it.each<[string, unknown, string]>([
    [
      'text said to be compressed',
      { ...good, headers: gzip },
      'error content-encoding says gzip, but the bytes that are sent are not: compressed bytes are no text, so send them in base64 with isBase64Encoded: true',
    ],
    [
      'bytes that are not compressed',
      { ...good, headers: gzip, body: 'aGVs', isBase64Encoded: true },
      'error content-encoding says gzip, but the bytes that are sent are not: compress the body, or leave the header out',
    ],
    [
      'gzip under another name',
      {
        ...good,
        headers: { 'content-encoding': 'deflate' },
        body: gzipSync('hello').toString('base64'),
        isBase64Encoded: true,
      },
      'error content-encoding says deflate, but the bytes that are sent are gzip: say so, or compress otherwise',
    ],
    [
      'gzip that is cut off, under its other name',
      {
        ...good,
        headers: { 'content-encoding': 'x-gzip' },
        body: gzipSync('hello').subarray(0, 12).toString('base64'),
        isBase64Encoded: true,
      },
      'error content-encoding says x-gzip, but the bytes that are sent are not: compress the body, or leave the header out',
    ],
    [
      'gzip within what is claimed to be around it',
      {
        ...good,
        headers: { 'content-encoding': 'br, gzip' },
        body: gzipSync('hello').toString('base64'),
        isBase64Encoded: true,
      },
      'error content-encoding says br, but the bytes that are sent are not: compress the body, or leave the header out',
    ],
    [
      'one character too much',
      { ...good, statusCode: 204, body: 'x' },
      'error a 204 answer has no body; this one has 1 character',
    ],
    [
      'several',
      { ...good, statusCode: 304, body: 'xy' },
      'error a 304 answer has no body; this one has 2 characters',
    ],
    [
      'a null body',
      { ...good, body: null },
      'warn body is null; send a string, an empty one if there is nothing to say',
    ],
    [
      'a missing body',
      without('body'),
      'warn body is missing; send a string, an empty one if there is nothing to say',
    ],
    [
      'a missing status',
      without('statusCode'),
      'error statusCode is missing; it must be an integer from 100 to 599',
    ],
    [
      'a status that is null',
      { ...good, statusCode: null },
      'error statusCode must be an integer from 100 to 599, was null',
    ],
    [
      'a status that is null in JSON text',
      JSON.stringify({ ...good, statusCode: null }),
      'error statusCode must be an integer from 100 to 599, was null',
    ],
    [
      'base64url',
      { ...good, body: 'ab_-', isBase64Encoded: true },
      'error isBase64Encoded is true, but the body is not base64: it is base64url ("_" at index 2), not base64',
    ],
    [
      'a text with a hyphen that is no base64url',
      { ...good, body: 'ab-c d', isBase64Encoded: true },
      'error isBase64Encoded is true, but the body is not base64: it holds "-" at index 2, which is no base64 character',
    ],
  ])('says what is wrong with %s', async (_name, result, message) => {
    expect(await messages(result)).toEqual([message])
  })

  it('says whether a request that gets a 5xx was right', async () => {
    const breach = { of: 'requestBody', says: 'a number' }
    const result = { ...good, statusCode: 500 }
    expect(await messages(result)).toEqual([
      'error the answer is 500, though the event is valid; if that is right: allowedStatuses: [500]',
    ])
    // The line that logged an error is the place of the fault, so that two of them are two.
    expect((await judged(result))[0]!.finding.atLoggedError).toBe(true)
    expect(await messages(result, { breach })).toEqual([
      'error the answer is 500, where the request is wrong: a 4xx is due; if that is right: allowedStatuses: [500]',
    ])
  })

  it('reads a header that is an array of strings as their list, and none that holds anything else', async () => {
    const of = async (type: readonly unknown[]): Promise<string[]> =>
      (await judged({ ...good, headers: { 'content-type': type } })).map(
        ({ severity, rule }) => `${severity} ${rule}`,
      )
    expect(await of(['application/json'])).toEqual(['warn apig/headers', 'error apig/content-type'])
    expect(await of(['application/json', 1])).toEqual(['error apig/headers'])
    expect(await of(['text/plain', 'application/json'])).toEqual(['warn apig/headers'])
  })

  it('reads a result that JSON asks for another one', async () => {
    const result = {
      toJSON: () => ({ ...good, statusCode: null }),
      get statusCode() {
        throw new Error('unread')
      },
    }
    expect(await messages(result)).toEqual(['error statusCode must be an integer from 100 to 599, was null'])
  })
})

describe('apig/accepts-invalid', () => {
  const breach: Breach = {
    of: 'requestBody',
    says: 'a number',
    keyword: 'type',
    schemaPointer: '#/properties/a/type',
  }

  it('finds what is not refused, with the keyword and its place', async () => {
    const [found, ...others] = await judged({ ...good, statusCode: 399 }, { breach })
    expect(others).toEqual([])
    expect(found).toMatchObject({ rule: 'apig/accepts-invalid', severity: 'error' })
    expect(found!.finding).toEqual({
      message:
        '399 for a request that breaks "type" (requestBody #/properties/a/type): a number; a 4xx is due',
      pointer: '/statusCode',
      subject: 'requestBody #/properties/a',
    })
  })

  it('names what is wrong where no keyword is broken, with the severity of the breach', async () => {
    const [found] = await judged(good, { breach: { of: 'query', says: 'page=x', severity: 'warn' } })
    expect(found!.finding).toEqual({
      message: '200 for a request with a wrong query: page=x; a 4xx is due',
      pointer: '/statusCode',
      subject: 'query page=x',
      severity: 'warn',
    })
  })

  it('is content with a refusal, leaves a wrong status to its rule, and asks nothing of a valid event', async () => {
    expect(await judged({ ...good, statusCode: 400 }, { breach })).toEqual([])
    expect((await judged({ ...good, statusCode: 0 }, { breach })).map(({ rule }) => rule)).toEqual([
      'apig/status-code',
    ])
    expect(await judged(good)).toEqual([])
  })
})
