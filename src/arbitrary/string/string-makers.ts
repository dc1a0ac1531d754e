import type { Draw } from '../draw.js'
import { makeContent, type StringContent } from './string-content.js'
import type { StringDemands } from './string-demands.js'
import { freeText } from './text.js'

/** A way to make a string. */
export interface StringMaker {
  /** Says undefined when it gives up. */
  readonly make: (draw: Draw) => string | undefined
  /** What it makes needs no check: it was made, or checked, to meet everything that is demanded. */
  readonly certain: boolean
}

/** The generator of the user's for a format, where there is one. */
export type UserFormats = (name: string) => ((draw: Draw) => unknown) | undefined

/** Ways to make a string, the likeliest to succeed first. */
export function stringMakers(
  demands: StringDemands,
  content: StringContent | undefined,
  userFormat: UserFormats,
): readonly StringMaker[] {
  const makers: StringMaker[] = []
  if (content !== undefined) {
    const certain = demands.plain && !demands.bounded
    makers.push({ make: (draw) => makeContent(content, draw), certain })
  }
  for (const name of demands.state.formats) {
    const own = userFormat(name)
    if (own !== undefined) makers.push({ make: (draw) => String(own(draw)), certain: false })
  }
  makers.push(...demandedMakers(demands), freeMaker(demands, content === undefined))
  return makers
}

/** By the format, then by the patterns. */
function demandedMakers(demands: StringDemands): readonly StringMaker[] {
  const { patterns, notPatterns, formats, notFormats, excluded } = demands.state
  const { format, bounded } = demands
  const patternCount = patterns.length + notPatterns.length
  const only = (count: number): boolean => notFormats.length + excluded.length + count === 0
  const makers: StringMaker[] = []
  if (format !== undefined) {
    const certain = only(patternCount + formats.length - 1) && !bounded
    makers.push({ make: (draw) => String(format.generate(draw.random, draw.simple)), certain })
  }
  if (patternCount > 0 || format !== undefined) makers.push(patternMaker(demands, only(formats.length)))
  return makers
}

function patternMaker({ pattern }: StringDemands, certain: boolean): StringMaker {
  return { make: (draw) => pattern.generate(draw.random, draw.simple ? 'small' : 'normal'), certain }
}

function freeMaker({ state, plain }: StringDemands, withoutContent: boolean): StringMaker {
  const { minLength, maxLength } = state
  return {
    make: (draw) => (draw.simple ? 'a'.repeat(minLength) : freeText(draw.random, minLength, maxLength)),
    certain: plain && withoutContent,
  }
}
