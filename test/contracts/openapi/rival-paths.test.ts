import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { isRival, rivalriesOf } from '../../../contracts/openapi/rival-paths.js'
import { openapi } from '../../../contracts/openapi.js'
import { expectSound } from '../sound-contract.js'

describe('the texts of path parameters that make a path one of another template', () => {
  it.each<[string, string, object[]]>([
    ['/quotes/{symbol}', '/quotes/latest', [{ symbol: { const: 'latest' } }]],
    ['/quotes/{symbol}', '/quotes/a%20b', [{ symbol: { const: 'a b' } }]],
    ['/quotes/{symbol}', '/quotes/{symbol}.csv', [{ symbol: { pattern: '^([^/]+)\\.csv$' } }]],
    ['/quotes/{symbol}.csv', '/quotes/all.csv', [{ symbol: { const: 'all' } }]],
    ['/scripts/datum/{hash}', '/scripts/{script}/json', [{ hash: { const: 'json' } }]],
    ['/{a}/{b}', '/x/y', [{ a: { const: 'x' }, b: { const: 'y' } }]],
    ['/quotes/{symbol}', '/quotes/{symbol}/days', []],
    ['/quotes/{symbol}', '/orders/latest', []],
    ['/quotes/{symbol}/days', '/quotes/{kind}/{day}', []],
    ['/quotes/latest', '/quotes/{symbol}', []],
    ['/quotes/{symbol}.csv', '/quotes/all.json', []],
  ])('of %s are told of %s', (template, other, expected) => {
    expect(rivalriesOf(template, [template, other])).toEqual(expected)
  })

  it('are met only where all of them are', () => {
    const rivalries = rivalriesOf('/{a}/{b}', ['/x/y', '/{a}/{c}.csv'])
    expect(isRival(rivalries, { a: 'x', b: 'z' })).toBe(false)
    expect(isRival(rivalries, { a: 'x', b: 'y' })).toBe(true)
    expect(isRival(rivalries, { a: 'q', b: 'z.csv' })).toBe(true)
  })
})

const text = { type: 'string' }
const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })
const symbols = { enum: ['latest', 'ABC'] }
const get = { get: { responses: { 200: { description: 'ok' }, '4XX': { description: 'no' } } } }

const quotes = openapi({
  openapi: '3.1.0',
  info: { title: 'Quotes' },
  paths: {
    '/quotes/latest': get,
    '/quotes/{symbol}': { ...get, parameters: [inPath('symbol', symbols)] },
    '/quotes/{symbol}/{day}': {
      ...get,
      parameters: [inPath('symbol', text), inPath('day', { ...text, default: 'd' })],
    },
    '/quotes/all/today': get,
  },
})

describe('the contract of a path beside others', () => {
  it('sends no path that is one of another template', async () => {
    const seen: string[] = []
    const handler = async ({ path }: ApigEvent, _context: unknown) => {
      seen.push(path)
      // The constants of a handler are tried as texts of its parameters.
      const [, , symbol, day] = path.split('/')
      const isOther = day === undefined ? symbol === 'latest' : symbol === 'all' && day === 'today'
      return { statusCode: isOther ? 500 : 200, headers: {}, body: '', isBase64Encoded: false }
    }
    for (const name of ['get-quotes-symbol', 'get-quotes-symbol-day']) {
      const contract = quotes.operation(name)
      expectSound(contract)
      const report = await checkContract(contract, handler as never, { seed: 5, numRuns: 200 })
      expect(report.violations.filter(({ rule }) => rule !== 'apig/accepts-invalid')).toEqual([])
    }
    expect(seen).toContain('/quotes/ABC')
    expect(seen).toContainEqual(expect.stringMatching(/^\/quotes\/[^/]+\/today$/))
    expect(seen).not.toContain('/quotes/latest')
    expect(seen).not.toContain('/quotes/all/today')
  })
})
