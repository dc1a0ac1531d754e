import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplestText } from '../../src/arbitrary/pattern/language.js'
import { parsePattern } from '../../src/arbitrary/pattern/parse-pattern.js'
import { type PatternPlan, patternPlan } from '../../src/arbitrary/pattern/pattern-plan.js'
import { longText } from '../../src/arbitrary/pattern/text-size.js'
import { patternSource } from './pattern-source.js'

const numRuns = Number(process.env.FC_RUNS ?? 300)

function planOf(pattern: string, minLength = 0, maxLength = Number.POSITIVE_INFINITY): PatternPlan {
  return patternPlan({ minLength, maxLength, patterns: [parsePattern(pattern)], notPatterns: [] })
}

/** By the automaton, which knows nothing of parts; undefined where it is not exact. */
function byAutomaton(plan: PatternPlan, which: 'shortest' | 'longest'): string | undefined {
  const language = plan.language()
  if (language === undefined || !language.automaton.exact || language.layers.gaveUp()) return undefined
  const { layers, minLength, maxLength } = language
  const least = layers.next(minLength, maxLength)
  const most = Math.min(maxLength, longText)
  const length = which === 'shortest' || least === undefined ? least : layers.last(least, most)
  return length === undefined ? undefined : simplestText(language, length)
}

describe('the shortest and the longest string, told part by part', () => {
  const pattern = fc.tuple(
    patternSource({ references: false, lookbehind: true }),
    fc.nat(3),
    fc.oneof(fc.nat(6), fc.constant(Number.POSITIVE_INFINITY)),
  )

  it.each([
    ['shortest', (plan: PatternPlan) => plan.shortestByParts(plan.nodes)],
    ['longest', (plan: PatternPlan) => plan.longestByParts()],
  ] as const)('is the %s of the automaton', (which, byParts) => {
    let compared = 0
    const property = fc.property(pattern, ([source, minLength, more]) => {
      const plan = planOf(source, minLength, minLength + more)
      const text = byParts(plan)
      const expected = text === undefined ? undefined : byAutomaton(plan, which)
      if (text === undefined || expected === undefined) return
      compared++
      expect(text).toBe(expected)
    })
    fc.assert(property, { numRuns: which === 'shortest' ? numRuns : numRuns * 4 })
    expect(compared).toBeGreaterThan(numRuns / 20)
  })

  it.each([
    ['^[0-9a-f]{8}-[0-9a-f]{4}$', 'aaaaaaaa-aaaa', 'aaaaaaaa-aaaa'],
    ['^(a|bcd|0){1,3}$', 'a', 'bcdbcdbcd'],
    ['^([1-9]|[1-5][0-9]|60)m$', '1m', '10m'],
    ['^(?=.*[0-9])[a-z0-9]{2,4}$', undefined, undefined],
    // What only counts characters is kept apart from the nodes.
    ['^[a-z]+$', undefined, undefined],
    ['^x[a-z]+$', 'xa', undefined],
    ['^a|bc$', 'a', undefined],
    ['^(?:)$', '', ''],
    ['^[^\\s\\S]$', undefined, undefined],
    ['^([^\\s\\S]|ab)$', 'ab', undefined],
  ])('tells of %s', (source, shortest, longest) => {
    const plan = planOf(source)
    expect(plan.shortestByParts(plan.nodes)).toBe(shortest)
    expect(plan.longestByParts()).toBe(longest)
  })
})
