import { describe, expect, it } from 'vitest'
import { computedNumber } from '../../../src/dictionary/reading/computed-number.js'
import { sourceTokens } from '../../../src/dictionary/source/source-tokens.js'

const numbers = new Map([
  ['KB', 1024],
  ['hour', 3_600_000],
])
const computed = (source: string) => computedNumber(sourceTokens(source), 0, (name) => numbers.get(name))

describe('computedNumber', () => {
  it.each([
    ['5 * 1024 ** 3', 5 * 1024 ** 3],
    ['1 << 20', 1 << 20],
    ['2 ** 3 ** 2', 2 ** (3 ** 2)],
    ['24 * hour - 1', 86_399_999],
    ['10 - 2 - 3', 5],
    ['(1 + 2) * KB', 3072],
    ['1024 * 1024 && more', 1024 ** 2],
    ['1_000 * 60, next', 60_000],
  ])('works out %s', (source, value) => {
    expect(computed(source)?.value).toBe(value)
  })

  it.each(['5', 'KB', '2 * count', "1 + 'a'", '2 * KB.length', '1 / 0', '2 * (3', '2 * KB()', '3 > 2'])(
    'says nothing of %s',
    (source) => {
      expect(computed(source)).toBeUndefined()
    },
  )

  it('says where it ends', () => {
    const source = '2 * KB ) {'
    expect(sourceTokens(source)[computed(source)!.end]).toMatchObject({ text: ')' })
  })
})
