import * as fc from 'fast-check'

/** Regular expressions (for the flag `u`) as text, over few characters, so that brute force can judge them. */
export function patternSource(options: {
  readonly references: boolean
  readonly lookbehind: boolean
}): fc.Arbitrary<string> {
  const { source } = fc.letrec<{ source: string; branch: string; item: string; atom: string }>((tie) => ({
    source: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|')),
    branch: fc.array(tie('item'), { maxLength: 4 }).map((items) => items.join('')),
    item: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'pattern' },
      { weight: 5, arbitrary: tie('atom') },
      { weight: 3, arbitrary: fc.tuple(tie('atom'), quantifier).map((parts) => parts.join('')) },
      { weight: 2, arbitrary: assertion },
      { weight: 1, arbitrary: lookaround(tie('source'), options.lookbehind) },
    ),
    atom: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'pattern', withCrossShrink: true },
      { weight: 6, arbitrary: leaf },
      ...(options.references ? [{ weight: 2, arbitrary: fc.constant('(?:\\1)') }] : []),
      { weight: 2, arbitrary: tie('source').map((inner) => `(?:${inner})`) },
      { weight: 1, arbitrary: tie('source').map((inner) => `(${inner})`) },
    ),
  }))
  return fc.tuple(source, fc.boolean(), fc.boolean()).map(([inner, start, end]) => {
    const group = options.references ? '(a|b+)' : ''
    return `${start ? '^' : ''}${group}(?:${inner})${end ? '$' : ''}`
  })
}

const leaf = fc.constantFrom(
  'a',
  'b',
  '0',
  '[ab]',
  '[^a]',
  '.',
  '\\d',
  '\\w',
  '\\W',
  '\\s',
  '[a-c0]',
  '\\p{L}',
  '\\P{L}',
  '[^]',
)
const quantifier = fc.constantFrom('?', '*', '+', '{2}', '{1,3}', '{2,}', '*?', '+?', '{0,2}?')
const assertion = fc.constantFrom('^', '$', '\\b', '\\B')

function lookaround(inner: fc.Arbitrary<string>, lookbehind: boolean): fc.Arbitrary<string> {
  const openings = lookbehind ? ['(?=', '(?!', '(?<=', '(?<!'] : ['(?=', '(?!']
  return fc.tuple(fc.constantFrom(...openings), inner).map(([opening, body]) => `${opening}${body})`)
}

/** All strings over a few characters, up to four of them. */
export const shortTexts: readonly string[] = allTexts(['a', 'b', '0', ' ', '😀'], 4)

function allTexts(alphabet: readonly string[], length: number): readonly string[] {
  if (length === 0) return ['']
  const shorter = allTexts(alphabet, length - 1)
  const longest = shorter.filter((text) => [...text].length === length - 1)
  return [...shorter, ...longest.flatMap((text) => alphabet.map((char) => text + char))]
}
