import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compilePattern,
  matcherOf,
  PatternSyntaxError,
  type StringConstraints,
} from '../../../src/arbitrary/pattern/pattern.js'
import { isSmaller } from '../../../src/arbitrary/pattern/smaller-texts.js'
import { Random } from '../../../src/random.js'
import { processorTime } from '../../processor-time.js'
import { hardPatterns } from '../hard-patterns.js'
import { patternSource, shortTexts } from '../pattern-source.js'

const anyLength = { minLength: 0, maxLength: Number.POSITIVE_INFINITY }

function constraintsOf(
  patterns: readonly (string | RegExp)[],
  rest: Partial<StringConstraints> = {},
): StringConstraints {
  return { ...anyLength, notPatterns: [], patterns, ...rest }
}

/** Judges with nothing but the engine. */
function judgeOf({
  minLength,
  maxLength,
  patterns,
  notPatterns,
}: StringConstraints): (text: string) => boolean {
  const compiled = (pattern: string | RegExp): RegExp =>
    typeof pattern === 'string' ? new RegExp(pattern, 'u') : pattern
  const wanted = patterns.map(compiled)
  const unwanted = notPatterns.map(compiled)
  return (text) => {
    const length = [...text].length
    const fits = length >= minLength && length <= maxLength
    return fits && wanted.every((one) => one.test(text)) && !unwanted.some((one) => one.test(text))
  }
}

function constraintsArbitrary(options: { readonly references: boolean; readonly lookbehind: boolean }) {
  return fc
    .tuple(
      fc.array(patternSource(options), { minLength: 1, maxLength: 2 }),
      fc.array(patternSource({ references: false, lookbehind: options.lookbehind }), { maxLength: 1 }),
      fc.nat(3),
      fc.oneof(fc.nat(5), fc.constant(Number.POSITIVE_INFINITY)),
    )
    .map(([patterns, notPatterns, minLength, more]) => ({
      patterns,
      notPatterns,
      minLength,
      maxLength: minLength + more,
    }))
}

/** Much more is `FC_RUNS=5000 npx vitest run test/arbitrary/pattern/pattern.test.ts`. */
const numRuns = Number(process.env.FC_RUNS ?? 40)

describe('generated patterns', () => {
  const kinds = [
    ['without lookbehind', { references: false, lookbehind: false }],
    ['with lookbehind', { references: false, lookbehind: true }],
    ['with back-references', { references: true, lookbehind: true }],
  ] as const

  it.each(kinds)('every string satisfies all constraints, %s', (_, options) => {
    const law = fc.property(constraintsArbitrary(options), fc.integer(), (constraints, seed) => {
      const isRight = judgeOf(constraints)
      const generator = compilePattern(constraints)
      const random = new Random(seed, 1)
      for (const size of ['small', 'normal', 'normal', 'max'] as const) {
        const text = generator.generate(random, size)
        if (generator.verdict === 'ok') expect(text).toBeDefined()
        if (text !== undefined) expect(text).toSatisfy(isRight)
      }
      for (const { value } of generator.boundary()) expect(value).toSatisfy(isRight)
    })
    fc.assert(law, { numRuns })
  })

  it.each(kinds)('what brute force finds is neither denied nor left out, %s', (_, options) => {
    const law = fc.property(constraintsArbitrary(options), (constraints) => {
      const found = shortTexts.filter(judgeOf(constraints))
      const { verdict, shortest, enumerate } = compilePattern(constraints)
      const all = enumerate(300)
      if (all !== undefined) expect(found.filter((text) => !all.includes(text))).toEqual([])
      if (all !== undefined) expect(new Set(all).size).toBe(all.length)
      if (found.length === 0) return
      expect(verdict).not.toBe('empty')
      if (options.references || options.lookbehind) return
      expect(verdict).toBe('ok')
      expect([...shortest!].length).toBeLessThanOrEqual([...found[0]!].length)
    })
    fc.assert(law, { numRuns })
  })

  it.each(kinds)(
    'shrinks any string that satisfies them, along random paths, to the shortest, %s',
    (_, options) => {
      const law = fc.property(
        constraintsArbitrary(options),
        fc.infiniteStream(fc.nat()),
        (constraints, choices) => {
          const generator = compilePattern(constraints)
          const found =
            shortTexts.filter(judgeOf(constraints)).at(-1) ?? generator.generate(new Random(3, 4), 'normal')
          if (found === undefined) return
          walkDown(generator.shrink, found, judgeOf(constraints), choices)
          const { shortest } = generator
          if (shortest === undefined || !isSmaller(shortest, found)) return
          expect([...generator.shrink(found)][0]).toBe(shortest)
        },
      )
      fc.assert(law, { numRuns })
    },
  )
})

