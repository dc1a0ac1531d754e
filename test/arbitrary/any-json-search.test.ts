import { describe, expect, it } from 'vitest'
import { anyJson } from '../../src/arbitrary/any-json.js'
import { searchJson } from '../../src/arbitrary/any-json-search.js'
import { Random } from '../../src/random.js'
import { searchEnd } from './search-end.js'

const leaves = { leaves: true }
const start: unknown = JSON.parse(
  '{"id":"x","items":[1,"two",[3],{"four":1234.5},5000],"__proto__":{"a":[1,2]},"more":true}',
)

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function itemsOf(value: unknown): readonly unknown[] {
  return isObject(value) && Array.isArray(value.items) ? value.items : []
}

describe('searchJson', () => {
  it('ends at null, wherever it starts, and changes nothing', () => {
    const random = new Random(12, 1)
    for (let i = 0; i < 300; i++) {
      const value = anyJson(random, 20)
      const before = JSON.stringify(value)
      expect(searchEnd(searchJson(value, leaves), value, () => true).value).toBe(null)
      const { asked } = searchEnd(searchJson(value, leaves), value, () => false)
      expect(asked.length).toBeLessThanOrEqual(400)
      expect(JSON.stringify(value)).toBe(before)
    }
  })

  it.each<readonly [string, (value: unknown) => boolean, unknown]>([
    ['a long array', (v) => itemsOf(v).length > 2, { items: [null, null, null] }],
    ['a number', (v) => itemsOf(v).some((item) => (item as number) > 99), { items: [100] }],
    [
      'a member of the name of the prototype',
      (v) => Object.hasOwn(Object(v), '__proto__'),
      JSON.parse('{"__proto__":null}'),
    ],
    ['two members', (v) => isObject(v) && Object.keys(v).length > 1, { '': null, a: null }],
    ['no null', (v) => v !== null, false],
  ])('keeps only %s', (_, fails, end) => {
    expect(fails(start)).toBe(true)
    const { value, failures } = searchEnd(searchJson(start, leaves), start, fails)
    expect(JSON.stringify(value)).toBe(JSON.stringify(end))
    expect(failures).toBeLessThanOrEqual(30)
  })

  it('reaches the parts of a value', () => {
    const deep: unknown = { a: [{ b: [{ c: 'needle' }] }] }
    const { value } = searchEnd(searchJson(deep, leaves), deep, (each) =>
      JSON.stringify(each).includes('needle'),
    )
    expect(value).toBe('needle')
  })

  it('finds one of a thousand items in few failures', () => {
    const large: unknown = Array.from({ length: 1000 }, (_, id) => ({ id, name: `name ${id}` }))
    const has = (value: unknown): boolean => JSON.stringify(value).includes('"id":700')
    const { value, failures } = searchEnd(searchJson(large, leaves), large, has)
    expect(value).toEqual({ id: 700 })
    expect(failures).toBeLessThanOrEqual(60)
  })

  it('bears the Infinity that JSON.parse makes of 1e400', () => {
    const infinite: unknown = JSON.parse('[1e400]')
    const { value } = searchEnd(
      searchJson(infinite, leaves),
      infinite,
      (v: unknown) => Array.isArray(v) && v.length > 0,
    )
    expect(value).toEqual([null])
  })
})
