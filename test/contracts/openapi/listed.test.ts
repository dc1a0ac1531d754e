import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { expectSound } from '../sound-contract.js'

const responses = { 200: { description: 'ok' }, '4XX': { description: 'refused' } }
const get = { responses }

function document(paths: object, more: object = {}) {
  return openapi({ openapi: '3.1.0', info: { title: 'T' }, paths, ...more })
}

const answer = (statusCode: number, body = '', type = 'text/plain') => ({
  statusCode,
  headers: { 'content-type': type },
  body,
  isBase64Encoded: false,
})

describe('what of a document is not looked at is listed with its place', () => {
  const object = { type: 'object', properties: { a: { type: 'string' } } }
  const body = (mediaType: string, media: object) => ({
    requestBody: { content: { [mediaType]: media } },
    responses,
  })
  const answered = (mediaType: string, schema: object) => ({
    responses: { 200: { description: 'ok', content: { [mediaType]: { schema } } } },
  })
  it.each<[string, object, object, string | RegExp]>([
    [
      'a body of XML',
      { '/a': { post: body('application/xml', { schema: object }) } },
      {},
      '#/paths/~1a/post/requestBody/content/application~1xml: a body of type application/xml is any text; its schema is not looked at',
    ],
    [
      'an answer of XML',
      { '/a': { get: answered('application/xml', object) } },
      {},
      '#/paths/~1a/get/responses/200/content/application~1xml: the schema of an answer of type application/xml is not looked at',
    ],
    [
      'how fields are encoded',
      {
        '/a': {
          post: body('multipart/form-data', {
            schema: object,
            encoding: { a: { contentType: 'image/png' } },
          }),
        },
      },
      {},
      /multipart~1form-data\/encoding: .* not looked at/,
    ],
    [
      'a key that is no status',
      { '/a': { get: { responses: { ...responses, '20x': { description: 'ok' } } } } },
      {},
      '#/paths/~1a/get/responses/20x: "20x" is no status, no class as "4XX" and not "default"; it is not looked at',
    ],
    [
      'an operation without responses',
      { '/a': { get: {} } },
      {},
      '#/paths/~1a/get: it declares no responses; what is answered is not looked at',
    ],
    [
      'one id of two operations',
      { '/a': { get: { operationId: 'x', responses } }, '/b': { get: { operationId: 'x', responses } } },
      {},
      '#/paths/~1b/get/operationId: "x" is that of GET /a already; this operation is called "x-2"',
    ],
    [
      'a callback',
      { '/a': { get: { callbacks: { done: {} }, responses } } },
      {},
      /^#\/paths\/~1a\/get\/callbacks: a callback is sent by the service/,
    ],
    [
      'a webhook',
      {},
      { webhooks: { done: { post: get } } },
      /^#\/webhooks\/done: a webhook is sent by the service/,
    ],
    [
      'a server without an address',
      { '/a': { get } },
      { servers: [{}] },
      '#/servers/0: it has no url; it is not looked at',
    ],
    [
      'an address that is no text',
      { '/a': { get: { ...get, servers: [{ url: 5 }] } } },
      {},
      '#/paths/~1a/get/servers/0/url: it must be a text; it is not looked at',
    ],
    [
      'a path without a slash',
      { a: { get } },
      {},
      '#/paths/a: a path begins with a slash; it is not looked at',
    ],
    [
      'what is no method',
      { '/a': { gte: get } },
      {},
      /^#\/paths\/~1a\/gte: "gte" is no method, and not looked at. Did you mean "get"/,
    ],
    [
      'a header that is said elsewhere',
      {
        '/a': {
          get: { parameters: [{ name: 'Accept', in: 'header', schema: { const: 'a/b' } }], responses },
        },
      },
      {},
      /parameters\/0: OpenAPI says Accept elsewhere/,
    ],
    [
      'a name that the path lacks',
      {
        '/a': {
          get: {
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses,
          },
        },
      },
      {},
      '#/paths/~1a/get/parameters/0: the path /a has no {id}; the parameter is not sent',
    ],
    [
      'a name of the path that is not described',
      { '/a/{id}': { get } },
      {},
      '#/paths/~1a~1{id}/get: no parameter describes {id} of its path; any text is sent',
    ],
    [
      'a parameter in a place that is none',
      { '/a': { get: { parameters: [{ name: 'q', in: 'body', schema: {} }], responses } } },
      {},
      /^get-a: a parameter is in "query", "header", "path", "cookie", not in "body" .*#\/paths\/~1a\/get\/parameters\/0/,
    ],
    [
      'a way to be let in that is not told',
      { '/a': { get: { security: [{ digest: [], none: [] }], responses } } },
      {
        components: {
          securitySchemes: { digest: { type: 'http', scheme: 'digest' }, none: { type: 'mutualTLS' } },
        },
      },
      '#/paths/~1a/get/security: how "digest" lets in is not told in a way that can be sent; no credential is sent for it',
    ],
    [
      'a pattern that is none',
      { '/a': { post: body('application/json', { schema: { type: 'string', pattern: '(?i)a' } }) } },
      {},
      /"\(\?i\)a" is no regular expression of JSON Schema; it is not looked at/,
    ],
  ])('%s', (_name, paths, more, expected) => {
    const { unsupported } = document(paths, more)
    expect(unsupported).toHaveLength(1)
    expect(unsupported[0]).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })
})

