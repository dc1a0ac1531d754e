import { patternRegExp } from '../schema/pattern-regexp.js'

/** A text that a pattern refuses, though it is near to one that it takes. */
export interface NearMiss {
  readonly value: string
  /** In words, after the place: `has a character more`. */
  readonly scenario: string
}

/**
 * Texts like one that a pattern takes, each with the mistake of one way to check it: without its end, without its
 * beginning, by its length alone, by one of its classes, without its lookaheads. Those that it takes are left out.
 */
export function nearMisses(pattern: string, taken: string): readonly NearMiss[] {
  const regExp = patternRegExp(pattern)
  const last = [...taken].at(-1) ?? 'a'
  const candidates: readonly NearMiss[] = [
    { value: `${taken}${last}`, scenario: 'has a character more at its end' },
    { value: `${last}${taken}`, scenario: 'has a character more at its beginning' },
    { value: [...taken].slice(0, -1).join(''), scenario: 'lacks its last character' },
    { value: taken.replace(/\d/g, 'a'), scenario: 'has letters for its digits' },
    { value: taken.replace(/[a-z]/gi, '1'), scenario: 'has digits for its letters' },
  ]
  const seen = new Set([''])
  return candidates.filter(({ value }) => {
    const isNew = !seen.has(value)
    seen.add(value)
    return isNew && !regExp.test(value)
  })
}
