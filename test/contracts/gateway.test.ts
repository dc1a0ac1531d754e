import { describe, expect, it } from 'vitest'
import { explainApigOutcome } from '../../contracts/runtime/gateway.js'
import { runHandler } from './run-handler.js'

const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
const without = (name: keyof typeof good): object => {
  const { [name]: _left, ...rest } = good
  return rest
}

describe('what the client sees', () => {
  const view = async (result: unknown, event: unknown = {}) =>
    explainApigOutcome(await runHandler(async (_e, _c) => result), event)

  it('is the answer itself', async () => {
    expect(await view({ ...good, headers: { a: 'b', c: ['d', 'e'] } })).toEqual({
      status: 200,
      headers: { a: 'b', c: ['d', 'e'] },
      body: 'ok',
    })
    expect(await view(JSON.stringify(good))).toEqual({ status: 200, headers: {}, body: 'ok' })
    expect(await view({ ...good, body: base64('hello'), isBase64Encoded: true })).toMatchObject({
      body: 'hello',
    })
    expect(
      await view({ ...good, body: base64(Buffer.from([255, 254])), isBase64Encoded: true }),
    ).toMatchObject({ body: '', bodyBytes: 2 })
    expect(await view({ statusCode: 201 })).toEqual({ status: 201, headers: {}, body: '' })
    expect(await view(good, { httpMethod: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    expect(await view({ ...good, statusCode: 204 })).toMatchObject({ status: 204, body: '' })
  })

  it.each<[string, unknown, string, string]>([
    ['text', 'Hello', 'FSS.1206', 'invalid type of APIG trigger invocation result:[Hello]'],
    ['nothing', undefined, 'FSS.1202', 'contains no status code'],
    ['JSON text twice over', JSON.stringify(JSON.stringify(good)), 'FSS.1206', 'invalid type'],
    ['a status as text', { ...good, statusCode: '200' }, 'FSS.1206', 'invalid type'],
    ['a fraction', { ...good, statusCode: 1.5 }, 'FSS.1206', 'invalid type'],
    [
      'no status',
      without('statusCode'),
      'FSS.1206',
      "'statusCode' of APIG trigger invocation result not specified",
    ],
    ['status 0', { ...good, statusCode: 0 }, 'FSS.1206', 'statusCode can not be 0'],
    ['status NaN', { ...good, statusCode: Number.NaN }, 'FSS.1206', 'statusCode can not be 0'],
    ['an object body', { ...good, body: {} }, 'FSS.1206', 'invalid type'],
    ['a numeric header', { ...good, headers: { a: 1 } }, 'FSS.1206', 'invalid type'],
    ['the flag as text', { ...good, isBase64Encoded: 'true' }, 'FSS.1206', 'invalid type'],
  ])('is a 500 for %s', async (_name, result, code, text) => {
    const client = await view(result)
    expect(client).toMatchObject({ status: 500, reason: `the gateway could not read the answer (${code})` })
    expect(JSON.parse(client.body)).toEqual({ error_code: code, error_msg: expect.stringContaining(text) })
  })

  it('is a 500 with the error for a failure', async () => {
    const outcome = await runHandler(async (_e, _c) => JSON.parse('{'))
    const client = explainApigOutcome(outcome, {})
    expect(client).toMatchObject({
      status: 500,
      reason: 'the gateway answers for the function (FunctionGraph error 4002)',
    })
    expect(client.body).toContain('function invocation exception')
    expect(explainApigOutcome(await runHandler(async (_e) => good), {}).reason).toContain('4001')
    const late = await runHandler((_e, _c) => good, { timeout: 10 })
    expect(explainApigOutcome(late, {}).reason).toContain('4010')
  })

  it('is not sure about a status that HTTP does not have and a body that is no base64', async () => {
    expect(await view({ ...good, statusCode: 700 })).toMatchObject({
      status: 500,
      reason: expect.stringContaining('700'),
    })
    expect(await view({ ...good, body: '???', isBase64Encoded: true })).toMatchObject({
      status: 200,
      reason: expect.stringContaining('not base64'),
    })
  })
})
