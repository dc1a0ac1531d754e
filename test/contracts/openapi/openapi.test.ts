import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dump } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import {
  type ApigEvent,
  checkContract,
  InvalidOptionError,
  InvalidSchemaError,
} from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { expectSound, sample } from '../sound-contract.js'
import { ordersApi } from './orders-api.js'

const api = openapi(ordersApi)
// What is invalid is the subject of contract-set.test.ts.
const quick = { seed: 7, numRuns: 60, phases: ['examples', 'boundary', 'random'] as const }

function answer(statusCode: number, body: unknown, headers: Record<string, string> = {}) {
  const type = statusCode < 400 ? 'application/json' : 'application/problem+json'
  return {
    statusCode,
    headers: { 'content-type': type, ...headers },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  }
}

interface Order {
  readonly quantity: number
  readonly note?: string | null
}

function orderIn({ body, isBase64Encoded }: ApigEvent): Order {
  return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body) as Order
}

async function createOrder(event: ApigEvent, _context: unknown) {
  const { quantity, note } = orderIn(event)
  if (!(quantity > 0)) return answer(400, { title: 'quantity' })
  return answer(201, { id: 1, quantity, ...(note === undefined ? {} : { note }) })
}

const rulesOf = async (name: string, handler: (event: ApigEvent, context: unknown) => Promise<object>) => {
  const report = await checkContract(api.operation(name), handler as never, quick)
  return report.violations.map(({ rule, pointer }) => `${rule} ${pointer ?? ''}`.trim())
}

