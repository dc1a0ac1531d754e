import { expect, it } from 'vitest'
import { cutText, cutWithin } from '../../../src/dictionary/reading/cut-texts.js'

it.each([1, 4, 140])('a text of which the first %i code units end in half of a character', (length) => {
  const text = cutText(length)
  expect(text).not.toMatch(/\p{Surrogate}/u)
  expect(text.slice(0, length)).toMatch(/\p{Surrogate}$/u)
  expect(cutWithin(text)).toBe(length)
})

it('another text says nothing of a cut', () => {
  expect(['', 'aaa', '😀', 'b😀a', 'a😀b'].map(cutWithin)).toEqual(Array(5).fill(undefined))
})
