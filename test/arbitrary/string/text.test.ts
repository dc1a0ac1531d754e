import { describe, expect, it } from 'vitest'
import { freeText } from '../../../src/arbitrary/string/text.js'
import { textBoundary } from '../../../src/arbitrary/string/text-boundary.js'
import { Random } from '../../../src/random.js'

const codePoints = (text: string) => Array.from(text).length
const bounds: [number, number][] = [
  [0, Infinity],
  [0, 0],
  [0, 1],
  [1, 1],
  [1, Infinity],
  [3, 5],
  [20, 20],
  [0, 2000],
  [300, 400],
  [5000, Infinity],
  [0, 1e9],
]

describe('freeText', () => {
  it.each(bounds)('keeps to %d–%d code points, without lone surrogates', (min, max) => {
    const random = new Random(1, min + 1)
    const wrong: string[] = []
    for (let i = 0; i < 3000; i++) {
      const text = freeText(random, min, max)
      const length = codePoints(text)
      if (length < min || length > max || /\p{Surrogate}/u.test(text)) wrong.push(text)
    }
    expect(wrong).toEqual([])
  })

  it('reaches both bounds', () => {
    const random = new Random(7, 7)
    const lengths = Array.from({ length: 1000 }, () => codePoints(freeText(random, 2, 1500)))
    expect(lengths.filter((length) => length === 1500).length).toBeGreaterThan(3)
    expect(lengths.filter((length) => length === 2).length).toBeGreaterThan(30)
  })

  const texts = (() => {
    const random = new Random(11, 12)
    return Array.from({ length: 20000 }, () => freeText(random, 0, Infinity))
  })()

  it.each([
    ['empty texts', /^$/, 200],
    ['digits only', /^\d+$/, 200],
    ['Latin-1', /[\xa1-\xff]/, 100],
    ['CJK', /[\u4e00-\u9fff]/, 100],
    ['astral characters', /[\u{10000}-\u{10ffff}]/u, 100],
    ['joined emoji', /\u200d/, 50],
    ['combining marks', /\p{M}/u, 100],
    ['right-to-left', /[\u05d0-\u05ea\u0620-\u064a]/, 100],
    ['NUL', /\0/, 50],
    ['line breaks', /[\r\n]/, 100],
    ['white space at an edge', /^\s.*\S|\S.*\s$/s, 200],
    ['quotes and backslashes', /["'\\]/, 1000],
    ['markup', /<[a-z/]/, 50],
    ['percent signs that are no escape', /%(?![0-9A-Fa-f]{2})/, 200],
    ['plus signs', /\+/, 200],
    ['prototype names', /^(?:__proto__|constructor)$/, 10],
    ['words of languages', /^(?:null|undefined|NaN|true)$/, 10],
    ['long texts', /^.{100,}$/s, 30],
    ['very long texts', /^.{400,}$/s, 3],
  ] as const)('holds %s', (_, pattern, atLeast) => {
    expect(texts.filter((text) => pattern.test(text)).length).toBeGreaterThanOrEqual(atLeast)
  })

  it('is mostly short printable ASCII, with every such character', () => {
    expect(texts.filter((text) => /^[ -~]{0,10}$/.test(text)).length).toBeGreaterThan(texts.length * 0.6)
    const seen = new Set(texts.join(''))
    for (let code = 32; code < 127; code++) expect(seen.has(String.fromCharCode(code))).toBe(true)
  })

  it('is deterministic', () => {
    const draw = () => {
      const random = new Random(1, 2)
      return Array.from({ length: 500 }, () => freeText(random, 0, 50))
    }
    expect(draw()).toEqual(draw())
  })
})

describe('textBoundary', () => {
  it.each(bounds)('fits %d–%d, each once, with a reason', (min, max) => {
    const cases = textBoundary(min, max)
    const lengths = cases.map(({ value }) => codePoints(value))
    expect(lengths.every((length) => length >= min && length <= max)).toBe(true)
    expect(new Set(cases.map(({ value }) => value)).size).toBe(cases.length)
    expect(cases.every(({ scenario }) => scenario !== '')).toBe(true)
    expect(lengths[0]).toBe(min)
  })

  it('holds the maximum up to 2,000 only', () => {
    const longest = (max: number) => Math.max(...textBoundary(0, max).map(({ value }) => codePoints(value)))
    expect(longest(2000)).toBe(2000)
    expect(longest(2001)).toBeLessThan(100)
    expect(longest(Infinity)).toBeLessThan(100)
  })

  it('holds what breaks code, filled up to a minimum', () => {
    const values = new Set(textBoundary(0, Infinity).map(({ value }) => value))
    for (const value of [
      '',
      '\0',
      '\r\n',
      '😀',
      'e\u0301',
      '%',
      '__proto__',
      'null',
      '<b>&</b>',
      '"',
      '\\',
      ' ',
    ]) {
      expect(values.has(value), JSON.stringify(value)).toBe(true)
    }
    const filled = textBoundary(4, 6).map(({ value }) => value)
    expect(filled).toContain('\0aaa')
    expect(filled).toContain('null')
    expect(filled).toContain('😀😀😀😀😀😀')
  })
})
