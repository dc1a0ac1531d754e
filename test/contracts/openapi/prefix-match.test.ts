import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type ApigEvent, checkContract, contracts, InvalidOptionError } from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'
import { compileValidator } from '../../../src/core.js'
import { expectSound, sample } from '../sound-contract.js'

const responses = { 200: { description: 'ok' }, '4XX': { description: 'no' } }
const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })
const id = inPath('id', { type: 'integer', minimum: 1, maximum: 9999 })
const item = inPath('item', { type: 'string', pattern: '^[a-z]{2,5}$' })
const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example.com/v1' }],
  paths: {
    '/orders': { get: { operationId: 'listOrders', responses } },
    '/orders/latest': { get: { operationId: 'latestOrder', responses } },
    '/orders/{id}': { get: { operationId: 'getOrder', parameters: [id], responses } },
    '/orders/{id}/items/{item}': { get: { operationId: 'getItem', parameters: [id, item], responses } },
    '/files/{name}.{extension}': {
      get: {
        operationId: 'getFile',
        parameters: [
          inPath('name', { type: 'string', maxLength: 9 }),
          inPath('extension', { enum: ['a.b', 'c'] }),
        ],
        responses,
      },
    },
  },
}
const api = openapi(shop, { prefix: '/v1' })
const options = { seed: 3, numRuns: 80 }
const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '', isBase64Encoded: false })

/** Routes by the path, as the platform hands it on in every case. */
async function byPath({ path }: ApigEvent, _context: unknown) {
  const [, , place, first = '', kind, second = ''] = path.split('/')
  if (place === 'files') return answer(/^.{1,9}\.(a\.b|c)$/su.test(decodeURIComponent(first)) ? 200 : 404)
  if (kind === undefined) return answer(/^(latest|[1-9]\d{0,3}|)$/.test(first) ? 200 : 400)
  return answer(/^[1-9]\d{0,3}$/.test(first) && /^[a-z]{2,5}$/.test(second) ? 200 : 400)
}

async function violationsOf(
  operation: string,
  handler: (event: ApigEvent, context: unknown) => Promise<object>,
) {
  const report = await checkContract(api.operation(operation), handler as never, options)
  return report.violations
}