describe('openapi', () => {
  it('makes a contract of each operation, with a golden event and examples that are valid', () => {
    expect(api.name).toBe('Orders')
    expect(api.unsupported).toEqual([])
    expect(api.contracts.map(({ name }) => name)).toEqual([
      'listOrders',
      'createOrder',
      'getOrder',
      'patch-orders-id',
    ])
    for (const contract of api.contracts) expectSound(contract)
  })

  it('reads the same from a file of YAML or JSON, by path and by URL', () => {
    const folder = temporaryFolder()
    const [yaml, json] = [join(folder, 'api.yaml'), join(folder, 'api.json')]
    writeFileSync(yaml, dump(ordersApi))
    writeFileSync(json, `\uFEFF${JSON.stringify(ordersApi)}`)
    for (const input of [yaml, json, pathToFileURL(yaml)]) {
      const { golden } = openapi(input).operation('createOrder')
      expect(golden).toEqual(api.operation('createOrder').golden)
    }
  })

  it('follows references into other files', () => {
    const folder = temporaryFolder()
    writeFileSync(
      join(folder, 'order.yaml'),
      'Order: { type: object, required: [n], properties: { n: { const: 7 }, next: { $ref: "#/Order" } } }',
    )
    writeFileSync(
      join(folder, 'api.yaml'),
      'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    put:\n      requestBody: { required: true, content: { application/json: { schema: { $ref: "order.yaml#/Order" } } } }\n      responses: { 204: { description: ok } }\n',
    )
    const [contract] = openapi(join(folder, 'api.yaml')).contracts
    for (const event of sample(contract!)) expect(orderIn(event)).toMatchObject({ n: 7 })
  })

  it('sends path and parameters of the same request, behind the path of the server', async () => {
    const seen = new Set<string>()
    await checkContract(
      api.operation('GET /orders/{id}'),
      async (event: ApigEvent, _context: unknown) => {
        if (event.pathParameters) seen.add(`${event.path} ${event.pathParameters.id}`)
        return answer(200, { id: 1, quantity: 1 })
      },
      quick,
    )
    expect(seen.size).toBeGreaterThan(10)
    for (const pair of seen) expect(pair).toMatch(/^\/v1\/orders\/(\d+) \1$/)
    const unprefixed = openapi(ordersApi, { basePath: '' }).operation('getOrder')
    expect(unprefixed.golden).toMatchObject({ path: '/orders/1', pathParameters: { id: '1' } })
  })

  it('leaves read-only members out of requests, and write-only ones out of answers', async () => {
    for (const event of sample(api.operation('createOrder'))) {
      expect(orderIn(event)).not.toHaveProperty('id')
      expect(orderIn(event)).toHaveProperty('secret')
      expect(orderIn(event).quantity).toBeGreaterThan(0)
    }
    expect(await rulesOf('createOrder', createOrder)).toEqual([])
  })

  it.each([
    ['an undeclared status', async () => answer(409, { title: 'no' }), 'openapi/status /statusCode'],
    [
      'another content type',
      async () => answer(201, { id: 1, quantity: 1 }, { 'content-type': 'text/json' }),
      'openapi/content-type /headers/content-type',
    ],
    ['a member that is missing', async () => answer(201, { id: 1 }), 'openapi/response-body /body/quantity'],
    [
      'a wrong type',
      async () => answer(201, { id: 1, quantity: '1' }),
      'openapi/response-body /body/quantity',
    ],
    [
      'what may not be null',
      async () => answer(201, { id: 1, quantity: null }),
      'openapi/response-body /body/quantity',
    ],
    [
      'a write-only member',
      async () => answer(201, { id: 1, quantity: 1, secret: 'x' }),
      'openapi/response-body',
    ],
    ['an empty body', async () => ({ ...answer(201, {}), body: '' }), 'openapi/response-body /body'],
  ])('finds %s', async (_name, handler, found) => {
    const rules = await rulesOf('createOrder', async (_event, _context) => handler())
    expect(rules).toContainEqual(expect.stringContaining(found.split(' ')[0]!))
    expect(rules.every((rule) => rule.startsWith('openapi/'))).toBe(true)
  })

  it('finds a required header that is missing or wrong, and takes a class of statuses', async () => {
    const list = (headers: Record<string, string>) =>
      rulesOf('listOrders', async (_event, _context) => answer(200, [], headers))
    expect(await list({ 'x-total': '0' })).toEqual([])
    expect(await list({})).toEqual(['openapi/response-header /headers/x-total'])
    expect(await list({ 'X-Total': 'none' })).toEqual(['openapi/response-header /headers/x-total'])
    expect(await rulesOf('listOrders', async (_event, _context) => answer(422, { title: '' }))).toEqual([])
  })

  it('sends no body where it may be left out', async () => {
    const rules = await rulesOf('patch-orders-id', async (event, _context) => {
      orderIn(event)
      return { statusCode: 204, body: '' }
    })
    expect(rules).toEqual(['handler/threw'])
  })

  it('writes lists in the style of the parameter', async () => {
    const states = new Set<string>()
    await rulesOf('listOrders', async ({ queryStringParameters: query }, _context) => {
      if (query?.state !== undefined) states.add(String(query.state))
      return answer(200, [], { 'x-total': '0' })
    })
    for (const state of states) expect(state).toMatch(/^(open|paid)(,(open|paid))*$/)
    expect([...states].some((state) => state.includes(','))).toBe(true)
  })

  it('names the nearest operation, and an unknown option', () => {
    expect(() => api.operation('createOder')).toThrow(/did you mean "createOrder"/i)
    expect(() => openapi(ordersApi, { basePaht: '' } as never)).toThrow(/basePath/)
    expect(() => openapi(ordersApi, { basePath: 'v1/' })).toThrow(InvalidOptionError)
    expect(() => openapi(ordersApi, '/v1' as never)).toThrow(/takes an object of options/)
    expect(() => api.operation('GET /order')).toThrow(/mean "GET \/orders"/)
    expect(() => api.operation(undefined as never)).toThrow(
      /no operation undefined[\s\S]*Operations: listOrders/,
    )
    expect(api.operation('get /orders').name).toBe('listOrders')
  })

  it.each([
    ['a missing file', 'no-such.yaml', /there is no file "no-such.yaml"/],
    ['a wrong name', 'READNE.md', /there is no file "READNE.md"[\s\S]*mean "README.md"/],
    ['a folder', 'docs', /cannot be read: it is a folder\s+at .*docs/],
    ['a URL', 'https://example.com/api.yaml', /fetches nothing/],
    ['Swagger', { swagger: '2.0', paths: {} }, /it is Swagger 2.0[\s\S]*Convert/],
    ['no document', { paths: {} }, /no member "openapi"/],
    ['another version', { openapi: '4.0.0' }, /it says "4.0.0"[\s\S]*3.0 and 3.1 are read/],
    ['a version that is no text', { openapi: 3.1 }, /it says 3.1[\s\S]*openapi: 3.1.0/],
    ['a number', 7, /takes the path/],
  ])('refuses %s', (_name, input, message) => {
    expect(() => openapi(input as never)).toThrow(message)
  })

  it('refuses YAML with a mistake by its line, and lists operations that it cannot read by their places', () => {
    const file = join(temporaryFolder(), 'api.yaml')
    writeFileSync(file, 'openapi: 3.1.0\npaths: {\n  a: [\n')
    expect(() => openapi(file)).toThrow(/no YAML[\s\S]*api\.yaml:\d/)
    const json = join(temporaryFolder(), 'api.json')
    writeFileSync(json, '{"openapi": "3.1.0",\n"paths": {,}}')
    expect(() => openapi(json)).toThrow(/no JSON[\s\S]*api\.json:2/)
    const remote = { $ref: 'https://example.com/order.json' }
    const paths = {
      '/a': { get: { parameters: [{ name: 'a', in: 'query', schema: remote }], responses: {} }, trace: {} },
      '/b': { get: { responses: { 200: { description: 'b' } } } },
    }
    const partly = openapi({ openapi: '3.1.0', info: {}, paths })
    expect(partly.contracts.map(({ name }) => name)).toEqual(['get-b'])
    expect(partly.unsupported).toEqual([
      expect.stringMatching(/^TRACE \/a/),
      expect.stringMatching(
        /^get-a: remote references are not followed.*#\/paths\/~1a\/get\/parameters\/0\/schema/,
      ),
    ])
    expect(() => partly.operation('get-a')).toThrow(InvalidSchemaError)
  })

  it('tells where a reference with a slip in it may lead, and of nullable in 3.1', () => {
    const withSchema = (schema: object) => {
      const content = { 'application/json': { schema } }
      const post = { operationId: 'a', requestBody: { content }, responses: { 200: { description: 'ok' } } }
      const components = { schemas: { Order: {} } }
      return openapi({ openapi: '3.1.0', info: {}, paths: { '/a': { post } }, components })
    }
    const lost = withSchema({ $ref: '#/components/schemas/Ordr' })
    expect(() => lost.operation('a')).toThrow(/leads nowhere[\s\S]*mean "#\/components\/schemas\/Order"/)
    expect(withSchema({ type: 'string', nullable: true }).unsupported).toEqual([
      expect.stringMatching(/schema\/nullable: OpenAPI 3.1 has no nullable/),
    ])
  })
})
