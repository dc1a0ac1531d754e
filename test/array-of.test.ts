import { describe, expect, it } from 'vitest'
import { arrayOf } from '../src/array-of.js'

describe('arrayOf', () => {
  it.each([0, 1, 31, 32, 1000])('makes an array of length %i that is nobody else’s', (length) => {
    const one = arrayOf(length)
    one[0] = 'changed'
    expect(arrayOf(length)).toHaveLength(length)
    expect(arrayOf(length)[0]).toBeUndefined()
  })
})
