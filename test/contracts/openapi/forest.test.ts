import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract, UnsatisfiableSchemaError } from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'
import { expectSound, sample } from '../sound-contract.js'
import { type Dialect, forestApi } from './forest-api.js'

type Raw = Record<string, any>

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const hasOnly = (value: Raw, names: readonly string[]) =>
  Object.keys(value).every((name) => names.includes(name))
const isOptional = (value: unknown, judge: (value: any) => boolean) => value === undefined || judge(value)

function isTree(value: unknown): boolean {
  return (
    isObject(value) &&
    hasOnly(value, ['name', 'children', 'parent', 'note']) &&
    typeof value.name === 'string' &&
    /^(?=.*[0-9])[a-z0-9]{3,8}$/.test(value.name) &&
    isOptional(value.children, (all) => Array.isArray(all) && all.length <= 2 && all.every(isTree)) &&
    isOptional(value.parent, (parent) => parent === null || isTree(parent)) &&
    isOptional(value.note, (note) => note === null || (typeof note === 'string' && [...note].length <= 5))
  )
}

function isShape(value: unknown): boolean {
  if (!isObject(value)) return false
  const size = { round: value.radius, Square: value.side }[value.kind as string]
  return typeof size === 'number' && size > 0
}

function isNewItem(value: unknown): boolean {
  return (
    isObject(value) &&
    hasOnly(value, ['label', 'secret', 'count']) &&
    typeof value.label === 'string' &&
    value.label !== '' &&
    typeof value.secret === 'string' &&
    [...value.secret].length >= 4 &&
    Number.isInteger(value.count) &&
    value.count > 0
  )
}

function isPlant(value: unknown, type: string): boolean {
  if (type === 'application/vnd.forest+json') return isTree(value)
  const isWhole = isObject(value) && hasOnly(value, ['tree', 'shape', 'item'])
  return isWhole && isTree(value.tree) && isShape(value.shape) && isNewItem(value.item)
}

function answer(statusCode: number, body: unknown, type = 'application/json') {
  return { statusCode, headers: { 'content-type': type }, body: JSON.stringify(body), isBase64Encoded: false }
}

const refusal = (title: string) => answer(422, { title }, 'application/problem+json')
const item = { id: 1, label: 'oak', count: 2 }
const isWhole = (text: unknown) => typeof text === 'string' && /^\d+$/.test(text)

/** Which answer to give, and what is not looked at. */
interface Deviation {
  readonly answer?: object
  readonly takes?: (body: Raw) => boolean
  readonly ignoresRange?: true
  readonly ignoresId?: true
}

function forest(deviation: Deviation = {}) {
  return async (event: ApigEvent, _context: unknown) => {
    const { httpMethod, path, queryStringParameters: query } = event
    const id = /^\/v2\/trees\/([^/]+)$/.exec(path)?.[1]
    if (id === undefined) return answer(500, {})
    const { limit } = query ?? {}
    if (limit !== undefined && !/^(-?\d+)$/.test(String(limit))) return refusal('limit')
    if (Number(limit ?? 0) > 3) return refusal('limit')
    return httpMethod === 'GET' ? read(id, query ?? {}, deviation) : plant(event, deviation)
  }
}

function read(id: string, query: Raw, deviation: Deviation) {
  if (deviation.ignoresId !== true && !/^[1-9]\d?$/.test(id)) return refusal('id')
  const { 'range[from]': from, 'range[to]': to } = query
  const isRange = from === undefined ? to === undefined : isWhole(from) && isOptional(to, isWhole)
  if (deviation.ignoresRange !== true && !isRange) return refusal('range')
  return deviation.answer ?? answer(200, item)
}

function plant({ headers, body, isBase64Encoded }: ApigEvent, deviation: Deviation) {
  const type = String(headers?.['content-type']).split(';')[0]!
  let given: unknown
  try {
    given = JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  } catch {
    return refusal('no JSON')
  }
  if (!/^application\/(vnd\.forest\+)?json$/.test(type)) return refusal('type')
  if (!isPlant(given, type) && !(isObject(given) && deviation.takes?.(given) === true))
    return refusal('plant')
  return (
    deviation.answer ??
    answer(201, [{ name: 'abc1', parent: { name: 'abc2', note: null } }], 'application/vnd.forest+json')
  )
}

