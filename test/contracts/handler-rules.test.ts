import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { allRules, apigRules, asynchronousRules, handlerRules } from '../../contracts/rules/all-rules.js'
import type { AnyHandler } from '../../src/contract.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]
const good = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }

async function found(
  handler: AnyHandler,
  more?: Parameters<typeof judge>[3],
  used = rules,
): Promise<string[]> {
  const outcome = await runHandler(handler, { timeout: 80 })
  return judge(used, outcome, {}, more).map(({ severity, rule }) => `${severity} ${rule}`)
}

async function message(handler: AnyHandler): Promise<string> {
  return judge(rules, await runHandler(handler, { timeout: 80 }))[0]!.finding.message
}

describe('each fault of calling has one owner', () => {
  it.each<[string, AnyHandler, string[]]>([
    ['a good handler', async (_e, _c) => good, []],
    ['a good callback handler', (_e, _c, callback) => callback(null, good), []],
    ['one parameter', async (_e) => good, ['error handler/loads']],
    ['a sync return', (_e, _c) => good, ['error handler/timed-out']],
    ['no settlement', (_e, _c) => new Promise(() => undefined), ['error handler/timed-out']],
    ['callback()', (_e, _c, callback) => callback(), ['error handler/threw']],
    ['callback(error)', (_e, _c, callback) => callback(new Error('x')), ['error handler/threw']],
    ['a throw', (_e, _c) => JSON.parse('{'), ['error handler/threw']],
    ['a rejection', async (_e, _c) => JSON.parse('{'), ['error handler/threw']],
    [
      'a throw of null',
      (_e, _c) => {
        throw null
      },
      ['error handler/threw'],
    ],
    ['a rejection with text', async (_e, _c) => Promise.reject('no'), ['error handler/threw']],
    [
      'an answer twice',
      async (_e, _c, callback) => {
        callback(null, good)
        return good
      },
      ['warn handler/settled-twice'],
    ],
    [
      'a cycle',
      async (_e, _c) => ((x) => Object.assign(x, { x }))({ ...good }),
      ['error handler/serialisable'],
    ],
    ['a BigInt', async (_e, _c) => ({ ...good, n: 1n }), ['error handler/serialisable']],
    ['over 6 MB', async (_e, _c) => ({ ...good, body: 'x'.repeat(6_300_000) }), ['error handler/size']],
  ])('%s', async (_name, handler, expected) => {
    expect(await found(handler)).toEqual(expected)
  })

  it('says what to do', async () => {
    expect(await message((_e, _c) => good)).toBe(
      'the handler did not settle within 80 ms: it returned an object instead of a Promise, which the runtime ignores; make it async, or hand the answer to callback(null, answer)',
    )
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is about
    expect(await message((_e, _c) => ({ then: () => undefined }))).toContain('a thenable that is no Promise')
    expect(await message((_e, _c, callback) => callback())).toContain('success is callback(null, answer)')
    expect(await message((_e, _c, callback) => callback('why'))).toBe('callback(error) with the text "why"')
    expect(await message((_e, _c) => Promise.reject(5))).toBe('rejected with the number 5, which is no Error')
    expect(await message(async (_e) => good)).toContain('received 1: write (event, context)')
    expect(await message(async (_e, _c) => (null as unknown as { name: string }).name)).toBe(
      "TypeError: Cannot read properties of null (reading 'name')",
    )
  })

  it('names an unhandled rejection that the runner attributed', async () => {
    const outcome = {
      ...(await runHandler(async (_e, _c) => good)),
      unhandledRejections: [new Error('lost')],
    }
    const [one, ...others] = judge(rules, outcome)
    expect(one).toMatchObject({ rule: 'handler/unhandled-rejection', severity: 'error' })
    expect(one!.finding).toMatchObject({
      message: expect.stringContaining('Error: lost'),
      cause: expect.any(Error),
    })
    expect(others).toEqual([])
  })

  it('names an exception in a callback, whether or not the handler had answered', async () => {
    const uncaughtExceptions = [new RangeError('too late')]
    const answered = { ...(await runHandler(async (_e, _c) => good)), uncaughtExceptions }
    const { via: _via, ...rest } = answered
    for (const outcome of [
      answered,
      { ...rest, kind: 'failed', text: '', error: uncaughtExceptions[0] } as const,
    ]) {
      const found = judge(rules, outcome)
      expect(found).toMatchObject([{ rule: 'handler/uncaught-exception', severity: 'error' }])
      expect(found[0]!.finding.message).toContain('RangeError: too late')
    }
    expect(judge(rules, { ...answered, uncaughtExceptions: [] })).toEqual([])
  })
})

