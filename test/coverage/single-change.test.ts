import { describe, expect, it } from 'vitest'
import { isSingleChange } from '../../src/coverage/single-change.js'

const golden = { a: { b: 1, c: [1, 2, 3] }, d: 'x' }

describe('isSingleChange', () => {
  it.each([
    ['another value', { ...golden, d: 'y' }],
    ['a member deep inside', { ...golden, a: { ...golden.a, b: 2 } }],
    ['a member left out', { a: golden.a }],
    ['a member more', { ...golden, e: 1 }],
    ['another kind of value', { ...golden, a: null }],
    ['an item', { ...golden, a: { b: 1, c: [1, 9, 3] } }],
    ['a shorter list', { ...golden, a: { b: 1, c: [1] } }],
    ['a longer list', { ...golden, a: { b: 1, c: [1, 2, 3, 4, 5] } }],
  ])('takes %s', (_, value) => {
    expect(isSingleChange(golden, value)).toBe(true)
  })

  it.each([
    ['two members', { a: { ...golden.a, b: 2 }, d: 'y' }],
    ['two members of an inner object', { ...golden, a: { b: 2, c: [] } }],
    ['two items', { ...golden, a: { b: 1, c: [9, 9, 3] } }],
    ['a longer list with another item', { ...golden, a: { b: 1, c: [9, 2, 3, 4] } }],
  ])('leaves %s', (_, value) => {
    expect(isSingleChange(golden, value)).toBe(false)
  })
})