describe('a document', () => {
  it('in YAML has the members that its merge keys bring', () => {
    const file = join(temporaryFolder(), 'api.yaml')
    writeFileSync(
      file,
      `openapi: 3.1.0
info: { title: T, version: "1" }
x-id: &id { name: id, in: path, required: true, schema: { type: integer } }
x-common: &common
  responses: { 200: { description: ok } }
x-tagged: &tagged { summary: s, responses: { 204: { description: none } } }
paths:
  /a/{id}:
    parameters: [*id]
    get: { <<: *common, operationId: one }
    put: { <<: [*common, *tagged], operationId: two }
    delete: { <<: *common, operationId: three, responses: { 202: { description: own } } }
`,
    )
    const { contracts, unsupported } = openapi(file)
    expect(unsupported).toEqual([])
    expect(contracts.map(({ answers }) => answers!.names)).toEqual([['200'], ['200'], ['202']])
    for (const { golden } of contracts) expect(golden.path).toMatch(/^\/a\/-?\d+$/)
  })

  it('sends the path of the server of an operation, else of its path, else of the document', () => {
    const { contracts } = document(
      {
        '/a': {
          servers: [{ url: '/path/' }],
          get: { servers: [{ url: 'https://example.com/own' }], responses },
          put: get,
        },
        '/b': { get },
      },
      { servers: [{ url: 'https://example.com/base' }] },
    )
    expect(contracts.map(({ golden }) => golden.path)).toEqual(['/own/a', '/path/a', '/base/b'])
  })

  it('that does not describe a name of its path sends any text there', () => {
    const [contract] = document({ '/a/{id}/b': { get } }).contracts
    expectSound(contract!)
    expect(contract!.golden).toMatchObject({ path: expect.stringMatching(/^\/a\/[^/]+\/b$/) })
  })

  it('blames no answer that it does not describe, and no empty value that it allows', async () => {
    const [silent] = document({ '/a': { get: {} } }).contracts
    const teapot = async (_event: ApigEvent, _context: unknown) => answer(418, 'tea')
    expect((await checkContract(silent!, teapot as never, { seed: 1, numRuns: 20 })).violations).toEqual([])
    const q = { name: 'q', in: 'query', allowEmptyValue: true, schema: { type: 'string', minLength: 2 } }
    const [empty] = document({ '/a': { get: { parameters: [q], responses } } }).contracts
    const seen = new Set<unknown>()
    const careful = async ({ queryStringParameters: query }: ApigEvent, _context: unknown) => {
      seen.add(query?.q)
      return answer(query?.q === undefined || query.q === '' || [...String(query.q)].length > 1 ? 200 : 422)
    }
    expect((await checkContract(empty!, careful as never, { seed: 1, numRuns: 50 })).violations).toEqual([])
    expect(seen).toContain('')
  })
})

describe('plain text', () => {
  const code = { type: 'string', pattern: '^[A-Z]{2}[0-9]{3}$' }
  const plain = (schema: object) => ({ content: { 'text/plain': { schema } } })
  const api = document({
    '/a': {
      post: {
        requestBody: { required: true, ...plain(code) },
        responses: {
          200: { description: 'ok', ...plain({ type: 'integer', minimum: 1 }) },
          '4XX': { description: 'no' },
        },
      },
    },
  })
  const textOf = ({ body, isBase64Encoded }: ApigEvent) =>
    isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
  const isCode = (event: ApigEvent) => /^[A-Z]{2}[0-9]{3}$/.test(textOf(event))
  const rulesOf = async (handler: (event: ApigEvent) => object) => {
    const called = async (event: ApigEvent, _context: unknown) => handler(event)
    const { violations, statistics } = await checkContract(api.contracts[0]!, called as never, {
      seed: 1,
      numRuns: 40,
      dictionary: false,
    })
    return { rules: [...new Set(violations.map(({ rule }) => rule))], statistics }
  }

  it('is sent and looked at by its schema', async () => {
    expect(api.unsupported).toEqual([])
    const { rules, statistics } = await rulesOf((event) => (isCode(event) ? answer(200, '7') : answer(422)))
    expect(rules).toEqual([])
    expect(statistics.answers['200']).toBeGreaterThan(40)
    expect(statistics.answers['422']).toBeGreaterThan(1)
  })

  it('that is wrong is found, in a request that is accepted and in an answer', async () => {
    expect((await rulesOf(() => answer(200, '7'))).rules).toEqual(['apig/accepts-invalid'])
    expect((await rulesOf((event) => (isCode(event) ? answer(200, '0') : answer(422)))).rules).toEqual([
      'openapi/response-body',
    ])
    expect((await rulesOf((event) => (isCode(event) ? answer(200, 'seven') : answer(422)))).rules).toEqual([
      'openapi/response-body',
    ])
  })
})
