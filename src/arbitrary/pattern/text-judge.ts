import { accepts, type Language } from './language.js'
import type { ParsedPattern } from './parse-pattern.js'
import { someNode } from './pattern-node.js'

/** Decides about strings with the engine's own matcher, and never for long. */
export interface TextJudge {
  accepts(text: string): boolean
  /** Up to so many UTF-16 units the engine's matcher alone decides. */
  readonly limit: number
}

export interface JudgedConstraints {
  readonly minLength: number
  readonly maxLength: number
  readonly patterns: readonly ParsedPattern[]
  readonly notPatterns: readonly ParsedPattern[]
  /** Consulted for strings on which backtracking might take too long; undefined where it is not exact. */
  exactLanguage(): Language | undefined
}

/** A judge of the constraints. A string that it cannot decide about in time is refused. */
export function textJudge(constraints: JudgedConstraints): TextJudge {
  const { minLength, maxLength } = constraints
  const anyLength = minLength <= 0 && maxLength === Number.POSITIVE_INFINITY
  const wanted = constraints.patterns.map((pattern) => withLimit(pattern, true))
  const unwanted = constraints.notPatterns.map((pattern) => withLimit(pattern, false))
  const tests = [...wanted, ...unwanted]
  const shortest = Math.min(Number.POSITIVE_INFINITY, ...tests.map((test) => test.limit))
  // V8 lets an assertion hold between the two halves of an astral character, against the standard.
  const splitsPairs = [...constraints.patterns, ...constraints.notPatterns].some(({ node }) =>
    someNode(node, ({ kind }) => kind === 'word' || kind === 'look'),
  )
  // Nearly every judge has one pattern to ask: it deserves a path without a loop.
  const only = wanted.length === 1 && tests.length === 1 && anyLength ? wanted[0]! : undefined
  return {
    limit: shortest,
    accepts(text) {
      if (only !== undefined && text.length <= only.limit) return only.matcher.test(text)
      if (!anyLength && !hasLength(text, minLength, maxLength)) return false
      if (text.length > shortest) {
        const language = constraints.exactLanguage()
        const isTrusted = language !== undefined && !(splitsPairs && hasAstral.test(text))
        if (isTrusted) return accepts(language, text)
      }
      for (const { matcher, expected, patience } of tests) {
        if (text.length > patience || matcher.test(text) !== expected) return false
      }
      return true
    },
  }
}

const hasAstral = /[\u{10000}-\u{10ffff}]/u

interface MatcherTest {
  readonly matcher: RegExp
  readonly expected: boolean
  readonly limit: number
  /** Past this length not even a slow answer is waited for. */
  readonly patience: number
}

/** A text of so many UTF-16 units is gone through in a moment. */
const linearLimit = 100_000

function withLimit({ matcher, safeLength, deterministic }: ParsedPattern, expected: boolean): MatcherTest {
  const limit = deterministic === true ? linearLimit : safeLength
  return { matcher, expected, limit, patience: limit > 100 ? limit * 20 : limit * 2 }
}

/** UTF-16 units bound the number of code points; they are counted only where that does not decide. */
function hasLength(text: string, min: number, max: number): boolean {
  const units = text.length
  if (units < min || units > 2 * max) return false
  if (units <= max && units >= 2 * min) return true
  let count = units
  for (let i = 0; i < units - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--
      i++
    }
  }
  return count >= min && count <= max
}
