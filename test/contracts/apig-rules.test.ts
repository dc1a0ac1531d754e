import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { found, goodAnswer as good } from './judged-answer.js'

const json = { 'content-type': 'application/json' }
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

const without = (name: keyof typeof good): object => {
  const { [name]: _left, ...rest } = good
  return rest
}

describe('each fault of an answer has one owner', () => {
  it.each<[string, unknown, string[]]>([
    ['a good answer', good, []],
    ['its JSON text', JSON.stringify(good), []],
    ['its JSON text twice over', JSON.stringify(JSON.stringify(good)), ['error apig/envelope']],
    ['undefined', undefined, ['error apig/envelope']],
    ['null', null, ['error apig/envelope']],
    ['a plain string', 'Hello', ['error apig/envelope']],
    ['an empty string', '', ['error apig/envelope']],
    ['a string that is JSON of something else', '[1]', ['error apig/envelope']],
    ['a number', 200, ['error apig/envelope']],
    ['a boolean', true, ['error apig/envelope']],
    ['an array', [good], ['error apig/envelope']],
    ['a Buffer', Buffer.from('hi'), ['error apig/envelope']],
    ['a date', new Date(0), ['error apig/envelope']],
    ['a Map', new Map([['statusCode', 200]]), ['error apig/envelope']],
    ['a web Response', new Response('hi'), ['error apig/envelope']],
    ['a function', () => good, ['error apig/envelope']],
    ['an object of another kind', { ok: true }, ['error apig/envelope']],
    ['the status as text', { ...good, statusCode: '200' }, ['error apig/status-code']],
    ['no status', without('statusCode'), ['error apig/status-code']],
    ['status undefined', { ...good, statusCode: undefined }, ['error apig/status-code']],
    ['status 0', { ...good, statusCode: 0 }, ['error apig/status-code']],
    ['status NaN', { ...good, statusCode: Number.NaN }, ['error apig/status-code']],
    ['status 200.5', { ...good, statusCode: 200.5 }, ['error apig/status-code']],
    ['status 99', { ...good, statusCode: 99 }, ['error apig/status-code']],
    ['status 600', { ...good, statusCode: 600 }, ['error apig/status-code']],
    ['status 100', { ...good, statusCode: 100, body: '' }, []],
    ['a numeric header', { ...good, headers: { 'x-count': 5 } }, ['error apig/headers']],
    ['a null header', { ...good, headers: { 'x-count': null } }, ['error apig/headers']],
    ['an array header', { ...good, headers: { 'set-cookie': ['a=1', 'b=2'] } }, ['warn apig/headers']],
    ['an array header with a number', { ...good, headers: { 'x-a': ['a', 1] } }, ['error apig/headers']],
    ['headers as an array', { ...good, headers: [] }, ['error apig/headers']],
    ['headers as text', { ...good, headers: 'a: b' }, ['error apig/headers']],
    ['a header name with a space', { ...good, headers: { 'x count': '5' } }, ['error apig/headers']],
    ['an empty header name', { ...good, headers: { '': '5' } }, ['error apig/headers']],
    ['CR LF in a header', { ...good, headers: { 'x-a': 'a\r\nset-cookie: b=1' } }, ['error apig/headers']],
    ['NUL in a header', { ...good, headers: { 'x-a': 'a\0' } }, ['error apig/headers']],
    ['CR in a header', { ...good, headers: { 'x-a': 'a\rb' } }, ['error apig/headers']],
    ['LF in a header', { ...good, headers: { 'x-a': 'a\nb' } }, ['error apig/headers']],
    ['CR LF in an array header', { ...good, headers: { 'x-a': ['a', 'b\r\nc: d'] } }, ['error apig/headers']],
    ['null headers', { ...good, headers: null }, ['warn apig/headers']],
    ['every character of a token', { ...good, headers: { "!#$%&'*+-.^_`|~09AZaz": '' } }, []],
    ['no headers', without('headers'), []],
    ['an undefined header', { ...good, headers: { 'x-a': undefined } }, []],
    ['a body that is an object', { ...good, body: { ok: true } }, ['error apig/body']],
    ['an object body that says JSON', { ...good, headers: json, body: { ok: true } }, ['error apig/body']],
    ['a body that is a number', { ...good, body: 5 }, ['error apig/body']],
    [
      'a body that is a Buffer',
      { ...good, body: Buffer.from('x'), isBase64Encoded: true },
      ['error apig/body'],
    ],
    ['no body', without('body'), ['warn apig/body']],
    ['no body that says JSON', { ...without('body'), headers: json }, ['warn apig/body']],
    ['a null body', { ...good, body: null }, ['warn apig/body']],
    ['the flag as text', { ...good, isBase64Encoded: 'false' }, ['error apig/base64']],
    ['the flag null', { ...good, isBase64Encoded: null }, ['error apig/base64']],
    ['no flag', without('isBase64Encoded'), ['warn apig/base64']],
    ['base64', { ...good, body: base64('h\xE9llo'), isBase64Encoded: true }, []],
    ['base64 in lines', { ...good, body: 'aGVs\r\nbG8=\r\n', isBase64Encoded: true }, []],
    ['an empty base64 body', { ...good, body: '', isBase64Encoded: true }, []],
    [
      'raw text said to be base64',
      { ...good, body: '{"a":1}', isBase64Encoded: true },
      ['error apig/base64'],
    ],
    ['base64url', { ...good, body: 'a-_b', isBase64Encoded: true }, ['error apig/base64']],
    ['base64 without padding', { ...good, body: 'aGVsbG8', isBase64Encoded: true }, ['warn apig/base64']],
    ['base64 cut short', { ...good, body: 'aGVsb', isBase64Encoded: true }, ['error apig/base64']],
    [
      'base64 with wrong padding',
      { ...good, body: 'aGVsbG8==', isBase64Encoded: true },
      ['error apig/base64'],
    ],
    ['JSON', { ...good, headers: json, body: '{}' }, []],
    ['JSON with a byte order mark', { ...good, headers: json, body: '\uFEFF{}' }, []],
    ['JSON in base64', { ...good, headers: json, body: base64('{}'), isBase64Encoded: true }, []],
    [
      'gzipped JSON',
      {
        ...good,
        headers: { ...json, 'Content-Encoding': 'gzip' },
        body: base64(gzipSync('{}')),
        isBase64Encoded: true,
      },
      [],
    ],
    [
      'JSON in an unknown encoding',
      {
        ...good,
        headers: { ...json, 'content-encoding': 'zstd' },
        body: base64('abc'),
        isBase64Encoded: true,
      },
      [],
    ],
    ...[
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
      ['deflate', deflateSync],
      ['deflate', deflateRawSync],
    ].map(([encoding, compress]: any): [string, unknown, string[]] => [
      `a body in ${encoding}`,
      {
        ...good,
        headers: { 'Content-Encoding': encoding },
        body: base64(compress('hi')),
        isBase64Encoded: true,
      },
      [],
    ]),
    [
      'two encodings',
      {
        ...good,
        headers: { 'content-encoding': 'gzip, BR' },
        body: base64(brotliCompressSync(gzipSync('hi'))),
        isBase64Encoded: true,
      },
      [],
    ],
    [
      'compressed bytes as text',
      {
        ...good,
        headers: { ...json, 'content-encoding': 'gzip', 'content-length': String(gzipSync('{}').length) },
        body: gzipSync('{}').toString('latin1'),
      },
      ['error apig/content-encoding'],
    ],
    [
      'compressed bytes as hexadecimal digits in base64',
      {
        ...good,
        headers: { 'content-encoding': 'br' },
        body: base64(brotliCompressSync('hi').toString('hex')),
        isBase64Encoded: true,
      },
      ['error apig/content-encoding'],
    ],
    [
      'text said to be gzip',
      { ...good, headers: { 'content-encoding': 'gzip' } },
      ['error apig/content-encoding'],
    ],
    ['text said to be identity', { ...good, headers: { 'content-encoding': 'identity' } }, []],
    ['an empty body said to be gzip', { ...good, headers: { 'content-encoding': 'gzip' }, body: '' }, []],
    [
      'a part of a compressed document',
      {
        ...good,
        statusCode: 206,
        headers: { ...json, 'content-encoding': 'gzip', 'content-range': 'bytes 4-8/22' },
        body: base64(gzipSync('{}').subarray(4, 9)),
        isBase64Encoded: true,
      },
      [],
    ],
    [
      'a part of a JSON document',
      { ...good, statusCode: 206, headers: { ...json, 'content-range': 'bytes 0-3/9' }, body: '{"a"' },
      [],
    ],
    ['JSON behind a guard', { ...good, headers: json, body: ")]}',\n[1]" }, []],
    [
      'JSON in UTF-16',
      {
        ...good,
        headers: { 'content-type': 'application/json; charset="UTF-16LE"' },
        body: base64(Buffer.from('[1]', 'utf16le')),
        isBase64Encoded: true,
      },
      [],
    ],
    [
      'a stream of JSON',
      { ...good, headers: { 'content-type': 'application/stream+json' }, body: '{}\n{}' },
      [],
    ],
    ['a length with zeros in front', { ...good, headers: { 'content-length': '02' } }, []],
    ['a length between spaces', { ...good, headers: { 'content-length': ' 2 ' } }, []],
    [
      'a hexadecimal length',
      { ...good, headers: { 'content-length': '0x2' } },
      ['error apig/content-length'],
    ],
    ['the length of a 304', { ...good, statusCode: 304, headers: { 'content-length': '9' }, body: '' }, []],
    ['206 and a part of JSON', { ...good, statusCode: 206, headers: json, body: '{"a"' }, []],
    ['a range of JSON', { ...good, headers: { ...json, 'content-range': 'bytes 0-3/9' }, body: '{"a"' }, []],
    ['JSON behind a loop', { ...good, headers: json, body: 'for(;;);[1]' }, []],
    ['JSON behind another loop', { ...good, headers: json, body: 'while (1);[1]' }, []],
    ['no JSON', { ...good, headers: json, body: 'ok' }, ['error apig/content-type']],
    [
      'no problem+json',
      { ...good, headers: { 'CONTENT-TYPE': 'application/problem+json; charset=utf-8' }, body: 'no' },
      ['error apig/content-type'],
    ],
    [
      'no JSON in base64',
      { ...good, headers: json, body: base64('no'), isBase64Encoded: true },
      ['error apig/content-type'],
    ],
    ['an empty JSON body', { ...good, headers: json, body: '' }, ['warn apig/content-type']],
    ['lines of JSON', { ...good, headers: { 'content-type': 'application/x-ndjson' }, body: '{}\n{}' }, []],
    ['text', { ...good, headers: { 'content-type': 'text/plain' }, body: '{' }, []],
    ['204 and an empty body', { ...good, statusCode: 204, body: '' }, []],
    ['204, JSON and no body', { ...without('body'), statusCode: 204, headers: json }, []],
    ['204 with a body', { ...good, statusCode: 204 }, ['error apig/no-content']],
    ['304 with a body', { ...good, statusCode: 304 }, ['error apig/no-content']],
    ['199 with a body', { ...good, statusCode: 199 }, ['error apig/no-content']],
    ['205 with a body', { ...good, statusCode: 205 }, []],
    ['the right length', { ...good, headers: { 'content-length': '2' } }, []],
    [
      'the length in characters',
      { ...good, headers: { 'Content-Length': '2' }, body: 'é!' },
      ['error apig/content-length'],
    ],
    [
      'the length of the bytes in base64',
      { ...good, headers: { 'content-length': '5' }, body: base64('hello'), isBase64Encoded: true },
      [],
    ],
    [
      'the length of the base64 text',
      { ...good, headers: { 'content-length': '8' }, body: base64('hello'), isBase64Encoded: true },
      ['error apig/content-length'],
    ],
    [
      'a length that is no number',
      { ...good, headers: { 'content-length': 'two' } },
      ['error apig/content-length'],
    ],
    ['404', { ...good, statusCode: 404 }, []],
    ['500', { ...good, statusCode: 500 }, ['error apig/server-error']],
    ['499', { ...good, statusCode: 499 }, []],
    ['599', { ...good, statusCode: 599 }, ['error apig/server-error']],
  ])('%s', async (_name, result, expected) => {
    expect(await found(result)).toEqual(expected)
  })

  it('exempts answers to HEAD from what a body owes', async () => {
    const event = { httpMethod: 'HEAD' }
    expect(await found({ ...without('body'), headers: { ...json, 'content-length': '99' } }, event)).toEqual(
      [],
    )
  })

  it('accepts allowed statuses', async () => {
    expect(await found({ ...good, statusCode: 503 }, {}, { allowedStatuses: [503] })).toEqual([])
    expect(await found({ ...good, statusCode: 500 }, {}, { allowedStatuses: [503] })).toEqual([
      'error apig/server-error',
    ])
  })

  it('reports every wrong header', async () => {
    expect(await found({ ...good, headers: { a: 1, b: 2, c: 'c' } })).toEqual([
      'error apig/headers',
      'error apig/headers',
    ])
  })
})
