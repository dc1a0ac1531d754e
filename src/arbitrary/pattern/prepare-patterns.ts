import type { JsonSchema } from '../../typed-schema.js'
import { tellingTexts } from './boundary-texts.js'
import { matcherOf, syntaxOf } from './parse-pattern.js'
import { compilePattern } from './pattern.js'
import { type PatternSyntax, writePatterns } from './prepared-patterns.js'

/** The patterns that occur in schemas, as a text for `offerPatterns`: parsed, and whether any string matches them. */
export function preparePatterns(patterns: Iterable<string>): string {
  return writePatterns(new Map([...patterns].map((pattern) => [pattern, preparedOf(pattern)])))
}

/** The same without what only boundary cases need. */
export function parsedPatterns(patterns: Iterable<string>): string {
  const parsed = [...patterns].map((pattern) => {
    const { boundary: _, ...syntax } = preparedOf(pattern)
    return [pattern, syntax] as const
  })
  return writePatterns(new Map(parsed))
}

/**
 * The patterns in a schema, of values and of the names of members, in order; none with a property of characters, of
 * which another engine may know more.
 */
export function patternsOf(schema: JsonSchema): readonly string[] {
  return [...new Set(patternsIn(schema))].filter((pattern) => !/\\p/i.test(pattern)).sort()
}

function* patternsIn(part: unknown): Iterable<string> {
  if (typeof part !== 'object' || part === null) return
  for (const [keyword, value] of Object.entries(part)) {
    if (keyword === 'pattern' && typeof value === 'string') yield value
    if (keyword === 'patternProperties') yield* Object.keys(value)
    yield* patternsIn(value)
  }
}

function preparedOf(pattern: string): PatternSyntax {
  const syntax = syntaxOf(matcherOf(pattern))
  const { verdict, boundary } = compilePattern({
    minLength: 0,
    maxLength: Number.POSITIVE_INFINITY,
    patterns: [pattern],
    notPatterns: [],
  })
  return verdict === 'ok' ? { ...syntax, inhabited: true, boundary: boundary(tellingTexts) } : syntax
}
