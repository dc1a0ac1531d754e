import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isListed } from '../src/listed.js'

describe('isListed', () => {
  it('says what includes says, of short lists and of long ones', () => {
    const texts = fc.array(fc.string({ maxLength: 2 }), { maxLength: 60 })
    fc.assert(
      fc.property(texts, fc.string({ maxLength: 2 }), (list, other) => {
        for (const item of [other, ...list]) expect(isListed(list, item)).toBe(list.includes(item))
      }),
    )
  })
})
