import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { shownCause } from '../src/shown-cause.js'

const own = `    at call (${fileURLToPath(new URL('../src/runner/call/call.ts', import.meta.url))}:1:1)`
const users = '    at handler (/home/ann/shop/src/order.ts:12:5)'

function thrown(message: string, cause?: unknown): TypeError {
  const error = new TypeError(message, cause === undefined ? {} : { cause })
  error.stack = [`TypeError: ${message}`, users, own].join('\n')
  return error
}

it('shows the stack without frames of the package, and leaves the error as it was', () => {
  const error = thrown('no item')
  const before = error.stack
  const shown = shownCause(error) as TypeError
  expect(shown.stack).toBe(['TypeError: no item', users].join('\n'))
  expect(shown).toBeInstanceOf(TypeError)
  expect([shown.name, shown.message]).toEqual(['TypeError', 'no item'])
  expect(error.stack).toBe(before)
})

it('does the same with the cause of the cause', () => {
  const shown = shownCause(thrown('outer', thrown('inner'))) as Error
  expect((shown.cause as Error).stack).toBe(['TypeError: inner', users].join('\n'))
})

it('returns what needs no change as it is', () => {
  const clean = new Error('clean')
  clean.stack = `Error: clean\n${users}`
  for (const cause of [clean, undefined, null, 'text', { stack: own }]) expect(shownCause(cause)).toBe(cause)
})

it('ends where an error is its own cause, and where one cannot be read', () => {
  const circular = thrown('round')
  Object.defineProperty(circular, 'cause', { value: circular })
  expect(shownCause(circular)).toBeInstanceOf(TypeError)
  const hostile = new Proxy(new Error('no'), {
    get() {
      throw new Error('hands off')
    },
  })
  expect(() => shownCause(hostile)).not.toThrow()
})
