import { describe, expect, it } from 'vitest'
import { invalidCases } from '../../contracts/index.js'
import { nearMisses } from '../../src/cases/near-misses.js'

describe('texts near to one that a pattern takes', () => {
  it.each<[string, string, readonly string[]]>([
    ['^RE-[0-9]{5}$', 'RE-00042', ['RE-000422', '2RE-00042', 'RE-0004', 'RE-aaaaa', '11-00042']],
    ['^(?=.*[0-9])[a-z0-9]{3,8}$', 'abc1', ['abc', 'abca']],
    ['^a', 'a', ['1']],
    ['', 'a', []],
    ['^$', '', ['a']],
    ['^\\u{1f600}$', '\u{1f600}', ['\u{1f600}\u{1f600}']],
  ])('%s, from %j', (pattern, taken, expected) => {
    expect(nearMisses(pattern, taken).map(({ value }) => value)).toEqual(expected)
  })

  // Each check is one that people write; what is empty, or any other text, all of them refuse.
  it.each<[string, RegExp]>([
    ['without its end', /^RE-[0-9]{5}/],
    ['without its beginning', /RE-[0-9]{5}$/],
    ['without its length', /^RE-[0-9]+$/],
    ['by its digits alone', /^..-[0-9]{5}$/],
    ['by its length alone', /^RE-.{5}$/],
  ])('shows a pattern that is checked %s', (_name, check) => {
    const cases = invalidCases({ type: 'string', pattern: '^RE-[0-9]{5}$', examples: ['RE-00042'] })
    expect(cases.some(({ value, keyword }) => keyword === 'pattern' && check.test(value as string))).toBe(
      true,
    )
  })

  it('keep the bounds of the length, which other cases break', () => {
    const cases = invalidCases({
      type: 'string',
      pattern: '^[0-9]+$',
      minLength: 2,
      maxLength: 2,
      examples: ['12'],
    })
    const broken = cases.filter(({ keyword }) => keyword === 'pattern').map(({ value }) => value)
    expect(broken).toContain('aa')
    expect(broken).not.toContain('122')
  })
})
