import { describe, expect, it } from 'vitest'
import {
  type ApigEvent,
  type ApigOptions,
  apig,
  checkContract,
  InvalidOptionError,
} from '../../contracts/index.js'
import { compileValidator } from '../../src/core.js'
import { expectSound, sample } from './sound-contract.js'

const id = { type: 'integer', minimum: 1, maximum: 9999 } as const
const pathParameters = { type: 'object', properties: { id } } as const
const orders = { path: '/shop/orders/{id}', pathParameters } as const
const isEvent = compileValidator(apig().event.schema)
const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '', isBase64Encoded: false })
const byPath = async ({ path }: ApigEvent, _context: unknown) =>
  answer(/^\/shop\/orders\/[1-9]\d{0,3}$/.test(path) ? 200 : 404)
const sent = (options: ApigOptions): readonly ApigEvent[] => {
  const contract = apig(options)
  expectSound(contract)
  return [contract.golden, ...sample(contract, 60)].map((event) => contract.complete!(event))
}

describe('apig with a path', () => {
  it('sends the path that its path parameters make', () => {
    for (const event of sent(orders)) {
      expect(event.path).toBe(`/shop/orders/${event.pathParameters!.id}`)
      expect(event.path).toMatch(/^\/shop\/orders\/[1-9]\d{0,3}$/)
    }
    expect(apig(orders).golden).toMatchObject({ path: '/shop/orders/1', pathParameters: { id: '1' } })
  })

  it('describes parameters as any texts where nothing is said of them, and has none without braces', () => {
    const texts = sent({ path: '/files/{name}.{type}' }).map(({ path }) => path)
    expect(new Set(texts).size).toBeGreaterThan(20)
    for (const path of texts) expect(path).toMatch(/^\/files\/[^/]+\.[^/]+$/)
    for (const { path, pathParameters: none } of sent({ path: '/health' })) {
      expect(path).toBe('/health')
      expect(none ?? {}).toEqual({})
    }
  })

  it('shows an example of the author, and another text for one that has no place in a path', () => {
    const goldenPath = (name: string) => {
      const properties = { name: { type: 'string' } }
      return apig({ path: '/files/{name}', pathParameters: { properties, examples: [{ name }] } }).golden.path
    }
    expect(goldenPath('a b')).toBe('/files/a%20b')
    expect(goldenPath('a/b')).toMatch(/^\/files\/[^/]+$/)
  })

  it('sends wrong parameters as well, on their path', async () => {
    const lax = async ({ path }: ApigEvent, _context: unknown) =>
      answer(/orders\/\d+$/.test(path) ? 200 : 404)
    const wrong = await checkContract(apig(orders), lax, { seed: 1, numRuns: 20 })
    expect(
      wrong.violations.map(({ rule, breach, event }) => [
        rule,
        breach?.schemaPointer,
        (event as ApigEvent).path,
      ]),
    ).toContainEqual(['apig/accepts-invalid', '#/properties/id/minimum', '/shop/orders/0'])
    expect((await checkContract(apig(orders), byPath, { seed: 1 })).violations).toEqual([])
  })
})

describe('apig with a prefix', () => {
  it('hands on the rest of the path', () => {
    for (const event of sent({ ...orders, prefix: '/shop' })) {
      expect(event.pathParameters).toEqual({ '': event.path.slice('/shop/'.length) })
      expect(event.path).toMatch(/^\/shop\/orders\/[1-9]\d{0,3}$/)
      expect(isEvent(event)).toEqual([])
    }
    const { golden } = apig({ ...orders, prefix: '/{all+}' })
    expect(golden.pathParameters).toEqual({ all: 'shop/orders/1' })
  })

  it('stands for any path behind it where no path is said', () => {
    const events = sent({ prefix: '/shop' })
    for (const { path, pathParameters: rest } of events)
      expect(decodeURIComponent(path)).toBe(`/shop/${rest!['']}`)
    expect(new Set(events.map(({ path }) => path.split('/').length)).size).toBeGreaterThan(1)
  })

  it('blames a handler that reads a parameter by its name, and none that goes by the path', async () => {
    const contract = apig({ ...orders, prefix: '/' })
    const byName = async ({ pathParameters: named }: ApigEvent, _context: unknown) =>
      answer(named!.id!.length < 5 ? 200 : 404)
    const { violations } = await checkContract(contract, byName, { seed: 2, numRuns: 20 })
    expect(violations.map(({ rule, changes }) => [rule, changes])).toEqual([['handler/threw', []]])
    expect((await checkContract(contract, byPath, { seed: 2 })).violations).toEqual([])
    const any = await checkContract(apig({ prefix: '/shop' }), byPath, { seed: 2 })
    expect(any.violations).toEqual([])
  })
})

describe('a route that is wrong', () => {
  it.each<[ApigOptions, RegExp]>([
    [{ path: 'orders/{id}' }, /path is the path of requests/],
    [{ path: '/orders/{id}/{id}' }, /path is the path of requests/],
    [{ path: '/orders/{id' }, /path is the path of requests/],
    [{ path: '/orders/{ids}', pathParameters }, /the path \/orders\/\{ids\} has no \{id\}[\s\S]*ids/],
    [{ path: '/orders/{id}/{item}', pathParameters }, /pathParameters does not describe \{item\}/],
    [{ prefix: '/', pathParameters }, /hands on no path parameters by their names/],
    [{ ...orders, prefix: '/store' }, /the API at \/store gets no request of \/shop\/orders\/\{id\}/],
    [{ prefix: 'shop' }, /prefix is the path of an API/],
  ])('%j is refused', (options, message) => {
    expect(() => apig(options)).toThrow(InvalidOptionError)
    expect(() => apig(options)).toThrow(message)
  })
})
