import { expect, it } from 'vitest'
import { sourceTokens } from '../../../src/dictionary/source/source-tokens.js'

it('takes a function apart once for what reads it twice in a row', () => {
  const source = "async (event) => event.kind === 'book'"
  const tokens = sourceTokens(source)
  expect(sourceTokens(`${source}`)).toBe(tokens)
  expect(sourceTokens("event => event.kind === 'pen'").map(({ text }) => text)).toContain('pen')
  expect(sourceTokens(source)).toEqual(tokens)
})

it('keeps no file', () => {
  const source = `'x'\n${'// long\n'.repeat(5000)}`
  expect(sourceTokens(source)).not.toBe(sourceTokens(source))
})
