import vm from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { nodeRuntime } from '../../contracts/runtime/node-runtime.js'
import { InvalidOptionError } from '../../src/errors.js'
import { runHandler } from './run-handler.js'

describe('loading', () => {
  it.each([
    ['no parameter', async () => 1, 0],
    ['one parameter', async (_event: unknown) => 1, 1],
    ['a default for the context', async (_event: unknown, _context = {}) => 1, 1],
    ['rest parameters', async (..._args: unknown[]) => 1, 0],
    ['four parameters', async (_a: unknown, _b: unknown, _c: unknown, _d: unknown) => 1, 4],
  ])('refuses %s', async (_name, handler, received) => {
    const outcome = await runHandler(handler)
    expect(outcome.kind).toBe('not-loaded')
    expect(outcome.errorCode).toBe(4001)
    expect(outcome.error).toBe(`handler expect to have 2 or 3 parameters, but received ${received}`)
    expect(JSON.parse(outcome.text)).toEqual({
      errorMessage: `function entry exception, error: handler expect to have 2 or 3 parameters, but received ${received}`,
      errorType: 'FunctionLoadError',
    })
  })

  it('loads two or three parameters and test doubles', () => {
    const sinonStub = Object.assign(() => undefined, { callCount: 0 })
    const jestMock = Object.assign(() => undefined, { _isMockFunction: true })
    const handlers = [async (_e: unknown, _c: unknown) => 1, (_e: unknown, _c: unknown, _b: unknown) => 1]
    for (const handler of [...handlers, vi.fn(), sinonStub, jestMock]) {
      expect(nodeRuntime.refuses(handler)).toBeUndefined()
    }
  })

  it('refuses what is no function', () => {
    expect(nodeRuntime.refuses({} as never)).toContain('but received object')
  })
})

