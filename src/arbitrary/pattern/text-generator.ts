import type { Random } from '../../random.js'
import { type Language, randomText } from './language.js'
import type { PatternWriter } from './pattern-writer.js'
import type { TextJudge } from './text-judge.js'
import type { TextSize } from './text-size.js'

type Generate = (random: Random, size: TextSize) => string | undefined

/** What texts are made with. */
export interface GeneratorParts {
  readonly judge: TextJudge
  readonly writer: () => PatternWriter | undefined
  readonly language: () => Language | undefined
  readonly softLimit: number
  /** What the writer writes, where it is preferred, satisfies the constraints by construction. */
  readonly byConstruction: boolean
}

const triesPerSource = 25
/** So many texts are checked before a construction is relied on. */
const proof = 100

/** The writer first where it is right by construction, else the language; the other one when that fails. */
export function textGenerator(parts: GeneratorParts): Generate {
  const { judge } = parts
  const { limit } = judge
  let sources: readonly Generate[] | undefined
  let writer: PatternWriter | undefined
  /** Checks that are still due before the writer is relied on. */
  let due = proof
  return (random, size) => {
    if (sources === undefined) {
      sources = sourcesOf(parts)
      writer = parts.byConstruction && parts.writer()?.preferred ? parts.writer() : undefined
    }
    const first = writer === undefined ? sources[0]!(random, size) : writer.write(random, size)
    if (first === undefined) return tryAll(sources, judge, 0, random, size)
    if (writer !== undefined && due === 0 && first.length <= limit) return first
    if (!judge.accepts(first)) {
      writer = undefined
      return tryAll(sources, judge, 1, random, size)
    }
    if (due > 0) due--
    return first
  }
}

/** What a source gives after some tries of the first one, or undefined. */
function tryAll(
  sources: readonly Generate[],
  judge: TextJudge,
  tried: number,
  random: Random,
  size: TextSize,
): string | undefined {
  for (const [i, source] of sources.entries()) {
    for (let tries = i === 0 ? tried : 0; tries < triesPerSource; tries++) {
      const text = source(random, size)
      if (text === undefined) break
      if (judge.accepts(text)) return text
    }
  }
  return undefined
}

function sourcesOf(parts: GeneratorParts): readonly Generate[] {
  const fromLanguage: Generate = (random, size) => {
    const language = parts.language()
    return (
      language &&
      randomText(language, random, lengthFor(language, random, size, parts.softLimit), random.oneIn(8))
    )
  }
  const writer = parts.writer()
  if (writer === undefined) return [fromLanguage]
  const fromWriter: Generate = (random, size) => writer.write(random, size)
  return writer.preferred ? [fromWriter, fromLanguage] : [fromLanguage, fromWriter]
}

function lengthFor(
  { layers, minLength, maxLength }: Language,
  random: Random,
  size: TextSize,
  soft: number,
): number {
  const least = layers.next(minLength, maxLength)!
  const most = Math.min(maxLength, Math.max(least + 24, soft))
  const wanted = wantedLength(least, most, maxLength, random, size)
  return layers.next(wanted, most) ?? layers.last(least, wanted)!
}

function wantedLength(
  least: number,
  most: number,
  maxLength: number,
  random: Random,
  size: TextSize,
): number {
  if (size === 'small') return Math.min(most, least + random.below(2))
  if (size === 'max')
    return most === maxLength || random.oneIn(4) ? most : random.int(least, Math.min(most, least + 256))
  if (most === maxLength && random.oneIn(24)) return random.oneIn(2) ? least : most
  return Math.min(most, least + random.below(9) + random.below(9))
}
