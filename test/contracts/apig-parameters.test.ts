import { describe, expect, it } from 'vitest'
import { apig, InvalidOptionError } from '../../contracts/index.js'
import { compileValidator } from '../../src/core.js'
import { expectSound, order, sample } from './sound-contract.js'

const page = {
  type: 'object',
  required: ['page'],
  additionalProperties: false,
  properties: {
    page: { type: 'integer', minimum: 1, maximum: 500 },
    all: { type: 'boolean' },
    sort: { enum: ['name', 'price'] },
    ids: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3 },
    limit: { $ref: '#/$defs/limit' },
    either: { anyOf: [{ type: 'integer', minimum: 7 }, { const: 'all' }] },
  },
  $defs: { limit: { type: 'number', exclusiveMinimum: 0 } },
}

describe('parameters of apig', () => {
  it('are the texts of values that their schemas accept', () => {
    const contract = apig({ queryStringParameters: page })
    expectSound(contract)
    const isPage = compileValidator(page)
    const seen = new Set<string>()
    for (const { queryStringParameters } of sample(contract, 120)) {
      const texts = queryStringParameters as Record<string, string>
      for (const name of Object.keys(texts)) seen.add(name)
      expect(isPage(valuesOf(texts))).toEqual([])
    }
    expect([...seen].sort()).toEqual(['all', 'either', 'ids', 'limit', 'page', 'sort'])
    expect(contract.golden.queryStringParameters).toEqual({ page: '1' })
  })

  it('in a path are those that are named, each time; headers come beside the usual ones, in lower case', () => {
    const contract = apig({
      pathParameters: { properties: { id: { type: 'string', pattern: '^[a-f0-9]{8}$' } }, required: ['id'] },
      headers: { properties: { 'X-Tenant': { type: 'integer', minimum: 1 } }, required: ['X-Tenant'] },
      requestBody: order,
    })
    expectSound(contract)
    for (const { pathParameters, headers } of sample(contract)) {
      expect(Object.keys(pathParameters!)).toEqual(['id'])
      expect(pathParameters!.id).toMatch(/^[a-f0-9]{8}$/)
      expect(headers!['x-tenant']).toMatch(/^[1-9]\d*$/)
      expect(headers!['content-type']).toMatch(/^application\/json/)
    }
    expect(contract.golden.headers).toMatchObject({ 'x-tenant': '1', 'content-type': 'application/json' })
    expect(contract.golden.headers!.host).toBeTypeOf('string')
  })

  it('that are optional may be absent with their whole group', () => {
    const { event } = apig({ queryStringParameters: { properties: { page: { type: 'integer' } } } })
    const validate = compileValidator(event.schema)
    const { golden } = apig()
    expect(validate({ ...golden, queryStringParameters: null })).toEqual([])
    expect(validate({ ...golden, queryStringParameters: { page: '12', other: 'x' } })).toEqual([])
    expect(validate({ ...golden, queryStringParameters: { page: 'x' } })).not.toEqual([])
  })

  it.each([
    [
      'parameters in the place of keywords',
      { id: { type: 'integer' } },
      /"properties"[\s\S]*properties: \{ id: …/,
    ],
    ['no properties', { type: 'object' }, /an object with "properties"/],
    ['another type', { type: 'array' }, /an object with "properties"/],
    ['a keyword over all', { properties: {}, allOf: [true] }, /"allOf" of all parameters together/],
    ['an object', { properties: { a: { type: 'object' } } }, /is object has no text/],
    ['a list of objects', { properties: { a: { type: 'array', items: { type: 'object' } } } }, /no text/],
    ['a set', { properties: { a: { type: 'array', uniqueItems: true } } }, /"uniqueItems" of a list/],
    ['a mistake', { properties: { a: { minLenght: 1 } } }, /minLength/],
  ])('refuse %s', (_name, schema, message) => {
    expect(() => apig({ queryStringParameters: schema })).toThrow(message)
  })

  it('refuse what is no schema', () => {
    expect(() => apig({ headers: 7 as never })).toThrow(InvalidOptionError)
  })
})

function valuesOf(texts: Readonly<Record<string, string>>): object {
  const values = Object.entries(texts).map(([name, text]) => [name, decoded(name, text)])
  return Object.fromEntries(values)
}

function decoded(name: string, text: string): unknown {
  if (name === 'ids') return text.split(',').map(Number)
  if (name === 'all') return text === 'true' ? true : text === 'false' ? false : text
  return /^-?\d/.test(text) ? Number(text) : text
}
