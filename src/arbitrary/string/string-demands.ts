import type { State } from '../../canonical/state.js'
import { ContractError, UnsupportedKeywordError } from '../../errors.js'
import { isListed } from '../../listed.js'
import { codePointLength } from '../../schema/evaluate/evaluate-assertions.js'
import { type Format, formats } from '../../schema/formats/formats.js'
import { patternRegExp } from '../../schema/pattern-regexp.js'
import { compilePattern, type PatternGenerator, type StringConstraints } from '../pattern/pattern.js'

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
      this.#pattern = this.#compiled({ minLength, maxLength, patterns, notPatterns })
    }
    return this.#pattern
  }

  #compiled(constraints: StringConstraints): PatternGenerator {
    try {
      return compilePattern(constraints)
    } catch (cause) {
      // Of the parser that knows not all, of the engine for what is too large, or of a stack that is too short.
      if (!(cause instanceof Error) || cause instanceof ContractError) throw cause
      const place = this.state.sources.find(({ pattern }) => pattern !== undefined)?.pointer ?? '#'
      throw new UnsupportedKeywordError(
        `no strings can be made of this pattern: ${cause.message.slice(0, 300)}`,
        `${place}/pattern`,
        { next: 'Write a simpler pattern that means the same here, or an enum of examples.', cause },
      )
    }
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
      !isListed(state.excluded, value)
    )
  }
}

function satisfiesFormat(name: string, value: string): boolean {
  const format = formats.get(name)
  return format === undefined || format.type !== 'string' || format.check === undefined || format.check(value)
}
