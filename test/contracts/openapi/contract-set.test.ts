import { describe, expect, it } from 'vitest'
import {
  type ApigEvent,
  assertContract,
  ContractViolationError,
  checkContract,
} from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'
import { describeContract } from '../../../contracts/vitest.js'
import { ordersApi } from './orders-api.js'

const api = openapi(ordersApi)
const quick = { seed: 7, numRuns: 20 }

function answer(statusCode: number, body: unknown, headers: Record<string, string> = {}) {
  const type = statusCode < 400 ? 'application/json' : 'application/problem+json'
  return {
    statusCode,
    headers: { 'content-type': type, ...headers },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  }
}

const isWhole = (text: string | undefined) => /^[1-9]\d*$/.test(text ?? '')

function bodyOf({ body, isBase64Encoded, headers }: ApigEvent): any {
  try {
    if (!/^application\/json/.test(headers?.['content-type'] ?? '')) return undefined
    const value = JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
    return typeof value === 'object' && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isNew({ quantity, secret, note, parent, ...others }: any): boolean {
  if (!Number.isInteger(quantity) || quantity <= 0 || typeof secret !== 'string') return false
  if (note !== undefined && note !== null && typeof note !== 'string') return false
  if (Object.keys(others).length > 0) return false
  return (
    parent === undefined ||
    (typeof parent === 'object' && parent !== null && !Array.isArray(parent) && isNew(parent))
  )
}

async function orders(event: ApigEvent, _context: unknown) {
  const { httpMethod, path, queryStringParameters: query } = event
  const id = /^\/v1\/orders\/([^/]+)$/.exec(path)?.[1]
  if (httpMethod === 'PATCH') {
    const change = event.body === '' ? {} : bodyOf(event)
    const isRight = change != null && (change.note === undefined || typeof change.note === 'string')
    return isWhole(id) && isRight
      ? { statusCode: 204, body: '', isBase64Encoded: false }
      : answer(400, { title: 'patch' })
  }
  if (id !== undefined)
    return isWhole(id) ? answer(200, { id: Number(id), quantity: 1 }) : answer(404, { title: id })
  if (httpMethod === 'GET') {
    const { limit, state } = query ?? {}
    const isRight = limit === undefined || (isWhole(String(limit)) && Number(limit) <= 50)
    const known =
      state === undefined ||
      String(state)
        .split(',')
        .every((one) => one === 'open' || one === 'paid')
    return isRight && known ? answer(200, [], { 'x-total': '0' }) : answer(422, { title: 'query' })
  }
  const order = bodyOf(event)
  return order != null && isNew(order)
    ? answer(201, { id: 1, quantity: order.quantity })
    : answer(400, { title: 'order' })
}

describe('the contracts of a document', () => {
  describeContract(api, orders as never, quick)

  it('are checked as one, each with the same seed', async () => {
    const report = await checkContract(api, orders as never, quick)
    expect(report).toMatchObject({ ok: true, contract: 'Orders', seed: 7, violations: [], warnings: [] })
    expect(report.phases.map(({ name }) => name)).toEqual(['examples', 'boundary', 'random', 'invalid'])
    expect(report.phases.find(({ name }) => name === 'random')!.runs).toBe(80)
    expect(Object.keys(report.statistics.answers)).toEqual(expect.arrayContaining(['200', '201', '204']))
  })

  it('say of which of them a violation is, and replay it by its token alone', async () => {
    const broken = async (event: ApigEvent, context: unknown) =>
      event.path === '/v1/orders/7' ? answer(500, { title: '' }) : orders(event, context)
    const report = await checkContract(api, broken as never, {
      ...quick,
      examples: [api.operation('getOrder').golden, seventh],
    })
    expect(report.ok).toBe(false)
    const [violation] = report.violations
    expect(violation).toMatchObject({
      rule: 'apig/server-error',
      scenario: expect.stringMatching(/^getOrder: /),
    })
    expect(violation!.event).toMatchObject({ path: '/v1/orders/7', pathParameters: { id: '7' } })
    const again = await checkContract(api, broken as never, { replay: violation!.replay })
    expect(again.violations.map(({ rule }) => rule)).toEqual(['apig/server-error'])
    await expect(assertContract(api, broken as never, { replay: violation!.replay })).rejects.toThrow(
      ContractViolationError,
    )
  })

  it('refuse an example and a replayed event that are of none of them', async () => {
    const stranger = { ...api.operation('getOrder').golden, httpMethod: 'DELETE' as const }
    await expect(checkContract(api, orders as never, { examples: [stranger] })).rejects.toThrow(
      /examples\[0\] is one of no contract of Orders/,
    )
    await expect(checkContract(api, orders as never, { replay: 'other:1:abc' })).rejects.toThrow(
      /of none of these contracts/,
    )
    await expect(checkContract(openapi({ openapi: '3.1.0', paths: {} }), orders as never)).rejects.toThrow(
      /no contract in OpenAPI/,
    )
  })

  it('find each body and parameter that is not looked at, by its place in the document', async () => {
    const gullible = async (event: ApigEvent, context: unknown) => {
      const right = await orders(event, context)
      if (right.statusCode < 400) return right
      return event.httpMethod === 'POST'
        ? answer(201, { id: 1, quantity: 1 })
        : answer(200, [], { 'x-total': '0' })
    }
    const accepted = async (name: string) => {
      const { violations } = await checkContract(api.operation(name), gullible as never, {
        ...quick,
        phases: ['examples', 'invalid'],
      })
      return violations
        .filter(({ rule }) => rule === 'apig/accepts-invalid')
        .map(({ breach }) => `${breach?.of} ${breach?.schemaPointer ?? ''}`)
    }
    expect(await accepted('createOrder')).toEqual(
      expect.arrayContaining(['requestBody #/type', 'requestBody #/properties/quantity/type']),
    )
    expect(await accepted('listOrders')).toContainEqual(
      expect.stringMatching(/^queryStringParameters #\/properties\/limit\//),
    )
  })
})

const seventh = { ...api.operation('getOrder').golden, path: '/v1/orders/7', pathParameters: { id: '7' } }
