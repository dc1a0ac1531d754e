import { expect, it } from 'vitest'
import { plainJson } from '../../src/isolation/plain-json.js'

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

it.each<[string, unknown]>([
  ['texts, numbers, booleans and null', ['a', 1, 0, true, false, null]],
  ['objects and lists in one another', { a: [{ b: {} }, []] }],
  ['a hundred levels', nested(100)],
  ['twenty thousand values', Array.from({ length: 19_999 }, () => [])],
])('takes for JSON %s', (_what, value) => {
  expect(plainJson(value)).toEqual({ json: value })
})

class List extends Array<unknown> {}
class Cart {
  readonly total = 5
}

it.each<[string, unknown]>([
  ['undefined', undefined],
  ['minus zero', -0],
  ['no number', Number.NaN],
  ['a bigint', 1n],
  ['a function', () => 0],
  ['a symbol', Symbol('a')],
  ['an object of a class', new Cart()],
  ['a list of a class', List.from([1])],
  ['an object without a prototype', Object.create(null)],
  ['a Proxy', new Proxy({}, {})],
  ['a Proxy of a list', new Proxy([], {})],
  ['more levels', nested(103)],
  ['more values', Array.from({ length: 20_001 }, () => [])],
  [
    'a getter that throws',
    {
      get a() {
        throw new Error('no')
      },
    },
  ],
])('does not take for JSON %s, nor what holds it', (_what, value) => {
  for (const one of [value, [value], { a: value }]) expect(plainJson(one)).toBeUndefined()
})
