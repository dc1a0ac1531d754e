import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { throwFunction, throwLocation } from '../../../src/runner/call/throw-location.js'

const stack = (...frames: string[]) => ({
  stack: ['Error: x', ...frames.map((frame) => `    at ${frame}`)].join('\n'),
})
const own = fileURLToPath(new URL('../../../src/check.ts', import.meta.url))

describe('throwLocation', () => {
  it("finds the first line of the user's code", () => {
    expect(throwLocation(new Error('here'))).toMatch(/^test\/runner\/call\/throw-location\.test\.ts:\d+$/)
    const user = `${process.cwd()}/lib/a b.js`
    expect(
      throwLocation(
        stack(
          'Array.map (<anonymous>)',
          'node:internal/x:1:2',
          `f (${process.cwd()}/node_modules/y/i.js:3:4)`,
          `g (${own}:5:6)`,
          `async h (${user}:7:8)`,
        ),
      ),
    ).toBe('lib/a b.js:7')
    expect(throwLocation(stack(`file://${process.cwd()}/c.mjs?t=12:9:1`))).toBe('c.mjs:9')
    expect(throwLocation(stack('/elsewhere/d.js:1:1'))).toBe('/elsewhere/d.js:1')
  })

  it('tells the column where the line is that of minified code', () => {
    expect(throwLocation(stack('/elsewhere/d.js:1:499'))).toBe('/elsewhere/d.js:1')
    expect(throwLocation(stack('/elsewhere/d.js:1:2034'))).toBe('/elsewhere/d.js:1:2034')
  })

  it('finds nothing where there is none, and never throws', () => {
    const hostile = {
      get stack() {
        throw new Error('no')
      },
    }
    for (const thrown of [
      undefined,
      null,
      'text',
      5,
      {},
      { stack: 5 },
      stack('node:fs:1:1'),
      hostile,
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no')
          },
        },
      ),
    ]) {
      expect(throwLocation(thrown)).toBeUndefined()
    }
  })
})

describe('throwFunction', () => {
  const at = (name: string) => `${name} (${process.cwd()}/lib/a.js:7:8)`

  it.each([
    [['totalOf'], 'totalOf'],
    [['async handler'], 'handler'],
    [['Object.handler'], 'handler'],
    [['Module.totalOf'], 'totalOf'],
    [['new Cart'], 'Cart'],
    [['async Cart.total [as run]'], 'total'],
    [['Object.<anonymous>', 'eval', 'totalOf', 'handler'], 'totalOf'],
    [['Object.<anonymous>'], 'lib/a.js'],
  ])('finds in %j the function %s', (names, name) => {
    expect(throwFunction(stack(...names.map(at)))).toBe(name)
  })

  it('takes the caller of a function without a name, and the file where none has one', () => {
    const anonymous = `${process.cwd()}/lib/a.js:7:8`
    expect(throwFunction(stack(anonymous, 'Array.map (<anonymous>)', at('totalOf')))).toBe('totalOf')
    expect(throwFunction(stack(anonymous, `f (${own}:1:1)`))).toBe('lib/a.js')
    expect(throwFunction(stack('node:fs:1:1'))).toBeUndefined()
    expect(throwFunction(undefined)).toBeUndefined()
  })
})