describe.each<Dialect>(['3.0.3', '3.1.0'])('a document of OpenAPI %s', (version) => {
  const api = openapi(forestApi(version))
  const rulesOf = async (name: string, deviation: Deviation, seed = 1) => {
    const options = { seed, numRuns: 30, dictionary: false } as const
    const { violations, warnings } = await checkContract(
      api.operation(name),
      forest(deviation) as never,
      options,
    )
    const found = [...violations, ...warnings].map(
      ({ rule, pointer, breach }) => `${rule} ${breach?.schemaPointer ?? pointer}`,
    )
    return [...new Set(found)]
  }

  it('is read whole, with the files that it refers to', () => {
    expect(api.unsupported).toEqual([])
    for (const contract of api.contracts) {
      expectSound(contract)
      expect(contract.golden.path).toMatch(/^\/v2\/trees\/[^/]+$/)
    }
    expect(api.operation('readTree').golden.pathParameters).toEqual({ id: '1' })
    expect(api.operation('readTree').answers!.names).toEqual(['200', 'default'])
  })

  it('sends what its schemas mean: cycles, names of branches, null, and no member that only answers have', () => {
    const bodies = sample(api.operation('plantTree')).map(({ body, isBase64Encoded, headers }) => ({
      type: String(headers?.['content-type']).split(';')[0]!,
      value: JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body) as Raw,
    }))
    for (const { type, value } of bodies) expect([value, isPlant(value, type)]).toEqual([value, true])
    const texts = bodies.map(({ value }) => JSON.stringify(value))
    // By the letter of 3.0 `nullable` adds nothing to a reference: null is neither sent there nor held to be wrong.
    const orNull = version === '3.0.3' ? [] : ['"parent":null']
    for (const part of [...orNull, '"round"', '"Square"', '"parent":{', '"children":[{', '"note":null'])
      expect(texts.some((text) => text.includes(part))).toBe(true)
    expect(new Set(bodies.map(({ type }) => type)).size).toBe(2)
  })

  it.each([1, 2, 3])('is kept by a handler that keeps it (seed %i)', async (seed) => {
    expect(await rulesOf('readTree', {}, seed)).toEqual([])
    expect(await rulesOf('plantTree', {}, seed)).toEqual([])
  })

  it.each<[string, string, Deviation, string]>([
    [
      'a member that only requests have',
      'readTree',
      { answer: answer(200, { ...item, secret: 'oakoak' }) },
      'openapi/response-body /body/secret',
    ],
    [
      'a member that the schema closes out',
      'readTree',
      { answer: answer(200, { ...item, other: 1 }) },
      'openapi/response-body /body/other',
    ],
    [
      'a number on its exclusive bound',
      'readTree',
      { answer: answer(200, { ...item, count: 0 }) },
      'openapi/response-body /body/count',
    ],
    [
      'a wrong value deep in a cycle',
      'plantTree',
      { answer: answer(201, [{ name: 'abc1', parent: { name: 'abc' } }], 'application/vnd.forest+json') },
      'openapi/response-body /body/0/parent',
    ],
    [
      'the answer of the other media type',
      'readTree',
      { answer: answer(200, item, 'application/vnd.forest+json') },
      'openapi/response-body /body',
    ],
    [
      'a media type that is not declared',
      'readTree',
      { answer: answer(200, item, 'application/vnd.other+json') },
      'openapi/content-type /headers/content-type',
    ],
    ['a status of no class', 'plantTree', { answer: answer(202, item) }, 'openapi/status /statusCode'],
    [
      'an error without its title, by default',
      'readTree',
      { answer: answer(409, {}, 'application/problem+json') },
      'openapi/response-body /body',
    ],
    [
      'a deep object that is ignored',
      'readTree',
      { ignoresRange: true },
      'apig/accepts-invalid #/properties/range%5Bfrom%5D/type',
    ],
    [
      'a parameter that overrides that of its path',
      'readTree',
      { ignoresId: true },
      'apig/accepts-invalid #/properties/id/type',
    ],
    [
      'a branch of another name',
      'plantTree',
      { takes: ({ tree, item: one, shape }) => isTree(tree) && isNewItem(one) && isObject(shape) },
      'apig/accepts-invalid #/$defs/Shape/oneOf',
    ],
    [
      'a name that only a lookahead refuses',
      'plantTree',
      {
        takes: (tree) =>
          /^[a-z0-9]{3,8}$/.test(tree.name) &&
          typeof tree.name === 'string' &&
          isTree({ ...tree, name: 'abc1' }),
      },
      'apig/accepts-invalid #/properties/name/pattern',
    ],
  ])('finds %s', async (_name, operation, deviation, expected) => {
    const rules = await rulesOf(operation, deviation)
    expect(rules).toContainEqual(expect.stringContaining(expected))
    const family = expected.split(' ')[0]!
    expect(rules.every((rule) => rule.startsWith(family))).toBe(true)
  })

  it('says with its place which schema no value can have', () => {
    const schema = {
      allOf: [{ type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }],
      properties: { name: { type: 'string' } },
      additionalProperties: false,
    }
    const content = { 'application/json': { schema } }
    const post = { requestBody: { required: true, content }, responses: { 200: { description: 'ok' } } }
    const closed = openapi({ openapi: version, info: { title: 'T' }, paths: { '/a': { post } } })
    expect(() => closed.operation('POST /a')).toThrow(UnsatisfiableSchemaError)
    expect(closed.unsupported).toEqual([expect.stringMatching(/^post-a: .*required|id/)])
  })
})