describe('results', () => {
  it.each([
    ['an object', { a: 1 }, '{"a":1}'],
    ['an array', [1], '[1]'],
    ['a string', 'text', 'text'],
    ['undefined', undefined, ''],
    ['null', null, 'null'],
    ['a number', 5, '5'],
    ['a boolean', false, 'false'],
    ['a BigInt', 10n, '10'],
    ['NaN', Number.NaN, 'NaN'],
    ['a Buffer', Buffer.from('hi'), '{"type":"Buffer","data":[104,105]}'],
    ['a date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
  ])('sends %s on by promise and by callback', async (_name, result, text) => {
    const promised = await runHandler(async (_event, _context) => result)
    expect(promised).toMatchObject({ kind: 'answered', via: 'promise', text, settlements: 1 })
    expect(promised.result).toBe(result)
    const calledBack = await runHandler((_event, _context, callback) => callback(null, result))
    // callback(null, undefined) has the platform's default '' in its place.
    expect(calledBack).toMatchObject({ kind: 'answered', via: 'callback', text, settlements: 1 })
  })

  it.each([
    [
      'a cycle',
      () => ((cycle) => Object.assign(cycle, { cycle }))({} as Record<string, unknown>),
      'TypeError',
    ],
    ['a BigInt inside', () => ({ count: 1n }), 'TypeError'],
    ['a toJSON without a value', () => ({ toJSON: () => undefined }), 'TypeError'],
    [
      'a toJSON that throws',
      () => ({
        toJSON() {
          throw new RangeError('no')
        },
      }),
      'RangeError',
    ],
  ])('cannot send %s on', async (_name, make, type) => {
    const outcome = await runHandler(async (_event, _context) => make())
    expect(outcome).toMatchObject({ kind: 'failed', via: 'serialise', errorCode: 4007 })
    const document = JSON.parse(outcome.text)
    expect(document.errorMessage).toMatch(/^function result is invalid, error: /)
    expect(document.errorType).toBe(type)
  })

  it('limits the serialised result to 6 MB in bytes', async () => {
    const limit = 6_291_456
    const fits = await runHandler(async (_event, _context) => 'a'.repeat(limit))
    expect(fits.kind).toBe('answered')
    const tooLarge = await runHandler(async (_event, _context) => `${'a'.repeat(limit - 1)}é`)
    expect(tooLarge).toMatchObject({ kind: 'failed', via: 'serialise', errorCode: 4004 })
    expect(tooLarge.text).toBe(`response body size ${limit + 1} exceeds the limit of ${limit}`)
  })

  it('serialises at the settlement: later changes are not sent', async () => {
    const answer = { n: 1 }
    const outcome = await runHandler((_event, _context, callback) => {
      callback(null, answer)
      answer.n = 2
    })
    expect(outcome.text).toBe('{"n":1}')
  })

  it('awaits promises of another realm and subclasses, but no thenables', async () => {
    const foreign = vm.runInNewContext('Promise.resolve(7)')
    expect(await runHandler((_event, _context) => foreign)).toMatchObject({ kind: 'answered', text: '7' })
    class MyPromise<T> extends Promise<T> {}
    expect(await runHandler((_event, _context) => MyPromise.resolve(8))).toMatchObject({ text: '8' })
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is about
    const thenable = { then: (resolve: (value: unknown) => void) => resolve(9) }
    const outcome = await runHandler((_event, _context) => thenable, { timeout: 20 })
    expect(outcome).toMatchObject({ kind: 'timed-out', errorCode: 4010, ignoredReturn: { value: thenable } })
  })
})

describe('failures', () => {
  it('reports a throw and a rejection as 4002 with the frames of the user', async () => {
    for (const [via, handler] of [
      ['throw', (_event: unknown, _context: unknown) => fail()],
      ['promise', async (_event: unknown, _context: unknown) => fail()],
    ] as const) {
      const outcome = await runHandler(handler)
      expect(outcome).toMatchObject({ kind: 'failed', via, errorCode: 4002, settlements: 1 })
      const document = JSON.parse(outcome.text)
      expect(document.errorMessage).toBe('function invocation exception, error: broken')
      expect(document.errorType).toBe('RangeError')
      expect(document.stackTrace[0]).toMatch(
        /^at fail \(.*\.\/test\/contracts\/node-runtime\.test\.ts:\d+:\d+\)$/,
      )
      expect(JSON.stringify(document.stackTrace)).not.toContain('handler-call')
    }
    function fail(): never {
      throw new RangeError('broken')
    }
  })

  it.each([
    ['text', 'broken', 'broken'],
    ['null', null, 'null'],
    ['undefined', undefined, ''],
    ['an object', { a: 1 }, '[object Object]'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
  ])('survives a throw of %s', async (_name, thrown, message) => {
    const outcome = await runHandler((_event, _context) => {
      throw thrown
    })
    expect(outcome).toMatchObject({ kind: 'failed', via: 'throw', errorCode: 4002 })
    expect(outcome.error).toBe(thrown)
    expect(JSON.parse(outcome.text)).toEqual({
      errorMessage: `function invocation exception, error: ${message}`,
      errorType: 'UserFunctionError',
      stackTrace: [],
    })
  })

  it('survives throws that throw when they are looked at', async () => {
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('trap')
        },
        getPrototypeOf() {
          throw new Error('trap')
        },
        ownKeys() {
          throw new Error('trap')
        },
      },
    )
    const getter = Object.defineProperty(new Error('x'), 'message', {
      get() {
        throw new Error('trap')
      },
    })
    for (const thrown of [hostile, getter, Object.create(null), Object.freeze(new Error('frozen'))]) {
      for (const handler of [
        (_event: unknown, _context: unknown) => {
          throw thrown
        },
        async (_event: unknown, _context: unknown) => {
          throw thrown
        },
        (_event: unknown, _context: unknown, callback: (error: unknown) => void) => callback(thrown),
      ]) {
        const outcome = await runHandler(handler)
        expect(outcome.kind).toBe('failed')
        expect(typeof outcome.text).toBe('string')
      }
    }
    const returned = await runHandler((_event, _context) => hostile, { timeout: 20 })
    expect(returned.kind).toBe('failed')
  })

  it.each([
    ['callback()', [], 4001, '{"message":"function entry exception, error: undefined"}'],
    [
      'callback(undefined, x)',
      [undefined, 1],
      4001,
      '{"message":"function entry exception, error: undefined"}',
    ],
    ['callback("text")', ['text'], 4001, 'text'],
    ['callback(true)', [true], 4001, 'true'],
    [
      'callback({ a: 1 })',
      [{ a: 1 }],
      4001,
      '{"a":1,"message":"function entry exception, error: undefined"}',
    ],
  ])('%s fails', async (_name, args, errorCode, text) => {
    const outcome = await runHandler((_event, _context, callback) => callback(...args))
    expect(outcome).toMatchObject({ kind: 'failed', via: 'callback', errorCode, text })
  })

  it('reports callback(error) as 4001 without a stack and without changing the error', async () => {
    const error = new TypeError('broken')
    const outcome = await runHandler((_event, _context, callback) => callback(error))
    expect(outcome).toMatchObject({ kind: 'failed', via: 'callback', errorCode: 4001, error })
    expect(error.message).toBe('broken')
    expect(JSON.parse(outcome.text)).toEqual({
      errorMessage: 'function entry exception, error: broken',
      errorType: 'TypeError',
    })
  })

  it.each([[null], [0], [''], [false]])('callback(%j, answer) succeeds', async (error) => {
    const outcome = await runHandler((_event, _context, callback) => callback(error, 'ok'))
    expect(outcome).toMatchObject({ kind: 'answered', via: 'callback', text: 'ok' })
  })

  it('rejects for a wrong override of the context only', async () => {
    const handler = async (_event: unknown, _context: unknown) => 1
    await expect(runHandler(handler, { context: { userdata: {} } })).rejects.toThrow(InvalidOptionError)
    await expect(runHandler(handler, { context: { userdata: {} } })).rejects.toThrow(
      /did you mean 'userData'/,
    )
  })
})
