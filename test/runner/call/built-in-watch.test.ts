import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  enterWorld,
  openHandlerWorld,
  replacedIn,
  restoreBuiltIns,
  watchBuiltIns,
  withOwnBuiltIns,
  worldOf,
} from '../../../src/runner/call/built-in-watch.js'

const { parse, stringify } = JSON
const other = ((text: string) => parse(text)) as typeof parse

beforeEach(watchBuiltIns)
afterEach(() => {
  JSON.parse = parse
  JSON.stringify = stringify
  watchBuiltIns()
})

/** A call of a handler that does that. */
function call(key: object, body: () => void): void {
  const leave = enterWorld(worldOf(key), 'an event')
  openHandlerWorld()
  body()
  leave()
}

describe('what a handler replaces', () => {
  it('is put back when its call is over, and is there again in its next', () => {
    const key = {}
    call(key, () => {
      JSON.parse = other
    })
    expect(JSON.parse).toBe(parse)
    let met: unknown
    call(key, () => {
      met = JSON.parse
    })
    expect(met).toBe(other)
    expect(JSON.parse).toBe(parse)
    expect(replacedIn(worldOf(key))).toEqual(['JSON.parse'])
    expect(worldOf(key).by).toBe('an event')
  })

  it('is not met by another handler', () => {
    call({}, () => {
      JSON.parse = other
    })
    const key = {}
    let met: unknown
    call(key, () => {
      met = JSON.parse
    })
    expect(met).toBe(parse)
    expect(replacedIn(worldOf(key))).toEqual([])
  })

  it('is out of the way of a step of the check while the call is in progress', () => {
    call({}, () => {
      JSON.parse = other
      expect(withOwnBuiltIns(() => JSON.parse)).toBe(parse)
      expect(JSON.parse).toBe(other)
    })
  })

  it('is put back too where it comes after the call', () => {
    const key = {}
    call(key, () => {})
    JSON.parse = other
    restoreBuiltIns()
    expect(JSON.parse).toBe(parse)
  })
})

describe('what the author replaces', () => {
  it('before the check is what is put back', () => {
    JSON.parse = other
    watchBuiltIns()
    call({}, () => {
      JSON.parse = parse.bind(JSON)
    })
    expect(JSON.parse).toBe(other)
  })

  it('between two calls stays, and so does what is mended then', () => {
    const key = {}
    call(key, () => {})
    JSON.parse = other
    call(key, () => {})
    expect(JSON.parse).toBe(other)
    JSON.parse = parse
    restoreBuiltIns()
    expect(JSON.parse).toBe(parse)
    expect(replacedIn(worldOf(key))).toEqual([])
  })
})

describe('the end of a call', () => {
  it('is one, however often it is told', () => {
    const leave = enterWorld(worldOf({}), undefined)
    expect([leave(), leave()]).toEqual([true, false])
  })

  it('asks one expression, which holds where nothing has changed and else does not', async () => {
    vi.resetModules()
    const { Function: Real } = globalThis
    const compare: (() => unknown)[] = []
    vi.stubGlobal('Function', function Made(...texts: string[]) {
      const make = new Real(...texts)
      return (...values: unknown[]) => {
        compare.push(make(...values))
        return compare[0]
      }
    })
    const watch = await import('../../../src/runner/call/built-in-watch.js')
    watch.watchBuiltIns()
    expect(compare.map((one) => one())).toEqual([true])
    JSON.parse = other
    expect(compare.map((one) => one())).toEqual([false])
    vi.unstubAllGlobals()
  })
})
