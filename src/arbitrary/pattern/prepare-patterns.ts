import { tellingTexts } from './boundary-texts.js'
import { matcherOf, syntaxOf } from './parse-pattern.js'
import { compilePattern } from './pattern.js'
import { type PatternSyntax, writePatterns } from './prepared-patterns.js'

/** The patterns that occur in schemas, as a text for `offerPatterns`: parsed, and whether any string matches them. */
export function preparePatterns(patterns: Iterable<string>): string {
  return writePatterns(new Map([...patterns].map((pattern) => [pattern, preparedOf(pattern)])))
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
