import { madeTexts } from '../dictionary/reading/pattern-texts.js'
import type { Literal } from '../dictionary/source-constants.js'
import { once } from '../once.js'
import type { Planted } from './dictionary-cases.js'

/** Gives what was planted the reason that its value has beside being a constant, if it has one. */
export type Explained = (value: Literal, made: Planted | undefined) => Planted | undefined

/** Characters of a regular expression that a scenario shows. */
const mostShown = 60

/** Says of the texts that were made for these expressions of a source which one they match: no source writes them. */
export function explainedBy(patterns: readonly string[]): Explained {
  const reasons = once(() => reasonsFrom(patterns))
  return (value, made) => {
    const why = made && reasons().get(value)
    return why === undefined ? made : { ...made!, why }
  }
}

function reasonsFrom(patterns: readonly string[]): ReadonlyMap<Literal, string> {
  // Of several expressions that match a text the first is named, and is the last here.
  const made = patterns.toReversed().flatMap((pattern) => {
    const shown = pattern.length > mostShown ? `${pattern.slice(0, mostShown)}…` : pattern
    return madeTexts(pattern).map((text) => [text, `made to match ${shown} of the handler's source`] as const)
  })
  return new Map(made)
}
