import { once } from '../../once.js'
import type { Random } from '../../random.js'
import { type BoundaryText, boundaryTexts, tellingTexts } from './boundary-texts.js'
import { allTexts } from './language.js'
import { matcherOf as matcherOfPattern, type ParsedPattern, parsePattern } from './parse-pattern.js'
import { type ParsedConstraints, patternPlan } from './pattern-plan.js'
import { smallerTexts } from './smaller-texts.js'
import type { TextSize } from './text-size.js'

export { PatternSyntaxError } from './parse-pattern.js'

/** What a string must be like. Patterns match anywhere in it, as `pattern` of JSON Schema does. */
export interface StringConstraints {
  /** In code points. */
  readonly minLength: number
  /** In code points; may be Infinity. */
  readonly maxLength: number
  /** All of these match. Text is compiled as ajv does; a RegExp brings its own flags (`g` and `y` are ignored). */
  readonly patterns: readonly (string | RegExp)[]
  /** None of these match. */
  readonly notPatterns: readonly (string | RegExp)[]
}

/** Strings that satisfy some constraints. */
export interface PatternGenerator {
  /**
   * A string that satisfies all constraints, which was checked; undefined when none was found within the budget of
   * one call. `small` asks for one near the least length, `max` for one near the greatest (or about 1,100).
   */
  generate(random: Random, size: TextSize): string | undefined
  /** Strings smaller than `value` that satisfy all constraints, the smallest first; at most 200. */
  shrink(value: string): Iterable<string>
  /** Of those, the ones with another end or with simpler characters; no part is only left out. */
  readonly rewrite: (value: string) => Iterable<string>
  /** Whether a string satisfies all constraints. */
  readonly accepts: (value: string) => boolean
  /** The simplest of the shortest strings that were found; undefined where none was found. */
  readonly shortest: string | undefined
  /** Strings at the bounds of what the constraints allow, each with the reason why it was chosen; all different. At most so many; default all. */
  boundary(most?: number): readonly BoundaryText[]
  /** All strings that satisfy the constraints; undefined unless they are known to be no more than `limit`. */
  enumerate(limit: number): readonly string[] | undefined
  /** `empty` where it is certain that no string satisfies the constraints. */
  readonly verdict: 'ok' | 'empty' | 'unknown'
}

/** The same patterns come again in every schema of a suite; so many generators are kept. */
const cacheSize = 500
/** UTF-16 code units of the patterns that are kept: long ones are few, and each takes megabytes. */
const cacheLength = 100_000
const cache = new Map<string, PatternGenerator>()
let cachedLength = 0

/** A generator of strings; throws {@link PatternSyntaxError} for a pattern that ECMAScript refuses. */
export function compilePattern(constraints: StringConstraints): PatternGenerator {
  const { minLength, maxLength, patterns, notPatterns } = constraints
  if ([...patterns, ...notPatterns].some((pattern) => typeof pattern !== 'string'))
    return compile(constraints)
  const key = JSON.stringify([minLength, String(maxLength), patterns, notPatterns])
  let generator = cache.get(key)
  if (generator === undefined) {
    generator = compile(constraints)
    if (cache.size >= cacheSize || cachedLength + key.length > cacheLength) {
      cache.clear()
      cachedLength = 0
    }
    cache.set(key, generator)
    cachedLength += key.length
  }
  return generator
}

function compile(constraints: StringConstraints): PatternGenerator {
  const parsed: ParsedConstraints = {
    ...constraints,
    patterns: constraints.patterns.map(parsePattern),
    notPatterns: constraints.notPatterns.map(parsePattern),
  }
  const plan = once(() => patternPlan(parsed))
  const prepared = preparedOf(parsed)
  // What is too large to plan is told now, and not in the middle of a run.
  if (prepared === undefined) plan()
  const smaller = (value: string, deletions: boolean): Iterable<string> =>
    smallerTexts(value, {
      shortest: plan().shortest(),
      language: plan().language(),
      accepts: plan().judge.accepts,
      deletions,
    })
  return {
    generate: (random, size) => plan().generate(random, size),
    shrink: (value) => smaller(value, true),
    rewrite: (value) => smaller(value, false),
    accepts: (value) => plan().judge.accepts(value),
    get shortest() {
      return plan().shortest()
    },
    boundary: (most = Number.POSITIVE_INFINITY) =>
      most === tellingTexts && prepared?.boundary !== undefined
        ? prepared.boundary
        : boundaryTexts(plan(), most),
    enumerate: remembered((limit) => {
      const language = plan().verdict() === 'unknown' ? undefined : plan().coveringLanguage()
      const all = language === undefined ? undefined : allTexts(language, limit)
      return all?.filter(plan().judge.accepts)
    }),
    get verdict() {
      return prepared === undefined ? plan().verdict() : 'ok'
    },
  }
}

/** Each schema that holds the pattern asks again, and to walk through its strings takes longer than to read the schema. */
function remembered<T>(answer: (limit: number) => T): (limit: number) => T {
  const known = new Map<number, T>()
  return (limit) => {
    if (!known.has(limit)) known.set(limit, answer(limit))
    return known.get(limit)!
  }
}

/** The pattern that is all the constraints, where some string is known to match it before anything is planned. */
function preparedOf({
  minLength,
  maxLength,
  patterns,
  notPatterns,
}: ParsedConstraints): ParsedPattern | undefined {
  const [only] = patterns
  const anyLength = minLength <= 0 && maxLength === Number.POSITIVE_INFINITY
  const isAlone = anyLength && patterns.length === 1 && notPatterns.length === 0
  return isAlone && only!.inhabited === true ? only : undefined
}

/** The regular expression that ajv makes of a pattern; throws {@link PatternSyntaxError}. */
export function matcherOf(pattern: string): RegExp {
  return matcherOfPattern(pattern)
}
