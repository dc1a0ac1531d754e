import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openapi } from '../../contracts/openapi.js'
import { ContractError } from '../../src/errors.js'
import { times } from './schema-shapes.js'
import { inTime } from './time-limit.js'
import { beginTraces, leavesNothing } from './traces.js'

const folder = mkdtempSync(join(tmpdir(), 'hostile-documents-'))
const head = 'openapi: 3.0.3\ninfo: {title: T, version: "1"}\n'
const paths = 'paths: {/a: {get: {responses: {200: {description: x}}}}}\n'
/** Each line repeats the one before nine times. */
const bomb = `a: &a [x]\n${[...'bcdefghijk'].map((name, i) => `${name}: &${name} [${times(9, () => `*${'abcdefghij'[i]}`).join(',')}]\n`).join('')}`

const get = { responses: { 200: { description: 'x' } } }
const document = (path: object, more: object = {}): object => ({
  openapi: '3.0.3',
  paths: { '/a': path },
  ...more,
})
const referring = (kind: string, path: object): object =>
  document(path, {
    components: { [kind]: { a: { $ref: `#/components/${kind}/b` }, b: { $ref: `#/components/${kind}/a` } } },
  })
const parameter = (one: unknown): object => document({ get: { ...get, parameters: [one] } })

beforeAll(() => {
  void openapi(document({ get })).contracts
  beginTraces()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a hostile YAML document', () => {
  it.each([
    ['of nothing', '', 'the input is empty'],
    ['of a comment', '# x\n', 'the input is empty'],
    ['with a tab', `${head}\tpaths: {}\n`, 'tab characters must not be used'],
    ['of two documents', `${head}---\n${head}`, 'expected a single document'],
    ['with a path twice', `${head}paths:\n  /a: {}\n  /a: {}\n`, 'duplicated mapping key'],
    ['with an alias of nothing', `${head}paths: *nope\n`, 'the document is no YAML'],
    ['with a tag that makes functions', `${head}paths: !!js/function "x"\n`, 'the document is no YAML'],
    ['whose aliases multiply', `${head}${bomb}${paths}`, 'the aliases of the document (*name) repeat'],
    ['whose alias holds itself', `${head}x: &x {y: *x}\n${paths}`, 'hold themselves'],
    ['with a NUL', `${head}paths: "\0"\n`, 'the document is no YAML'],
    ['that is a text', 'hello\n', 'no OpenAPI document'],
    ['that is a list', '- a\n', 'no OpenAPI document'],
    ['that was cut', `${head}paths: {`, 'the document is no YAML'],
  ])('%s is told, with its file, and leaves nothing', (_name, text, says) =>
    leavesNothing(async () => {
      const file = join(folder, 'document.yaml')
      writeFileSync(file, text)
      const error = await inTime(() => thrownBy(() => openapi(file)))
      expect(error).toBeInstanceOf(ContractError)
      expect((error as Error).message).toContain(says)
      expect((error as Error).message).toContain(file)
      expect((error as Error).message.length).toBeLessThan(1000)
    }),
  )

  it.each([
    ['with a byte order mark', `\ufeff${head}${paths}`],
    ['of lines that end as on Windows', `${head}${paths}`.replaceAll('\n', '\r\n')],
    ['with a member __proto__', `${head}__proto__: {polluted: 1}\n${paths}`],
    [
      'with merge keys and aliases',
      `${head}x: &x {responses: {200: {description: x}}}\npaths: {/a: {get: {<<: *x}}}\n`,
    ],
    ['of times for texts', `${head.replace('T', '2020-01-01')}${paths}`],
  ])('%s is read', (_name, text) =>
    leavesNothing(async () => {
      const file = join(folder, 'document.yaml')
      writeFileSync(file, text)
      expect(await inTime(() => openapi(file).contracts.length)).toBe(1)
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    }),
  )
})

describe('a hostile part of an OpenAPI document', () => {
  it.each([
    [
      'parameters in a circle',
      referring('parameters', { get: { ...get, parameters: [{ $ref: '#/components/parameters/a' }] } }),
      'references lead in a circle',
    ],
    [
      'answers in a circle',
      referring('responses', { get: { responses: { 200: { $ref: '#/components/responses/a' } } } }),
      'references lead in a circle',
    ],
    [
      'bodies in a circle',
      referring('requestBodies', { post: { ...get, requestBody: { $ref: '#/components/requestBodies/a' } } }),
      'references lead in a circle',
    ],
    ['a parameter that is null', parameter(null), 'a parameter has "name" and "in"'],
    ['a parameter of no place', parameter({ name: 'a' }), 'a parameter has "name" and "in"'],
    [
      'a reference into the network',
      parameter({ $ref: 'https://example.com/p.json' }),
      'Keep a copy of that file',
    ],
    ['a reference to a device', parameter({ $ref: '/dev/zero' }), 'it is a device'],
    ['a reference to nowhere', parameter({ $ref: '#/nope' }), 'leads nowhere'],
    ['a status that is none', document({ get: { responses: { '2x': {} } } }), 'is no status'],
    ['an operation that is null', document({ get: null }), 'it declares no responses'],
    ['an operation that is a text', document({ get: 'list' }), '#/paths/~1a/get: it must be an object'],
    [
      'parameters that are no list',
      document({ get: { ...get, parameters: { limit: {} } } }),
      '#/paths/~1a/get/parameters: it must be a list',
    ],
    [
      'parameters of a path that are no list',
      document({ get, parameters: {} }),
      '#/paths/~1a/parameters: it must be a list',
    ],
    [
      'content that is a text',
      document({ get: { responses: { 200: { content: 'application/json' } } } }),
      '#/paths/~1a/get/responses/200/content: it must be an object',
    ],
    [
      'content of a body behind a reference that is a list',
      document(
        { post: { ...get, requestBody: { $ref: '#/components/requestBodies/a' } } },
        { components: { requestBodies: { a: { content: [] } } } },
      ),
      '#/components/requestBodies/a/content: it must be an object',
    ],
    [
      'headers that are a list',
      document({ get: { responses: { 200: { headers: ['x-total'] } } } }),
      '#/paths/~1a/get/responses/200/headers: it must be an object',
    ],
    ['a path that is a text', document('x' as never), '#/paths/~1a: it must be an object'],
    [
      'servers that are a text',
      document({ get }, { servers: 'https://example.com/v1' }),
      '#/servers: it must be a list',
    ],
  ])('%s is told among what is not covered', (_name, given, says) =>
    leavesNothing(async () => {
      const { unsupported } = await inTime(() => openapi(given))
      expect(unsupported.join('\n')).toContain(says)
    }),
  )

  it('that is null is nothing, as a member of YAML without a value is', () => {
    const empty = { ...get, parameters: null, requestBody: null, security: null, servers: null }
    expect(openapi(document({ get: empty, parameters: null }, { servers: null })).unsupported).toEqual([])
  })

  it('is read in time where there are five hundred paths of one shape', () =>
    leavesNothing(async () => {
      const many = Object.fromEntries(times(500, (i) => [`/p${i}/{id}/x`, { get }]))
      const { contracts } = await inTime(() => openapi({ openapi: '3.0.3', paths: many }))
      await inTime(() => expect(contracts).toHaveLength(500))
    }))

  it('names a server without a URL, or with one that is none, as no beginning of a path', () => {
    for (const servers of [[{}], null, 'https://example.com/v1', [{ url: 'http://:::/v1' }]]) {
      const [contract] = openapi(document({ get }, { servers })).contracts
      expect((contract!.golden as { path: string }).path).toBe('/a')
    }
  })
})

function thrownBy(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}
