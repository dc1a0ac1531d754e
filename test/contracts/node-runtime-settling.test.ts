import { afterEach, describe, expect, it, vi } from 'vitest'
import { nodeRuntime } from '../../contracts/runtime/node-runtime.js'
import { runHandler, startTimer } from './run-handler.js'

afterEach(() => {
  vi.useRealTimers()
})

describe('several settlements', () => {
  it('lets the first win and counts the others', async () => {
    const twice = await runHandler((_event, _context, callback) => {
      callback(null, 'first')
      callback(null, 'second')
    })
    expect(twice).toMatchObject({ text: 'first', settlements: 2 })
    const mixed = await runHandler(async (_event, _context, callback) => {
      callback(null, 'called back')
      return 'returned'
    })
    expect(mixed).toMatchObject({ text: 'called back', via: 'callback', settlements: 2 })
    const thrown = await runHandler((_event, _context, callback) => {
      callback(null, 'ok')
      throw new Error('too late')
    })
    expect(thrown).toMatchObject({ kind: 'answered', text: 'ok', settlements: 2 })
  })

  it('answers with the resolved value of an async handler that calls back later', async () => {
    const outcome = await runHandler(async (_event, _context, callback) => {
      setTimeout(() => callback(null, 'too late'), 5)
    })
    expect(outcome).toMatchObject({ kind: 'answered', text: '', via: 'promise' })
    expect(outcome.settlements).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(outcome.settlements).toBe(2)
  })

  it('counts a settlement after the time limit without changing the outcome', async () => {
    const outcome = await runHandler(
      (_event, _context, callback) => void setTimeout(callback, 30, null, 'late'),
      {
        timeout: 10,
      },
    )
    expect(outcome).toMatchObject({ kind: 'timed-out', settlements: 0, duration: 10 })
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(outcome).toMatchObject({ kind: 'timed-out', settlements: 1 })
  })
})

describe('the time limit', () => {
  it('ends a call that never settles, and names a return that is ignored', async () => {
    const never = await runHandler((_event, _context) => new Promise(() => undefined), { timeout: 10 })
    expect(never).toMatchObject({ kind: 'timed-out', errorCode: 4010, settlements: 0 })
    const sync = await runHandler((_event, _context) => ({ statusCode: 200 }), { timeout: 10 })
    expect(sync).toMatchObject({ kind: 'timed-out', ignoredReturn: { value: { statusCode: 200 } } })
  })

  it('counts a blocked thread', async () => {
    const outcome = await runHandler(
      async (_event, _context) => {
        const end = performance.now() + 30
        while (performance.now() < end);
        return 'late'
      },
      { timeout: 10 },
    )
    expect(outcome.kind).toBe('timed-out')
  })

  it('works under fake timers', async () => {
    vi.useFakeTimers()
    const outcome = await runHandler(async (_event, context) => context.getRemainingTimeInMilliSeconds(), {
      timeout: 3000,
    })
    expect(Number(outcome.text)).toBeGreaterThan(2000)
    const both = await runHandler(async (_event, _context, callback) => callback(null, 1), { timeout: 3000 })
    expect(both.settlements).toBe(2)
  })
})

describe('the initializer', () => {
  const run = (initializer: (...args: any[]) => unknown, timeout = 50): Promise<string | undefined> =>
    nodeRuntime.initialize!(initializer, { timeout, requestId: 'r', startTimer: startTimer(timeout) })

  it('succeeds by promise and by callback', async () => {
    expect(await run(async (_context, _callback) => 1)).toBeUndefined()
    expect(await run((_context, callback) => callback(null))).toBeUndefined()
  })

  it.each([
    [
      'a throw',
      (_context: unknown, _callback: unknown) => JSON.parse('{'),
      /initialization exception, error: .*JSON/,
    ],
    [
      'a rejection',
      async (_context: unknown, _callback: unknown) => JSON.parse('{'),
      /initialization exception/,
    ],
    ['callback()', (_context: unknown, callback: () => void) => callback(), /initialization exception/],
    [
      'one parameter',
      async (_context: unknown) => 1,
      /initializer expect to have 2 parameters, but received 1/,
    ],
    ['no settlement', (_context: unknown, _callback: unknown) => 1, /did not settle within 50 ms/],
  ])('fails by %s', async (_name, initializer, text) => {
    expect(await run(initializer)).toMatch(text)
  })
})
