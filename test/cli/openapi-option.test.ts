import { describe, expect, it } from 'vitest'
import { fgc } from './fake-io.js'

const document = 'test/cli/handlers/orders-api.yaml'
const base = ['test', 'test/cli/handlers/orders-api.orders', '--no-isolate', '--runs', '40', '--seed', '3']

describe('fgc test --openapi', () => {
  it('runs every operation of a document, and says of which one a violation is and how to run it again', async () => {
    const { code, out, err } = await fgc([...base, '--openapi', document])
    expect(out).toContain('openapi/response-body')
    expect(out).toContain('quantity')
    expect(code).toBe(1)
    const [hint] = /orders-api\.orders --openapi \S+ --replay '[^']+'/.exec(err) ?? []
    expect(hint).toMatch(/--replay 'getOrder:1:/)
    const token = /--replay '([^']+)'/.exec(err)![1]!
    const again = await fgc([...base.slice(0, 3), '--openapi', document, '--replay', token])
    expect(again.code).toBe(1)
    expect(again.out).toContain('openapi/response-body')
  })

  it('runs one operation', async () => {
    const right = await fgc([...base, '--openapi', document, '--operation', 'createOrder', '--json'])
    expect(JSON.parse(right.out)).toMatchObject({ ok: true, contract: 'createOrder' })
    expect(right.code).toBe(0)
    const wrong = await fgc([...base, '--openapi', document, '--operation', 'getOrder'])
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('--operation getOrder --replay')
  })

  it('takes where paths begin, and that an API matches by prefix, and repeats both', async () => {
    const flags = ['--openapi', document, '--operation', 'getOrder', '--base-path', '/v9', '--prefix', '/v9']
    const { code, err } = await fgc([...base, ...flags])
    expect(code).toBe(1)
    const [, token] = /--operation getOrder --replay '([^']+)'/.exec(err)!
    expect(err).toContain('--base-path /v9 --prefix /v9')
    const again = await fgc([...base.slice(0, 3), ...flags, '--replay', token!, '--json'])
    const [{ event }] = JSON.parse(again.out).violations
    expect(event.path).toBe(`/v9/${event.pathParameters['']}`)
  })

  it.each([
    [['--prefix', '/'], /--source <name> is missing[\s\S]*or --openapi <file>/],
    [['--base-path', '/'], /--base-path needs --openapi/],
    [['--openapi', document, '--prefix', 'v9'], /prefix is the path of an API/],
    [['--operation', 'getOrder'], /--operation needs --openapi/],
    [['--openapi', document, '--source', 'apig'], /give one of them/],
    [['--openapi', 'no.yaml'], /there is no file "no.yaml"/],
    [['--openapi', document, '--operation', 'getOder'], /getOrder/],
  ])('refuses %j', async (flags, message) => {
    const { code, err } = await fgc([...base, ...flags])
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
