import { describe, expect, it } from 'vitest'
import { apig } from '../contracts/apig.js'
import { checkContract } from '../src/check.js'
import type { ContractReport } from '../src/report/report.js'

const answer = {
  statusCode: 200,
  headers: { 'content-type': 'text/plain' },
  body: 'ok',
  isBase64Encoded: false,
}
const without = (member: keyof typeof answer) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => name !== member))

const check = (handler: (...args: any[]) => unknown): Promise<ContractReport> =>
  checkContract(apig(), handler as never, { seed: 1, numRuns: 20, timeout: 60 })
const answering = (value: unknown) => check(async (_event, _context) => value)
const rulesOf = ({ violations, warnings }: ContractReport) => ({
  errors: violations.map((violation) => violation.rule),
  warnings: warnings.map((warning) => warning.rule),
})

describe('one fault of an APIG handler', () => {
  it.each([
    ['a body that is an object', { ...answer, body: {} }, 'apig/body'],
    ['statusCode "200"', { ...answer, statusCode: '200' }, 'apig/status-code'],
    ['no statusCode', without('statusCode'), 'apig/status-code'],
    ['statusCode 0', { ...answer, statusCode: 0 }, 'apig/status-code'],
    ['statusCode NaN', { ...answer, statusCode: Number.NaN }, 'apig/status-code'],
    ['a numeric header', { ...answer, headers: { ...answer.headers, 'x-count': 5 } }, 'apig/headers'],
    ['isBase64Encoded "false"', { ...answer, isBase64Encoded: 'false' }, 'apig/base64'],
    ['a plain string', 'ok', 'apig/envelope'],
    ['a Buffer', Buffer.from('ok'), 'apig/envelope'],
    ['its JSON text twice over', JSON.stringify(JSON.stringify(answer)), 'apig/envelope'],
    ['undefined', undefined, 'apig/envelope'],
  ])('%s is one violation', async (_name, value, rule) => {
    expect(rulesOf(await answering(value))).toEqual({ errors: [rule], warnings: [] })
  })

  it('accepts a right answer, and its JSON text', async () => {
    for (const value of [answer, JSON.stringify(answer)]) {
      expect(rulesOf(await answering(value))).toEqual({ errors: [], warnings: [] })
    }
    expect(rulesOf(await answering(without('isBase64Encoded')))).toEqual({
      errors: [],
      warnings: ['apig/base64'],
    })
  })

  it.each<[string, (...args: any[]) => unknown, string]>([
    ['a synchronous return', (_event, _context) => answer, 'handler/timed-out'],
    ['one parameter', async (_event) => answer, 'handler/loads'],
    ['callback()', (_event, _context, callback) => callback(), 'handler/threw'],
    [
      'a throw of no Error',
      (_event, _context) => {
        throw 'text'
      },
      'handler/threw',
    ],
    ['a promise that never settles', (_event, _context) => new Promise(() => {}), 'handler/timed-out'],
  ])('%s is one violation', async (_name, handler, rule) => {
    expect(rulesOf(await check(handler))).toEqual({ errors: [rule], warnings: [] })
  })

  it('says what the client would have seen', async () => {
    const { violations } = await answering({ ...answer, statusCode: '200' })
    expect(violations[0]!.client).toMatchObject({ status: 500 })
  })

  it('shows a JSON null body as the one change to the golden event', async () => {
    const report = await check(async (event, _context) => {
      const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
      let name: unknown
      try {
        name = JSON.parse(body)
      } catch {
        return { ...answer, statusCode: 400 }
      }
      return { ...answer, body: String((name as { name: unknown }).name) }
    })
    expect(report.violations).toMatchObject([
      { rule: 'handler/threw', changes: [{ pointer: '/body', from: { test: 'body' }, to: null }] },
    ])
  })
})

describe('a process that was held up during a call', () => {
  const block = (milliseconds: number): void => {
    for (const end = performance.now() + milliseconds; performance.now() < end; );
  }

  it('is no fault of the handler, which is in time when asked again', async () => {
    let isFirst = true
    const report = await check(async (_event, _context) => {
      if (isFirst) block(90)
      isFirst = false
      return answer
    })
    expect(rulesOf(report)).toEqual({ errors: [], warnings: [] })
  })

  it('is told from a handler that takes too long for an event each time', async () => {
    const report = await check(async (event, _context) => {
      if (event.httpMethod === 'PATCH') block(90)
      return answer
    })
    expect(rulesOf(report)).toEqual({ errors: ['handler/timed-out'], warnings: [] })
  })
})