function walkDown(
  shrink: (text: string) => Iterable<string>,
  start: string,
  isRight: (text: string) => boolean,
  choices: Iterator<number>,
): void {
  let at = start
  for (let steps = 0; ; steps++) {
    expect(steps).toBeLessThan(300)
    const smaller = [...shrink(at)]
    expect(smaller.length).toBeLessThanOrEqual(200)
    expect(smaller.filter((text) => !isRight(text) || !isSmaller(text, at))).toEqual([])
    if (smaller.length === 0) return
    at = smaller[choices.next().value % smaller.length]!
  }
}

describe('hard patterns', () => {
  it.each(hardPatterns)('$title', ({ constraints, domain, judge }) => {
    const isRight = judge ?? judgeOf(constraints)
    const { milliseconds, result } = processorTime(() => {
      const generator = compilePattern(constraints)
      const random = new Random(1, 2)
      const texts = Array.from({ length: 1000 }, () => generator.generate(random, 'normal'))
      return { texts, boundary: [...generator.boundary()] }
    })
    const { texts, boundary } = result
    expect(texts.filter((text) => text === undefined || !isRight(text))).toEqual([])
    const distinct = new Set(texts).size
    if (domain === undefined) expect(distinct).toBeGreaterThanOrEqual(950)
    else expect(distinct).toBe(domain)
    for (const { value } of boundary) expect(value).toSatisfy(isRight)
    // Thousand samples and the boundary strings together; a single call is far below.
    expect(milliseconds).toBeLessThan(8_000)
  })

  it.each(hardPatterns)('$title, shrunk greedily', ({ constraints, judge }) => {
    const isRight = judge ?? judgeOf(constraints)
    const generator = compilePattern(constraints)
    let at = generator.generate(new Random(5, 6), 'normal')!
    let steps = 0
    for (; steps < 300; steps++) {
      // As if only the one string that is the shortest anyway did not fail.
      const next = [...generator.shrink(at)].find((text) => text !== generator.shortest)
      if (next === undefined) break
      expect(next).toSatisfy(isRight)
      at = next
    }
    expect(steps).toBeLessThan(300)
    const end = [...generator.shrink(at)][0] ?? at
    expect([...end]).toHaveLength([...generator.shortest!].length)
    expect(isSmaller(generator.shortest!, end)).toBe(false)
  })
})

describe('verdict', () => {
  it.each([
    { constraints: constraintsOf(['a^b']) },
    { constraints: constraintsOf(['^[a-z]+$', '[0-9]']) },
    { constraints: constraintsOf(['^a{3}$'], { maxLength: 2 }) },
    { constraints: constraintsOf(['^[ab]$'], { notPatterns: ['a', 'b'] }) },
    { constraints: constraintsOf(['^(?=.*\\d)[a-z]*$']) },
    { constraints: constraintsOf(['^(\\d)\\1$', '^[a-z]']) },
    { constraints: constraintsOf([], { minLength: 2, maxLength: 1 }) },
    { constraints: constraintsOf(['\\B$\\b']) },
    { constraints: constraintsOf(['[]']) },
  ])('is empty for $constraints.patterns', ({ constraints }) => {
    const generator = compilePattern(constraints)
    expect(generator.verdict).toBe('empty')
    expect(generator.generate(new Random(1, 1), 'normal')).toBeUndefined()
    expect(generator.boundary()).toEqual([])
    expect(generator.enumerate(10)).toEqual([])
  })

  it('is unknown where only a lone surrogate would match, which is never generated', () => {
    expect(compilePattern(constraintsOf(['^\\ud83d$'])).verdict).toBe('unknown')
  })
})

