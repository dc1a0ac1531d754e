import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallestSet } from '../../../src/runner/shrink/smallest-set.js'

describe('smallestSet', () => {
  it('keeps what is needed and nothing else, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), async (all, mask) => {
        const needed = all.filter((_one, i) => (mask >> (i % 31)) & 1)
        const suffices = async (some: readonly number[]) => needed.every((one) => some.includes(one))
        const kept = await smallestSet(all, suffices)
        expect(kept).toEqual(needed.length === 0 ? [kept[0]] : needed)
      }),
    )
  })

  it('keeps one of several that suffice each, the last, and asks seldom', async () => {
    const all = Array.from({ length: 64 }, (_one, i) => i)
    let asked = 0
    const kept = await smallestSet(all, async (some) => {
      asked += 1
      return some.length > 0
    })
    expect(kept).toEqual([63])
    expect(asked).toBeLessThan(16)
  })
})