describe('openapi with a prefix', () => {
  it('hands on the rest of the path instead of path parameters, and the path that it is of', () => {
    const isEvent = compileValidator(contracts.apig().event.schema)
    for (const contract of api.contracts) {
      expectSound(contract)
      for (const raw of [contract.golden, ...sample(contract, 30)]) {
        const event = contract.complete!(raw)
        const rest = event.pathParameters![''] as string
        expect(Object.keys(event.pathParameters!)).toEqual([''])
        expect(decodeURIComponent(event.path)).toBe(`/v1/${rest}`)
        expect(isEvent(event)).toEqual([])
        expect(contract.complete!(event)).toEqual(event)
      }
    }
    const rests = sample(api.operation('getOrder'), 60).map(({ pathParameters }) => pathParameters![''])
    expect(new Set(rests).size).toBeGreaterThan(15)
    for (const rest of rests) expect(rest).toMatch(/^orders\/[1-9]\d{0,3}$/)
  })

  it.each(['listOrders', 'getOrder', 'getItem', 'getFile'])(
    'blames no handler of %s that goes by the path',
    async (name) => {
      const { ok, phases, violations } = await checkContract(api.operation(name), byPath as never, options)
      expect(violations).toEqual([])
      expect(ok).toBe(true)
      expect(phases.map(({ name: phase }) => phase)).toContain(name === 'listOrders' ? 'random' : 'invalid')
    },
  )

  it('finds a handler that reads a path parameter by its name', async () => {
    const [found, ...others] = await violationsOf('getOrder', async (event, _context) =>
      answer(/^\d+$/.test(event.pathParameters!.id!.trim()) ? 200 : 404),
    )
    expect(others).toEqual([])
    expect(found).toMatchObject({ rule: 'handler/threw', changes: [] })
    expect(found!.message).toContain("reading 'trim'")
  })

  it('finds handlers that take the path apart badly, with the smallest path', async () => {
    const short = await violationsOf('getOrder', async ({ path }, _context) => {
      const [, number] = /^\/v1\/orders\/(\d{1,3})$/.exec(path)!
      return answer(number === '0' ? 404 : 200)
    })
    expect(short.map(({ rule, event }) => [rule, (event as ApigEvent).path])).toContainEqual([
      'handler/threw',
      '/v1/orders/1000',
    ])
    const last = await violationsOf('getItem', async ({ path }, _context) =>
      answer(/\/\d+\/items\/[a-z]{2,5}$/.test(path) ? 200 : 404),
    )
    const breaches = last.map(({ breach, event }) => [
      breach?.schemaPointer,
      (event as ApigEvent).pathParameters,
    ])
    expect(breaches).toContainEqual([
      '#/properties/id/minimum',
      { '': expect.stringMatching(/^orders\/0\/items\//) },
    ])
  })

  it('replays a token and a saved case of such an event', async () => {
    // In CI nothing is kept.
    vi.stubEnv('CI', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const cases = mkdtempSync(join(tmpdir(), 'prefix-'))
    onTestFinished(() => rmSync(cases, { recursive: true, force: true }))
    const handler = async ({ pathParameters }: ApigEvent, _context: unknown) => {
      if (pathParameters![''] === 'orders/9999') throw new Error('the last one')
      return answer(/\/0$/.test(pathParameters!['']!) ? 200 : 404)
    }
    const contract = api.operation('getOrder')
    const first = await checkContract(contract, handler as never, { ...options, cases })
    const threw = first.violations.find(({ rule }) => rule === 'handler/threw')!
    expect((threw.event as ApigEvent).pathParameters).toEqual({ '': 'orders/9999' })
    const replayed = await checkContract(contract, handler as never, { replay: threw.replay })
    expect(replayed.violations.map(({ rule }) => rule)).toEqual(['handler/threw'])
    const again = await checkContract(contract, handler as never, { ...options, cases, phases: ['saved'] })
    expect(again.violations.map(({ rule }) => rule)).toContain('handler/threw')
  })

  it('names the rest as {proxy+} says, and takes every path for /', () => {
    const named = openapi(shop, { prefix: '/v1/{proxy+}' }).operation('getOrder').golden
    expect(named).toMatchObject({ path: '/v1/orders/1', pathParameters: { proxy: 'orders/1' } })
    const all = openapi(shop, { prefix: '/' }).operation('listOrders').golden
    expect(all).toMatchObject({ path: '/v1/orders', pathParameters: { '': 'v1/orders' } })
    const exact = openapi(shop, { prefix: '/v1/orders' }).operation('listOrders').golden
    expect(exact).toMatchObject({ path: '/v1/orders', pathParameters: { '': '' } })
  })

  it('says of an operation whose requests the API does not get that it is not covered, and of none that it is wrong', () => {
    const part = openapi(shop, { prefix: '/v1/files' })
    expect(part.contracts.map(({ name }) => name)).toEqual(['getFile'])
    expect(part.unsupported).toContainEqual(
      expect.stringContaining('getOrder: the API at /v1/files gets no request of /v1/orders/{id}'),
    )
    expect(() => part.operation('getOrder')).toThrow(/the API at \/v1\/files gets no request/)
    expect(() => openapi(shop, { prefix: '/v2' })).toThrow(/no path of the document begins with \/v2/)
  })

  it.each(['v1', '', '/v1//', '/v1?a', '/{id}', '/v1/{proxy}', '/v1/{proxy+}/x'])(
    'refuses %j as a prefix',
    (prefix) => {
      expect(() => openapi(shop, { prefix })).toThrow(InvalidOptionError)
    },
  )
})
