import { describe, expect, it } from 'vitest'
import { apigRules, handlerRules } from '../../contracts/rules/all-rules.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]
const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }
const json = { 'content-type': 'application/json' }

async function judged(result: unknown) {
  return judge(rules, await runHandler(async (_event, _context) => result))
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
})
