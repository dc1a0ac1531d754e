import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { apigRules, handlerRules } from '../../contracts/rules/all-rules.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]
const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }
const json = { 'content-type': 'application/json' }
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

async function judged(result: unknown, event: unknown = {}) {
  return judge(rules, await runHandler(async (_event, _context) => result), event)
}

async function found(result: unknown, event?: unknown): Promise<string[]> {
  return (await judged(result, event)).map(({ severity, rule }) => `${severity} ${rule}`)
}

describe('an answer, as the gateway reads it', () => {
  it.each<[unknown, string]>([
    [undefined, 'the answer is empty (undefined)'],
    [null, 'the answer is null'],
    ['', 'the answer is an empty text, which is no JSON'],
    ['Hello', 'the answer is the text "Hello", which is no JSON'],
    ['[1]', 'the answer is an array'],
    ['5', 'the answer is the number 5'],
    [200, 'the answer is the number 200'],
    [JSON.stringify('Hello'), 'the answer is JSON text of JSON text: it was stringified twice'],
    [new Date(0), 'the answer is a Date'],
    [[good], 'the answer is an array'],
    [new Map([['statusCode', 200]]), 'the answer is a Map without statusCode, headers and body'],
    [{ ok: true }, 'the answer is an object without statusCode, headers and body'],
  ])('%o is none, and it is said why', async (result, problem) => {
    expect((await judged(result)).map(({ finding }) => finding)).toEqual([
      {
        message: `${problem}; the gateway expects { statusCode, headers, body, isBase64Encoded }`,
        pointer: '',
      },
    ])
  })

  it.each(['statusCode', 'headers', 'body', 'isBase64Encoded'])('is one by its %s alone', async (name) => {
    expect(await found({ [name]: good[name as 'body'] })).not.toContain('error apig/envelope')
  })

  it('is judged also where the event is nothing', async () => {
    for (const event of [null, undefined]) expect(await found(good, event)).toEqual([])
  })

  it.each([100, 199])('has no body with the status %d', async (statusCode) => {
    const { body: _body, ...rest } = good
    expect(await found({ ...rest, statusCode })).toEqual([])
  })
})

describe('the content type of an answer', () => {
  const text = (type: string): object => ({ ...good, headers: { 'content-type': type } })

  it.each([
    'application/json ; charset=utf-8',
    'TEXT/JSON',
    'application/vnd.orders+json',
    'application/upstream+json',
  ])('%s says JSON', async (type) => {
    expect(await found(text(type))).toEqual(['error apig/content-type'])
  })

  it.each([
    'application/json5',
    'x-application/json',
    'application/orders+jsonp',
    'application/vnd.orders.ndjson+json',
    'application/json-seq',
  ])('%s does not', async (type) => {
    expect(await found(text(type))).toEqual([])
  })

  it('is the header of that name, not another one as long', async () => {
    expect(await found({ ...good, headers: { 'x-other-type': 'application/json' } })).toEqual([])
  })

  it('is unknown where one of several values is no text', async () => {
    const headers = { 'content-type': ['application/json; a=1', 1] }
    expect(await found({ ...good, headers })).toEqual(['error apig/headers'])
  })
})

describe('the body of an answer', () => {
  const wrongJson = ['error apig/content-type']

  it.each<[string, object, string[]]>([
    ['what is no base64', { body: '!', isBase64Encoded: true }, ['error apig/base64']],
    [
      'base64 without padding',
      { body: 'bm8', isBase64Encoded: true },
      ['warn apig/base64', 'error apig/content-type'],
    ],
    [
      'what is compressed',
      {
        headers: { ...json, 'content-encoding': 'gzip' },
        body: base64(gzipSync('no')),
        isBase64Encoded: true,
      },
      wrongJson,
    ],
    ['what is sent as it is', { headers: { ...json, 'content-encoding': 'identity' } }, wrongJson],
    [
      'several encodings, some of them empty',
      {
        headers: { ...json, 'content-encoding': ' Identity ,, GZIP' },
        body: base64(gzipSync('no')),
        isBase64Encoded: true,
      },
      wrongJson,
    ],
    [
      'another character set',
      {
        headers: { 'content-type': 'application/json;charset = UTF-16LE; x=1' },
        body: base64(Buffer.from('no', 'utf16le')),
        isBase64Encoded: true,
      },
      wrongJson,
    ],
    [
      'JSON in another character set',
      {
        headers: { 'content-type': 'application/json;charset=UTF-16LE; x=1' },
        body: base64(Buffer.from('[1]', 'utf16le')),
        isBase64Encoded: true,
      },
      [],
    ],
    [
      'a character set that nobody knows',
      {
        headers: { 'content-type': 'application/json; charset=utf-8x' },
        body: base64('no'),
        isBase64Encoded: true,
      },
      [],
    ],
    ['bytes that are no text', { body: '/w==', isBase64Encoded: true }, []],
  ])('is read from %s', async (_name, answer, expected) => {
    expect(await found({ ...good, headers: json, ...answer })).toEqual(expected)
  })
})