describe('enumerate', () => {
  it.each([
    ['^(a|b)\\1$', ['aa', 'bb']],
    ['^(?:yes|no)$', ['no', 'yes']],
    ['^[ab]{1,2}$', ['a', 'b', 'aa', 'ab', 'ba', 'bb']],
    ['^(?!b)[a-c]$', ['a', 'c']],
    ['^x(?<=x)y?$', ['x', 'xy']],
    ['^(?:\\ba\\b|\\b!\\B)$', ['a']],
    ['^$', ['']],
  ])('%s', (pattern, all) => {
    expect(compilePattern(constraintsOf([pattern])).enumerate(10)).toEqual(all)
  })

  it('gives up where there are more, or endlessly many', () => {
    expect(compilePattern(constraintsOf(['^[ab]{1,2}$'])).enumerate(5)).toBeUndefined()
    expect(compilePattern(constraintsOf(['^a+$'])).enumerate(100)).toBeUndefined()
    expect(compilePattern(constraintsOf(['^a+$'], { maxLength: 4 })).enumerate(100)).toHaveLength(4)
  })
})

describe('boundary', () => {
  const scenariosOf = (constraints: StringConstraints): Record<string, string> =>
    Object.fromEntries(
      compilePattern(constraints)
        .boundary()
        .map(({ value, scenario }) => [value, scenario]),
    )

  it('has the bounds of the length, each alternative, each optional part', () => {
    expect(scenariosOf(constraintsOf(['^(?:GET|POST)(?: /)?$']))).toEqual({
      GET: 'the shortest',
      'POST /': 'the longest, or a long one',
      POST: 'alternative 2',
      'GET /': 'an optional part present',
    })
    const lengths = compilePattern(constraintsOf(['^[a-z]+$'], { minLength: 2, maxLength: 30 }))
      .boundary()
      .map(({ value }) => value.length)
    expect(lengths).toEqual(expect.arrayContaining([2, 29, 30]))
  })

  it('has a line break, an astral character and a combining mark where a class permits them', () => {
    const texts = Object.keys(scenariosOf(constraintsOf(['^[^x]$']))).join('')
    expect(texts).toContain('\n')
    expect(texts).toContain('😀')
    expect(texts).toContain('\u0301')
    expect(Object.keys(scenariosOf(constraintsOf(['^.$']))).join('')).not.toContain('\n')
  })
})

describe('flags', () => {
  it.each([
    withSets('^[\\p{L}--[a-z]]{2}$'),
    withSets('^[\\q{abc|d|}x]$'),
    withSets('^\\p{RGI_Emoji}$'),
    /^straße$/iu,
    /^\w+$/iu,
    /^[^k]{2}$/iu,
    /^a.b$/s,
    /x$^y/m,
    /^\u{212a}\Bk$/iu,
  ])('%s', (pattern) => {
    const generator = compilePattern(constraintsOf([pattern]))
    const random = new Random(1, 2)
    const texts = Array.from({ length: 300 }, () => generator.generate(random, 'normal'))
    if (generator.verdict === 'empty') return expect(pattern.source).toBe('x$^y')
    expect(texts.filter((text) => text === undefined || !pattern.test(text))).toEqual([])
  })

  it('compiles as ajv does, with `u` or, where `u` refuses, without flags', () => {
    expect(matcherOf('^\\p{L}$').flags).toBe('u')
    expect(matcherOf('^[\\w-.]\\-$').flags).toBe('')
    const generator = compilePattern(constraintsOf(['^😀\\-[\\w-.]$']))
    expect(generator.generate(new Random(1, 2), 'normal')).toMatch(/^😀-[\w.-]$/u)
  })

  it.each(['(', '[b-a]', 'a**', '(?<n>a)(?<n>b)', '(?i:a)'])('refuses %s', (pattern) => {
    if (isKnown(pattern)) return expect(compilePattern(constraintsOf([pattern])).verdict).toBe('ok')
    expect(() => compilePattern(constraintsOf([pattern]))).toThrow(PatternSyntaxError)
  })
})

/** With the flag `v`, which the compiler's target does not know as a literal yet. */
function withSets(source: string): RegExp {
  return new RegExp(source, 'v')
}

/** Newer engines know inline flags and duplicate names. */
function isKnown(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}

it('never returns a lone surrogate', () => {
  const random = new Random(1, 2)
  for (const pattern of ['^.{1,9}$', '[^a]', '^\\P{L}+$', '^[\\ud800-\\udfffx]+$']) {
    const generator = compilePattern(constraintsOf([pattern]))
    for (let i = 0; i < 500; i++) expect(generator.generate(random, 'normal')).not.toMatch(/\p{Surrogate}/u)
  }
})