describe('handler/changes-prototypes', () => {
  it('names the members that all objects got, as they are written', async () => {
    const outcome = { ...(await runHandler(async (_e, _c) => good)), polluted: ['', 'a', 'b', 'c'] }
    const [one, ...others] = judge(rules, outcome)
    expect(one).toMatchObject({ rule: 'handler/changes-prototypes', severity: 'error' })
    expect(one!.finding.message).toContain('every object has the member "", "a", "b", …: write')
    expect(others).toEqual([])
  })
})

describe('errors that may be meant', () => {
  class RetryLater extends Error {}
  class BadType extends TypeError {}
  const throwing = (error: unknown) => async (_e: unknown, _c: unknown) => {
    throw error
  }

  it.each([
    ['an error of its own', new RetryLater('later'), 'warn'],
    ['a TypeError', new TypeError('x'), 'error'],
    ['a subclass of TypeError', new BadType('x'), 'error'],
    ['a ReferenceError', new ReferenceError('x'), 'error'],
    ['a RangeError', new RangeError('x'), 'error'],
    ['a SyntaxError', new SyntaxError('x'), 'error'],
    ['a URIError', new URIError('x'), 'error'],
    ['a TypeError of another realm', vm.runInNewContext('new TypeError("x")'), 'error'],
    ['a name that is a folder', Object.assign(new Error('open'), { code: 'EISDIR' }), 'error'],
    ['data that is not compressed', Object.assign(new Error('header'), { code: 'Z_DATA_ERROR' }), 'error'],
    ['a host that is down', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'warn'],
    ['an Error of another realm', vm.runInNewContext('new Error("x")'), 'warn'],
    ['no Error', 'later', 'error'],
    ['undefined', undefined, 'error'],
  ])('asynchronous sources: %s', async (_name, error, severity) => {
    const used = [...handlerRules, ...asynchronousRules]
    expect(await found(throwing(error), { asynchronous: true }, used)).toEqual([`${severity} handler/threw`])
    expect(await found(throwing(error), {}, used)).toEqual(['error handler/threw'])
  })

  it('asynchronous sources: a callback with a reason asks for a retry, callback() is a slip', async () => {
    const more = { asynchronous: true }
    expect(await found((_e, _c, callback) => callback('later'), more, [...handlerRules])).toEqual([
      'warn handler/threw',
    ])
    expect(await found((_e, _c, callback) => callback(), more, [...handlerRules])).toEqual([
      'error handler/threw',
    ])
  })

  it('expectedErrors accepts', async () => {
    const expectedErrors = (error: unknown): boolean => error instanceof RetryLater
    expect(await found(throwing(new RetryLater('x')), { expectedErrors })).toEqual([])
    expect(await found(throwing(new Error('x')), { expectedErrors })).toEqual(['error handler/threw'])
  })
})

describe('the list of rules', () => {
  it('has the names of the documentation, in its order, each described', () => {
    expect(allRules.map((rule) => rule.name)).toEqual([
      'handler/loads',
      'handler/threw',
      'handler/timed-out',
      'handler/settled-twice',
      'handler/unhandled-rejection',
      'handler/uncaught-exception',
      'handler/crashed',
      'handler/changes-prototypes',
      'handler/serialisable',
      'handler/size',
      'handler/leaks-secret',
      'apig/envelope',
      'apig/status-code',
      'apig/headers',
      'apig/body',
      'apig/base64',
      'apig/content-encoding',
      'apig/content-length',
      'apig/content-type',
      'apig/no-content',
      'apig/server-error',
      'apig/stack-trace',
      'apig/reflected-markup',
      'apig/response-body',
      'apig/accepts-invalid',
      'openapi/status',
      'openapi/content-type',
      'openapi/response-body',
      'openapi/response-header',
      'delivery/redelivery',
      'delivery/reordered',
      'delivery/warm-state',
      'delivery/poison',
    ])
    for (const rule of allRules) {
      for (const text of [rule.says, rule.source, rule.bad, rule.good]) expect(text.length).toBeGreaterThan(5)
    }
  })
})
