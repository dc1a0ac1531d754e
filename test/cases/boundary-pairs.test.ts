import { describe, expect, it } from 'vitest'
import { apig } from '../../contracts/apig.js'
import type { ApigEvent } from '../../contracts/generated/apig-event.js'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { InvalidSchemaError } from '../../src/errors.js'
import type { JsonSchema } from '../../src/typed-schema.js'

const edges = (...values: readonly string[]): object[] => values.map((value) => ({ value, why: value }))
const member = (...values: readonly string[]): object => ({ type: 'string', 'x-edgeCases': edges(...values) })

const plain: JsonSchema = {
  type: 'object',
  required: ['method', 'body', 'path'],
  additionalProperties: false,
  properties: {
    method: { enum: ['GET', 'POST', 'PUT'] },
    body: member('b1', 'b2', 'b3', 'b4'),
    path: member('p1', 'p2'),
  },
  examples: [{ method: 'GET', body: 'b', path: 'p' }],
}
const interacting: JsonSchema = { ...plain, 'x-interacts': [['/method', '/body']] }

type Request = { readonly method: string; readonly body: string; readonly path: string }
const requests = (schema: JsonSchema): Request[] => boundaryCases<Request>(schema).map(({ value }) => value)
const isPair = ({ method, body }: Request): boolean => method !== 'GET' && body !== 'b'

describe('two changes at once', () => {
  it('come only where the schema says that places interact', () => {
    expect(requests(plain).filter(isPair)).toEqual([])
    expect(requests(interacting).filter(isPair).length).toBeGreaterThan(0)
  })

  it('come after all single ones, each value of either place with one of the other', () => {
    const all = requests(interacting)
    const pairs = all.filter(isPair)
    expect(all.slice(-pairs.length)).toEqual(pairs)
    expect(new Set(pairs.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']))
    const bodies = new Set(pairs.map(({ body }) => body))
    for (const body of ['b1', 'b2', 'b3', 'b4']) expect(bodies).toContain(body)
  })

  it('are few, however many values the places have', () => {
    const many = Array.from({ length: 60 }, (_, i) => `x${i}`)
    const schema: JsonSchema = {
      ...interacting,
      properties: { method: { enum: ['GET', ...many] }, body: member(...many), path: member('p1') },
    }
    const pairs = boundaryCases(schema).filter(({ scenario }) => scenario.includes(', and '))
    expect(pairs.length).toBe(150)
  })

  it('of a request are its method, its media type and its body', () => {
    const { event, golden } = apig()
    const cases = boundaryCases<ApigEvent>(event, { golden })
    const bodiesWith = (fits: (event: ApigEvent) => boolean): number =>
      new Set(cases.filter(({ value }) => fits(value)).map(({ value }) => value.body)).size
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(bodiesWith(({ httpMethod }) => httpMethod === method)).toBeGreaterThan(5)
    expect(bodiesWith(({ headers }) => headers?.['content-type']?.includes('json') === true)).toBeGreaterThan(
      2,
    )
  })

  it('need pointers in pairs', () => {
    expect(() => boundaryCases({ ...plain, 'x-interacts': [['/method', 'body']] })).toThrow(
      InvalidSchemaError,
    )
    expect(() => boundaryCases({ ...plain, 'x-interacts': [['/method']] })).toThrow(InvalidSchemaError)
  })

  it('leave a place alone that is not there', () => {
    expect(requests({ ...plain, 'x-interacts': [['/method', '/gone']] })).toEqual(requests(plain))
  })
})

describe('edge cases at many places', () => {
  it('come at once before each comes alone, the first of each, then the second', () => {
    const all = requests(plain)
    const turn = (wanted: Partial<Request>): number =>
      all.findIndex((request) =>
        Object.entries(wanted).every(([key, value]) => request[key as 'body'] === value),
      )
    const rows = [turn({ body: 'b1', path: 'p1' }), turn({ body: 'b2', path: 'p2' })]
    expect(rows[0]).toBeGreaterThanOrEqual(0)
    expect(rows[1]).toBeGreaterThan(rows[0]!)
    expect(turn({ body: 'b1', path: 'p' })).toBeGreaterThan(rows[1]!)
  })

  it('leave out what nobody has seen', () => {
    const inferred = { type: 'string', 'x-edgeCases': [{ value: 'i', why: 'i', 'x-evidence': 'inferred' }] }
    const schema: JsonSchema = { ...plain, properties: { ...(plain as any).properties, path: inferred } }
    expect(requests(schema).filter(({ body, path }) => path === 'i' && body !== 'b')).toEqual([])
    expect(requests(schema)).toContainEqual({ method: 'GET', body: 'b', path: 'i' })
  })
})
