import { expect, it } from 'vitest'
import { limitText } from '../../../src/runner/shrink/shrink-limits.js'

it('names the limit that shrinking reached, to stand after "its limit of"', () => {
  const limits = { calls: 80, candidates: 20_000, deadline: 1 }
  expect(limitText(limits, 'calls')).toBe('80 calls')
  expect(limitText(limits, 'candidates')).toBe('20000 candidates')
  expect(limitText(limits, 'deadline')).toBe('time')
})
