import { describe, expect, it } from 'vitest'
import { freeText } from '../../../src/arbitrary/string/text.js'
import { searchText } from '../../../src/arbitrary/string/text-search.js'
import { Random } from '../../../src/random.js'
import { textSize } from '../../../src/schema/formats/format-shrink.js'
import { searchEnd } from '../search-end.js'

const codePoints = (text: string): number => Array.from(text).length
const start = 'Order 42: Zürich 漢字 100% 👩\u200d👩\u200d👧 done '

describe('searchText', () => {
  it.each([[0], [1], [3], [20]])(
    'asks about texts of at least %d code points, without lone surrogates',
    (min) => {
      const random = new Random(2, min + 3)
      for (let i = 0; i < 200; i++) {
        const text = freeText(random, min, Infinity)
        const kept = text.slice(text.length >> 1)
        const { value, asked } = searchEnd(searchText(text, min), text, (each: string) => each.includes(kept))
        expect(value.includes(kept)).toBe(true)
        const wrong = (asked as string[]).filter(
          (each) => codePoints(each) < min || /\p{Surrogate}/u.test(each),
        )
        expect(wrong).toEqual([])
      }
    },
  )

  it('ends at the shortest text of a', () => {
    expect(searchEnd(searchText('Hello, 漢字!', 0), 'Hello, 漢字!', () => true).value).toBe('')
    expect(searchEnd(searchText('Hello, 漢字!', 3), 'Hello, 漢字!', () => true).value).toBe('aaa')
    expect(searchEnd(searchText('', 0), '', () => true).asked).toEqual([])
    expect(searchEnd(searchText('aa', 2), 'aa', () => true).asked).toEqual([])
  })

  it.each([
    ['a character', (text: string) => text.includes('%'), '%', 20],
    ['a length', (text: string) => text.length > 7, 'aaaaaaaa', 10],
    ['two characters far apart', (text: string) => /O.*%/.test(text), 'O%', 25],
    ['beyond ASCII', (text: string) => /[^\0-\x7f]/.test(text), 'é', 20],
    ['three UTF-8 bytes', (text: string) => Buffer.byteLength(text) > text.length + 1, '€', 20],
    ['a surrogate pair', (text: string) => /[\ud800-\udfff]/.test(text), '😀', 20],
    ['a capital', (text: string) => /[A-Z]/.test(text), 'A', 15],
    ['a digit', (text: string) => /\d/.test(text), '0', 20],
    ['white space at an edge', (text: string) => text !== text.trim(), ' ', 20],
  ] as const)('keeps only %s, in few failures', (_, fails, end, most) => {
    expect(fails(start)).toBe(true)
    const { value, failures } = searchEnd(searchText(start, 0), start, fails)
    expect(fails(value)).toBe(true)
    expect(codePoints(value)).toBe(codePoints(end))
    expect(textSize(value)).toBeLessThanOrEqual(Math.max(textSize(end), textSize('🀀')))
    expect(failures).toBeLessThanOrEqual(most)
  })

  it('finds a needle in a long text in about as many failures as its length has digits', () => {
    const hay = `${'lorem ipsum '.repeat(80)}<b>${' dolor sit'.repeat(80)}`
    const { value, failures } = searchEnd(searchText(hay, 0), hay, (text: string) => text.includes('<b>'))
    expect(value).toBe('<b>')
    expect(failures).toBeLessThanOrEqual(40)
  })

  it('shrinks the JSON document that a text is', () => {
    const text = '{"id":7,"list":[1,2,{"a":"x"}],"more":null}'
    const keeps = (each: string): boolean => {
      try {
        return Array.isArray((JSON.parse(each) as { list?: unknown } | null)?.list)
      } catch {
        return false
      }
    }
    const { value, failures } = searchEnd(searchText(text, 0), text, keeps)
    expect(value).toBe('{"list":[]}')
    expect(failures).toBeLessThanOrEqual(20)
  })

  it('shrinks as a plain text what only looks like a document', () => {
    const text = '{"id":7,"list":[1,2,{"a":"x"}],"more":null}'
    expect(searchEnd(searchText(text, 0), text, (each: string) => each.includes('"')).value).toBe('"')
  })
})
