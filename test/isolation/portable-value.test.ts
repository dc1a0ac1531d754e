import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { portable, portableInBrief } from '../../src/isolation/portable-value.js'
import { revive } from '../../src/isolation/revive-value.js'

/** A value as another process gets it: what is sent is text. */
const sent = (value: unknown): any => revive(JSON.parse(JSON.stringify(portable(value))))
const sentInBrief = (value: unknown): any => revive(JSON.parse(JSON.stringify(portableInBrief(value))))

class Cart {
  readonly total = 5
}
class CartError extends RangeError {
  readonly code = 'CART'
}

describe('a value for another process', () => {
  it('is the same where it is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // Also -0, of which JSON makes 0.
        expect(sent(value)).toStrictEqual(value)
        expect(sentInBrief(value)).toStrictEqual(value)
      }),
    )
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['no number', [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['both zeros', [0, -0, 0]],
    ['a bigint', 12345678901234567890n],
    ['a date', new Date(5)],
    ['no date', new Date(Number.NaN)],
    ['a regular expression', /a.b/giu],
    ['a Buffer', Buffer.from('bytes')],
    ['bytes', new Uint8Array([1, 2, 255])],
    ['a part of bytes', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
    ['a map', new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'b'])]])],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a member named __proto__', JSON.parse('{"__proto__":{"a":1}}')],
  ])('keeps its form: %s', (_what, value) => {
    const copy = sent(value)
    expect(copy).toStrictEqual(value)
    expect(inspect(copy)).toBe(inspect(value))
  })

  it('keeps what refers to itself, and what two parts share', () => {
    const part = { n: 1 }
    const value: Record<string, unknown> = { part, again: part, list: [part] }
    value.self = value
    const copy = sent(value)
    expect(copy.self).toBe(copy)
    expect(copy.again).toBe(copy.part)
    expect(copy.list[0]).toBe(copy.part)
  })

  it('takes a value however deep it is', () => {
    let deep: unknown[] = []
    for (let i = 0; i < 50_000; i++) deep = [deep]
    let [depth, copy] = [0, sent(deep)]
    for (; copy.length > 0; depth++) [copy] = copy
    expect(depth).toBe(50_000)
  })

  it('keeps the names of functions, symbols and classes, and what can be awaited', () => {
    const copy = sent({
      f: function total(_a: unknown, _b: unknown) {},
      s: Symbol('mark'),
      cart: new Cart(),
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is about
      later: { then: () => undefined, plain: 1 },
      promise: Promise.resolve(1),
    })
    expect([copy.f.name, copy.f.length]).toEqual(['total', 2])
    expect(copy.s.description).toBe('mark')
    expect([copy.cart.constructor.name, copy.cart.total]).toEqual(['Cart', 5])
    expect([typeof copy.later.then, copy.later.plain]).toEqual(['function', 1])
    expect(copy.promise).toBeInstanceOf(Promise)
    // biome-ignore lint/suspicious/noThenProperty: this is none
    expect(sent({ then: 5, none: undefined })).toStrictEqual({ then: 5, none: undefined })
  })

  it.each([TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError, Error])(
    'keeps the class, message, stack and cause of a %o',
    (kind) => {
      const error = new kind('broken', { cause: new kind('before') })
      const copy = sent(error)
      expect(copy).toBeInstanceOf(kind)
      expect(copy.constructor).toBe(kind)
      expect([copy.message, copy.name, copy.stack]).toEqual(['broken', error.name, error.stack])
      expect(copy.cause.message).toBe('before')
      expect(Object.keys(copy)).toEqual([])
    },
  )

  it("keeps an error of the user's class, and its members", () => {
    const copy = sent(Object.assign(new CartError('empty'), { items: [1] }))
    expect(copy).toBeInstanceOf(RangeError)
    expect([copy.constructor.name, copy.name, copy.code, copy.items]).toEqual([
      'CartError',
      'RangeError',
      'CART',
      [1],
    ])
    expect(Object.keys(copy).sort()).toEqual(['code', 'items'])
    const named = sent(Object.assign(new Error('x'), { name: 'Mine' }))
    expect([named.name, String(named)]).toEqual(['Mine', 'Mine: x'])
  })

  it('throws where a member is read that cannot be, and nowhere else', () => {
    const copy = sent({
      get bad() {
        throw new Error('no')
      },
      good: 1,
    })
    expect(copy.good).toBe(1)
    expect(() => copy.bad).toThrow('the member bad could not be read')
    expect(Object.keys(copy)).toEqual(['bad', 'good'])
  })

  it('is made of anything without throwing', () => {
    const throwing = () => {
      throw new Error('no')
    }
    const traps = { get: throwing, ownKeys: throwing, getPrototypeOf: throwing, has: throwing }
    for (const value of [
      new Proxy({}, traps),
      new Proxy([], traps),
      new Proxy(() => 0, traps),
      Proxy.revocable({}, {}).proxy,
      Object.defineProperty({}, 'constructor', { get: throwing }),
      Object.assign(Object.create(Date.prototype), { a: 1 }),
    ])
      expect(() => sent({ value })).not.toThrow()
  })

  it('has its long texts cut where it is not sent on', () => {
    expect(sentInBrief({ text: 'x'.repeat(100_001) }).text).toHaveLength(100_000)
    expect(sent({ text: 'x'.repeat(100_001) }).text).toHaveLength(100_001)
  })
})
