import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonHead } from '../../../src/runner/call/json-head.js'

const sizes = fc.integer({ min: 1, max: 80 })

it('is the beginning of the JSON text, as long as asked for where there is as much', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 4 }), sizes, (value, size) => {
      const whole = JSON.stringify(value)
      const head = jsonHead(value, size)
      expect(whole.startsWith(head.slice(0, size))).toBe(true)
      expect(head.length).toBeGreaterThanOrEqual(Math.min(size, whole.length))
    }),
    { numRuns: 2000 },
  )
})

it('writes little of a large value', () => {
  const large = {
    records: Array.from({ length: 1000 }, (_, i) => ({ key: `k${i}`, text: 'x'.repeat(1000) })),
  }
  expect(jsonHead(large, 400).length).toBeLessThan(500)
})

it('throws for what JSON cannot hold, as JSON.stringify does', () => {
  expect(() => jsonHead({ n: 1n }, 10)).toThrow(TypeError)
})
