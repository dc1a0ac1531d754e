import { describe, expect, it } from 'vitest'
import { anyJson, anyJsonOfType, jsonSize, shrinkJson } from '../../src/arbitrary/any-json.js'
import { Random } from '../../src/random.js'
import type { JsonType } from '../../src/schema/schema-node.js'

const types: JsonType[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** What is wrong with a value as plain JSON; undefined when nothing is. */
function fault(value: unknown): string | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? undefined : `number ${value}`
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? 'lone surrogate' : undefined
  if (Array.isArray(value)) {
    if (Object.keys(value).length !== value.length) return 'a hole'
    return value.map(fault).find((each) => each !== undefined)
  }
  if (typeof value === 'object' && value !== null) {
    if (Object.getPrototypeOf(value) !== Object.prototype) return 'prototype'
    return Object.values(value)
      .map(fault)
      .find((each) => each !== undefined)
  }
  return value === null || typeof value === 'boolean' ? undefined : typeof value
}

function nodes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, each) => sum + nodes(each), 1)
}

function values(count: number, budget: number): unknown[] {
  const random = new Random(21, budget)
  return Array.from({ length: count }, () => anyJson(random, budget))
}

function everyKey(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  return [...own, ...Object.values(value).flatMap(everyKey)]
}

describe('anyJson', () => {
  it.each([1, 2, 5, 20, 100])('keeps to plain JSON of at most %d values', (budget) => {
    const all = values(4000, budget)
    expect(all.filter((value) => fault(value) !== undefined)).toEqual([])
    expect(all.filter((value) => nodes(value) > budget)).toEqual([])
  })

  it('survives JSON text', () => {
    for (const value of values(2000, 30))
      expect(JSON.stringify(JSON.parse(JSON.stringify(value)))).toBe(JSON.stringify(value))
  })

  it('reaches every type, deep values and odd members', () => {
    const all = values(5000, 50)
    expect(new Set(all.map(typeOf)).size).toBe(6)
    const keys = new Set(all.flatMap(everyKey))
    for (const key of ['__proto__', 'constructor', '', '0', 'id']) expect(keys.has(key), key).toBe(true)
    const numbers = all.filter((value): value is number => typeof value === 'number')
    expect(numbers.some((n) => n === -1)).toBe(true)
    expect(numbers.some((n) => Number.isInteger(n) && Math.abs(n) > 2 ** 53)).toBe(true)
    expect(numbers.some((n) => Number.isSafeInteger(n) && Math.abs(n) > 2 ** 40)).toBe(true)
    expect(numbers.some((n) => !Number.isInteger(n))).toBe(true)
    expect(numbers.some((n) => /e/.test(String(n)))).toBe(true)
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0
    expect(Math.max(...all.map(depth))).toBeGreaterThan(2)
  })

  it.each(types)('makes values of the type %s', (type) => {
    const random = new Random(5, 9)
    const made = Array.from({ length: 2000 }, () => anyJsonOfType(random, type, 20))
    const expected = type === 'integer' ? 'number' : type
    expect(made.filter((value) => typeOf(value) !== expected || fault(value) !== undefined)).toEqual([])
    if (type === 'integer') expect(made.filter((value) => !Number.isInteger(value))).toEqual([])
    expect(made.filter((value) => nodes(value) > 20)).toEqual([])
    const distinct = new Set(made.map((value) => JSON.stringify(value))).size
    expect(distinct).toBeGreaterThan(type === 'null' ? 0 : type === 'boolean' ? 1 : 300)
  })
})

describe('shrinkJson', () => {
  it.each([false, true])('gives smaller plain JSON only (any type: %s)', (anyType) => {
    for (const value of values(400, 12)) {
      const before = JSON.stringify(value)
      const candidates = [...shrinkJson(value, { anyType })]
      const size = jsonSize(value)
      expect(candidates.length).toBeLessThanOrEqual(2000)
      expect(candidates.filter((each) => jsonSize(each) >= size || fault(each) !== undefined)).toEqual([])
      if (!anyType) expect(candidates.filter((each) => typeOf(each) !== typeOf(value))).toEqual([])
      expect(JSON.stringify(value)).toBe(before)
    }
  })

  function shrunk(value: unknown, fails: (value: any) => boolean, anyType = false): unknown {
    for (let steps = 0; ; steps++) {
      let next: { readonly value: unknown } | undefined
      for (const candidate of shrinkJson(value, { anyType })) {
        if (fails(candidate)) {
          next = { value: candidate }
          break
        }
      }
      if (next === undefined) return value
      if (steps > 3000) throw new Error('shrinking does not end')
      value = next.value
    }
  }

  it('ends, wherever it starts', () => {
    const ends: Record<string, unknown> = {
      null: null,
      boolean: false,
      number: 0,
      string: '',
      array: [],
      object: {},
    }
    for (const value of values(300, 20)) {
      expect(shrunk(value, () => true)).toEqual(ends[typeOf(value)])
      expect(shrunk(value, () => true, true)).toBe(null)
    }
  })

  it.each([
    [
      'a long array',
      (v: any) => Array.isArray(v?.items) && v.items.length > 2,
      { items: [null, null, null] },
    ],
    ['a number', (v: any) => v?.items?.some?.((item: any) => item > 99), { items: [100] }],
    [
      'a member of the prototype’s name',
      (v: any) => Object.hasOwn(v ?? {}, '__proto__'),
      JSON.parse('{"__proto__":null}'),
    ],
    ['two members', (v: any) => typeOf(v) === 'object' && Object.keys(v).length > 1, { '': null, a: null }],
  ] as const)('keeps only %s', (_, fails, end) => {
    const start = JSON.parse(
      '{"id":"x","items":[1,"two",[3],{"four":1234.5},5000],"__proto__":{"a":[1,2]},"more":true}',
    )
    expect(fails(start)).toBe(true)
    expect(JSON.stringify(shrunk(start, fails, true))).toBe(JSON.stringify(end))
  })

  it('reaches the parts of a value when any type will do', () => {
    const deep = { a: [{ b: [{ c: 'needle' }] }] }
    expect(shrunk(deep, (value) => JSON.stringify(value).includes('needle'), true)).toBe('needle')
  })

  it('is bounded for large values', () => {
    const large = Array.from({ length: 1000 }, (_, i) => ({ id: i, name: `name ${i}` }))
    expect([...shrinkJson(large)].length).toBeLessThanOrEqual(2000)
  })

  it('bears the Infinity that JSON.parse makes of 1e400', () => {
    const infinite = JSON.parse('[1e400]')
    for (const candidate of shrinkJson(infinite, { anyType: true }))
      expect(jsonSize(candidate) < jsonSize(infinite)).toBe(true)
  })
})
