import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeterministic } from '../../../src/arbitrary/pattern/deterministic.js'
import { parsePattern } from '../../../src/arbitrary/pattern/parse-pattern.js'
import { compilePattern } from '../../../src/arbitrary/pattern/pattern.js'
import { patternSource } from '../pattern-source.js'

const isSo = (pattern: string | RegExp): boolean => isDeterministic(parsePattern(pattern).node)

function timeOf(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

describe('a deterministic pattern', () => {
  it.each([
    '^$',
    '^[a-z]+$',
    '^a*b*$',
    '^a',
    '^(?:ab|c)*d?$',
    '^(?:ab|ac)$',
    '^(?:/a|/)$',
    '^[a-z]+(?:-[a-z]+)*$',
    '^[a-z]+(?: [a-z]+| \\([a-z]+\\)){0,2}$',
    '^[A-Za-z_][a-z]{0,15}=[a-z%]{0,32}(; [a-z]{0,15}=[a-z]{0,32}){0,3}$',
    '^(?:a|b|)c$',
    '^(?:a|)ab$',
    '^(?:[0-9a-f]{2}){3}$',
    '^(?:a{3}b?){2}$',
    '^(?:[a-z]|%[0-9]{2})*$',
  ])('is %s', (pattern) => {
    expect(isSo(pattern)).toBe(true)
  })

  it.each([
    ['from anywhere', 'a+b$'],
    ['two that begin alike', '^(?:aab|aac)$'],
    ['two that may be one', '^(?:a[bc]|a[cd])$'],
    ['two of them', '^a*a*$'],
    ['what comes next begins alike', '^[a-z]*zz$'],
    ['the next turn begins as the last one may go on', '^(?:a+)+$'],
    ['so it is where the number of turns is fixed', '^(?:ab?b?){2}$'],
    ['it goes on as a later turn begins', '^(?:a|aab)*$'],
    ['a turn may be empty', '^(?:a?)*$'],
    ['two empty options', '^(?:a?|b?)$'],
    ['an empty option, and what follows begins like the other', '^(?:a|)aa$'],
    ['a turn begins like what comes after it, and goes on alike', '^(?:ab)*abc$'],
    [
      'too many ways',
      `^(?:${Array.from({ length: 80 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('x|')})$`,
    ],
    ['a reference', '^(a)\\1$'],
    ['an assertion', '^(?=a)a$'],
    ['an edge within', '^(?:a$|b)$'],
    ['of lines', /^a*$/m],
  ])('is not one: %s', (_, pattern) => {
    expect(isSo(pattern)).toBe(false)
  })

  it('is matched in no time, however long a text is, and whether it matches or not', () => {
    const letter = fc.constantFrom('a', 'b', '-', '0', ' ')
    let seen = 0
    fc.assert(
      fc.property(
        patternSource({ references: false, lookbehind: false }),
        fc.array(letter, { maxLength: 6 }),
        letter,
        (source, piece, last) => {
          const pattern = `^(?:${source})$`
          if (!isSo(pattern)) return
          seen += 1
          const text = `${(piece.join('') || 'a').repeat(8000).slice(0, 40_000)}${last}`
          const { matcher } = parsePattern(pattern)
          // Of several times, since others may be using the processor: what goes back is slow each time.
          const times = [1, 2, 3, 4].map(() => timeOf(() => matcher.test(text)))
          expect(Math.min(...times), pattern).toBeLessThan(500)
        },
      ),
      { numRuns: 1000 },
    )
    expect(seen).toBeGreaterThan(15)
  })

  it('is judged by its matcher at any length, which says what its automaton says', () => {
    const pattern = '^[a-z]+=[a-z]*(?:; [a-z]+=[a-z]*){0,3}$'
    const judged = compilePattern({ minLength: 0, maxLength: Infinity, patterns: [pattern], notPatterns: [] })
    for (const text of ['name=value; other=more', `${'a'.repeat(5000)}=b`, 'a=b; c=d; e=f; g=h'])
      expect(judged.accepts(text)).toBe(true)
    for (const text of ['name=value;other=more', 'a=b; c=d; e=f; g=h; i=j', `${'a'.repeat(5000)}`])
      expect(judged.accepts(text)).toBe(false)
  })
})
