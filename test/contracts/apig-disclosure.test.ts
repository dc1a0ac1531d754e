import { describe, expect, it } from 'vitest'
import { responseBodyRule } from '../../contracts/rules/apig-request-rules.js'
import { found, goodAnswer as good } from './judged-answer.js'
import { judge, runHandler } from './run-handler.js'

const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

describe('apig/stack-trace', () => {
  const stack = new Error('broken').stack!
  it.each<[string, unknown]>([
    ['as text', { ...good, body: stack }],
    ['in JSON', { ...good, headers: json, body: JSON.stringify({ error: stack }) }],
    ['in base64', { ...good, body: base64(stack), isBase64Encoded: true }],
    ['in HTML', { ...good, headers: html, body: `<pre>${stack.replaceAll('\n', '<br>')}</pre>` }],
    ['of an ES module', { ...good, body: 'Error\n    at async file:///opt/function/code/index.js:3:9' }],
    ['of CommonJS', { ...good, body: 'at Object.<anonymous> (/opt/function/code/index.js:10:5)' }],
    ['of Windows', { ...good, body: String.raw`at run (C:\code\index.js:10:5)` }],
    ['of node alone', { ...good, body: 'at node:internal/process/task_queues:95:5' }],
  ])('finds one %s', async (_name, result) => {
    expect(await found(result)).toEqual(['error apig/stack-trace'])
  })

  it.each<[string, unknown]>([
    ['the word', { ...good, body: 'meet me at noon (room 12:30:45) at /cafe:1:2' }],
    ['a URL with a port', { ...good, body: 'served at https://example.com:8080/a.js' }],
    ['a message only', { ...good, body: 'TypeError: x is not a function' }],
  ])('is not misled by %s', async (_name, result) => {
    expect(await found(result)).toEqual([])
  })

  it('blames a handler whose event holds something else', async () => {
    expect(await found({ ...good, body: stack }, { path: '/a', body: 'b' })).toEqual([
      'error apig/stack-trace',
    ])
  })

  it('does not blame a handler that gives back what it was sent', async () => {
    const body = JSON.stringify({ report: stack })
    const event = { body: base64(body), isBase64Encoded: true }
    expect(await found({ ...good, headers: json, body }, event)).toEqual([])
    expect(
      await found({ ...good, body: stack }, { queryStringParameters: { q: encodeURIComponent(stack) } }),
    ).toEqual([])
  })
})

describe('apig/response-body', () => {
  const rule = responseBodyRule((status) =>
    status === 200
      ? (document) => (typeof document === 'object' ? [] : [{ message: 'must be object', pointer: '' }])
      : undefined,
  )
  const check = async (result: unknown): Promise<string[]> =>
    judge([rule], await runHandler(async (_e, _c) => result)).map(({ finding }) => finding.message)

  it('judges the document by the status', async () => {
    expect(await check({ ...good, headers: json, body: '{}' })).toEqual([])
    expect(await check({ ...good, headers: json, body: base64('{}'), isBase64Encoded: true })).toEqual([])
    expect(await check({ ...good, headers: json, body: '5' })).toEqual([
      'the body does not match responseBody: must be object',
    ])
    expect(await check({ ...good, statusCode: 404, body: 'not found' })).toEqual([])
    expect(await check({ ...good, body: 'text' })).toEqual([
      'the body of a 200 answer must be JSON, as responseBody says',
    ])
    // apig/content-type owns this one.
    expect(await check({ ...good, headers: json, body: 'text' })).toEqual([])
  })

  it('says where in the document the problem is', async () => {
    const nested = responseBodyRule(() => () => [{ message: 'must be there', pointer: '/a/0' }])
    const outcome = await runHandler(async (_e, _c) => ({ ...good, body: '{}' }))
    expect(judge([nested], outcome).map(({ finding }) => finding)).toEqual([
      { message: 'the body does not match responseBody at /a/0: must be there', pointer: '/body' },
    ])
  })

  it('judges no body that is not sent, sent in part or no text', async () => {
    const missing = { ...good, headers: json, body: '' }
    expect(await check(missing)).toEqual(['the body of a 200 answer must be JSON, as responseBody says'])
    const outcome = await runHandler(async (_e, _c) => missing)
    expect(judge([rule], outcome, { httpMethod: 'HEAD' })).toEqual([])
    expect(await check({ ...good, headers: { 'content-range': 'bytes 0-1/9' }, body: '5' })).toEqual([])
    expect(await check({ ...good, body: base64(Buffer.from([0xff])), isBase64Encoded: true })).toEqual([])
    expect(await check({ ...good, statusCode: 0, body: '5' })).toEqual([])
    expect(await check('Hello')).toEqual([])
  })
})
