import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { type Style, textInStyle } from '../../../contracts/openapi/parameter-style.js'
import { openapi } from '../../../contracts/openapi.js'

const list = ['blue', 'black', 'brown']
const rgb = { R: 100, G: 200, B: 150 }

describe('the text of a parameter', () => {
  // The table of OpenAPI 3.1.1, "Style Examples".
  it.each<[Style, boolean, unknown, unknown, unknown]>([
    ['matrix', false, ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
    ['matrix', true, ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
    ['label', false, '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
    ['label', true, '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
    ['simple', false, 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    ['simple', true, 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
    ['form', false, 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    ['spaceDelimited', false, 'blue', 'blue black brown', 'R 100 G 200 B 150'],
    ['pipeDelimited', false, 'blue', 'blue|black|brown', 'R|100|G|200|B|150'],
  ])('in the style %s, explode %s, is as the standard shows it', (style, explode, one, several, object) => {
    const notation = { style, explode, name: 'color' }
    expect(textInStyle('blue', notation)).toBe(one)
    expect(textInStyle(list, notation)).toBe(several)
    expect(textInStyle(rgb, notation)).toBe(object)
  })

  it('is none where nobody could read it back', () => {
    const notation = { style: 'form', explode: false, name: 'color' } as const
    for (const value of [['a,b'], [], [null], [['a']], {}, { a: {} }, null, [' a'], ['']])
      expect(textInStyle(value, notation)).toBeUndefined()
  })
})

const ids = { type: 'array', items: { type: 'integer', minimum: 1, maximum: 9 }, minItems: 1, maxItems: 3 }
const range = {
  type: 'object',
  required: ['from'],
  additionalProperties: false,
  properties: { from: { type: 'integer', minimum: 0 }, to: { type: 'integer', minimum: 0 } },
}

function withParameter(parameter: object, extra: object = {}, path = '/a') {
  const responses = { 200: { description: 'ok' }, '4XX': { description: 'refused' } }
  return openapi({
    openapi: '3.1.0',
    info: { title: 'T' },
    paths: { [path]: { get: { parameters: [parameter], responses, ...extra } } },
    components,
  })
}

const components = {
  securitySchemes: {
    key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    session: { type: 'apiKey', in: 'cookie', name: 'sid' },
    token: { type: 'http', scheme: 'bearer' },
    basic: { type: 'http', scheme: 'basic' },
  },
}

/** What a handler gets of an event, each different thing once, of forms that are documented or seen. */
async function received(
  api: ReturnType<typeof openapi>,
  read: (event: ApigEvent) => unknown,
): Promise<readonly unknown[]> {
  expect(api.unsupported).toEqual([])
  const found = new Map<string, unknown>()
  const handler = async (event: ApigEvent, _context: unknown) => {
    const value = read(event)
    found.set(JSON.stringify(value) ?? 'absent', value)
    return { statusCode: 200, body: '', isBase64Encoded: false }
  }
  const phases = ['examples', 'boundary', 'random'] as const
  const { violations } = await checkContract(api.contracts[0]!, handler as never, {
    seed: 3,
    numRuns: 150,
    phases,
    dictionary: false,
  })
  expect(violations).toEqual([])
  return [...found.values()]
}

describe('an event with a parameter', () => {
  it.each([
    ['simple', '', /^[1-9](,[1-9]){0,2}$/],
    ['label', '', /^\.[1-9](,[1-9]){0,2}$/],
    ['matrix', '', /^;ids=[1-9](,[1-9]){0,2}$/],
    ['matrix', 'exploded', /^(;ids=[1-9]){1,3}$/],
  ])('in its path, in the style %s %s, holds it there and in the path', async (style, exploded, pattern) => {
    const api = withParameter(
      { name: 'ids', in: 'path', required: true, style, explode: exploded !== '', schema: ids },
      {},
      '/a/{ids}/b',
    )
    const texts = await received(api, ({ path, pathParameters }) => [path, pathParameters?.ids])
    expect(texts.length).toBeGreaterThan(5)
    for (const [path, text] of texts as [string, string | undefined][]) {
      if (text === undefined) continue
      expect(text).toMatch(pattern)
      expect(decodeURIComponent(path)).toBe(`/a/${text}/b`)
    }
  })

  it('that is repeated holds one text, or, as a form that nobody has seen, a list', async () => {
    const values = await received(
      withParameter({ name: 'ids', in: 'query', schema: ids }),
      (event) => event.queryStringParameters?.ids,
    )
    const texts = values.filter((value) => typeof value === 'string')
    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts) expect(text).toMatch(/^[1-9]$/)
    expect(values.some((value) => Array.isArray(value) && value.length > 1)).toBe(true)
  })

  it('that is a deep object, or an exploded one, holds its members by their names', async () => {
    for (const [style, name] of [
      ['deepObject', 'r[from]'],
      ['form', 'from'],
    ] as const) {
      const api = withParameter({ name: 'r', in: 'query', style, explode: true, schema: range })
      const queries = (await received(api, (event) => event.queryStringParameters ?? {})) as Record<
        string,
        string
      >[]
      expect(queries.some((query) => Object.keys(query).length === 2)).toBe(true)
      for (const query of queries) {
        if (Object.keys(query).length > 0) expect(query).toHaveProperty([name])
        for (const text of Object.values(query)) expect(text).toMatch(/^\d+$/)
      }
    }
  })

  it('that is JSON holds its text', async () => {
    const api = withParameter({
      name: 'r',
      in: 'query',
      required: true,
      content: { 'application/json': { schema: range } },
    })
    for (const text of await received(api, (event) => event.queryStringParameters?.r))
      if (text !== undefined) expect(JSON.parse(text as string).from).toBeGreaterThanOrEqual(0)
  })

  it('that is a header or a cookie holds it by its name in lower case, or in one header with the others', async () => {
    const header = withParameter({ name: 'X-Ids', in: 'header', required: true, schema: ids })
    for (const text of await received(header, (event) => event.headers?.['x-ids']))
      if (text !== undefined) expect(text).toMatch(/^[1-9](,[1-9]){0,2}$/)
    const cookie = withParameter(
      { name: 'n', in: 'cookie', schema: { type: 'integer', minimum: 1 } },
      { security: [{ session: [] }] },
    )
    for (const text of await received(cookie, (event) => event.headers?.cookie))
      if (text !== undefined) expect(text).toMatch(/^(n=\d+; )?sid=[\w.-]{8,40}(; n=\d+)?$/)
  })

  it.each([
    ['key', 'x-api-key', /^[\w.-]{8,40}$/],
    ['token', 'authorization', /^Bearer [\w.-]{8,40}$/],
    ['basic', 'authorization', /^Basic [A-Za-z0-9+/]+=*$/],
  ])('of a secured operation holds a credential (%s)', async (scheme, name, pattern) => {
    const api = withParameter(
      { name: 'a', in: 'query', schema: { type: 'string' } },
      { security: [{ [scheme]: [] }] },
    )
    for (const text of await received(api, (event) => event.headers?.[name]))
      if (text !== undefined) expect(text).toMatch(pattern)
  })

  it('that has no text is not sent, and listed with its place', () => {
    const nested = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'object', required: ['b'], properties: { b: { type: 'object' } } } },
    }
    const api = withParameter({ name: 'x', in: 'query', explode: false, schema: nested })
    expect(api.unsupported).toEqual([
      expect.stringMatching(
        /parameters\/0: no value of the parameter "x" can be written as text; it is not sent/,
      ),
    ])
    expect(api.contracts[0]!.notes).toEqual(api.unsupported)
  })
})
