import { expect, it } from 'vitest'
import { compilePattern } from '../../../src/arbitrary/pattern/pattern.js'
import { searchPattern } from '../../../src/arbitrary/pattern/pattern-search.js'
import { searchEnd } from '../search-end.js'

it.each<readonly [string, string, string, (text: string) => boolean, string, number]>([
  [
    'a part',
    '^([a-z0-9]{1,8}%2F){0,3}[a-z0-9]{1,16}\\.png$',
    'f0o%2Fb4r%2Fholiday7.png',
    (t) => t.includes('%2F'),
    'a%2Fa.png',
    25,
  ],
  ['a length', '^[a-z]{1,40}$', 'thequickbrownfoxjumpsoverthe', (t) => t.length > 9, 'aaaaaaaaaa', 30],
  ['what goes only together', '^(ab)*$', 'abababababab', (t) => t.length > 3, 'abab', 10],
  ['all of it', '^[a-z]+-[0-9]+$', 'ab-01', (t) => t === 'ab-01', 'ab-01', 40],
])('keeps only %s, in few failures', (_, pattern, start, fails, end, most) => {
  const generator = compilePattern({
    minLength: 0,
    maxLength: Infinity,
    patterns: [pattern],
    notPatterns: [],
  })
  const { value, asked, failures } = searchEnd(searchPattern(start, generator), start, fails)
  expect(value).toBe(end)
  expect(asked.filter((text) => !new RegExp(pattern).test(text as string))).toEqual([])
  expect(failures).toBeLessThanOrEqual(most)
})
