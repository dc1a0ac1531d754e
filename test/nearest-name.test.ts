import { describe, expect, it } from 'vitest'
import { didYouMean, nearest } from '../src/nearest-name.js'

const names = ['minLength', 'maxLength', 'minItems', 'pattern', 'a']

describe('nearest', () => {
  it.each([
    ['minLenght', 'minLength'],
    ['minlength', 'minLength'],
    ['maxLengt', 'maxLength'],
    ['minItem', 'minItems'],
    ['patern', 'pattern'],
    ['pattern', 'pattern'],
    ['b', 'a'],
  ])('of %s is %s', (name, expected) => {
    expect(nearest(name, names)).toBe(expected)
  })

  it.each(['', 'frobnicate', 'length'])('of %j is none', (name) => {
    expect(nearest(name, ['minLength', 'pattern'])).toBeUndefined()
    expect(didYouMean(name, ['minLength', 'pattern'])).toBeUndefined()
  })

  it('makes a sentence', () => {
    expect(didYouMean('patern', new Set(names))).toBe('Did you mean "pattern"?')
  })
})
