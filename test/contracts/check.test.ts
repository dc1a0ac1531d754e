import { describe, expect, it } from 'vitest'
import { type AnyHandler, type Contract, checkContract, contracts } from '../../contracts/index.js'

const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }

describe('a trivial handler keeps every contract', () => {
  it.each(Object.entries(contracts))('%s', async (_name, make) => {
    const contract = make() as Contract
    for (let seed = 1; seed <= 3; seed++) {
      const report = await checkContract(contract, async (_event: unknown, _context: unknown) => good, {
        seed,
      })
      expect(report.violations).toEqual([])
      expect(report.warnings).toEqual([])
      expect(report.ok).toBe(true)
    }
  })
})

describe('each fault is the one violation of a check', () => {
  const { apig } = contracts
  it.each<[string, AnyHandler, string]>([
    ['an object body', async (_e, _c) => ({ ...good, body: {} }), 'apig/body'],
    ['a numeric header', async (_e, _c) => ({ ...good, headers: { 'x-count': 5 } }), 'apig/headers'],
    ['status NaN', async (_e, _c) => ({ ...good, statusCode: Number.NaN }), 'apig/status-code'],
    ['text', async (_e, _c) => 'ok', 'apig/envelope'],
    ['one parameter', async (_e) => good, 'handler/loads'],
    ['callback()', (_e, _c, callback) => callback(), 'handler/threw'],
    [
      'a throw of null',
      (_e, _c) => {
        throw null
      },
      'handler/threw',
    ],
    ['a sync return', (_e, _c) => good, 'handler/timed-out'],
    ['no settlement', (_e, _c) => new Promise(() => undefined), 'handler/timed-out'],
  ])('%s', async (_name, handler, rule) => {
    const report = await checkContract(apig() as Contract, handler, { timeout: 20, numRuns: 10, seed: 1 })
    expect(report.violations.map((violation) => violation.rule)).toEqual([rule])
    expect(report.warnings).toEqual([])
    expect(report.violations[0]!.client?.status).toBe(500)
  })
})
