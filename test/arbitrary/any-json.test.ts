import { describe, expect, it } from 'vitest'
import { anyJson, anyJsonOfType } from '../../src/arbitrary/any-json.js'
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
