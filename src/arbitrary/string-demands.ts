import type { State } from '../canonical/state.js'
import { codePointLength } from '../schema/evaluate-assertions.js'
import { type Format, formats } from '../schema/formats.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import { compilePattern, type PatternGenerator } from './pattern.js'

/** What a state demands of strings, besides their content. */
export class StringDemands {
  readonly state: State
  /** Nothing but the length is demanded. */
  readonly plain: boolean
  /** A length is demanded. */
  readonly bounded: boolean
  #pattern: PatternGenerator | undefined

  constructor(state: State) {
    this.state = state
    const { patterns, notPatterns, formats: names, notFormats, excluded } = state
    this.plain =
      patterns.length + notPatterns.length + names.length + notFormats.length + excluded.length === 0
    this.bounded = state.minLength > 0 || state.maxLength < Infinity
  }

  /** The first format that has a generator of strings. */
  get format(): Format | undefined {
    for (const name of this.state.formats) {
      const format = formats.get(name)
      if (format !== undefined && format.type === 'string') return format
    }
    return undefined
  }

  /** The texts of the patterns and the length. */
  get pattern(): PatternGenerator {
    if (this.#pattern === undefined) {
      const { minLength, maxLength, patterns, notPatterns } = this.state
      this.#pattern = compilePattern({ minLength, maxLength, patterns, notPatterns })
    }
    return this.#pattern
  }

  /** Whether a string meets everything but the content. */
  accepts(value: string): boolean {
    const { state } = this
    if (this.bounded) {
      const length = codePointLength(value)
      if (length < state.minLength || length > state.maxLength) return false
    }
    if (this.plain) return true
    return (
      state.patterns.every((p) => patternRegExp(p).test(value)) &&
      state.notPatterns.every((p) => !patternRegExp(p).test(value)) &&
      state.formats.every((name) => satisfiesFormat(name, value)) &&
      state.notFormats.every((name) => !satisfiesFormat(name, value)) &&
      !state.excluded.includes(value)
    )
  }
}

function satisfiesFormat(name: string, value: string): boolean {
  const format = formats.get(name)
  return format === undefined || format.type !== 'string' || format.check === undefined || format.check(value)
}
