import type { SourceConstants } from '../source-constants.js'

/** Of each kind so many go into compositions, and so many of these are made. */
const most = { separators: 4, starts: 3, words: 4, asked: 3, keyed: 5 } as const
const maxComposed = 30
/** What stands between the pieces of a text. */
const separator = /^[^\p{L}\p{N}]{1,3}$/u
/** What stands between a key and its value, and between two of them. */
const keyMark = /^\s?[=:]\s?$/
const pairMark = /^([;,&|\n\t]| )\s?$/
/** No escape, and no regular expression. */
const oddEnd = '%('
/** The first bytes that binary formats are told by. */
const zeroByte = '\0'

type Parts = Pick<SourceConstants, 'texts' | 'pairs'>

/**
 * Texts of several constants at once, which a handler that takes texts apart reaches its inner branches by: pieces
 * with some of its separators missing, a start with what a later piece is compared with, all that it asks for in one
 * text, and the encoded forms of what it decodes.
 */
export function composedTexts(constants: Parts): readonly string[] {
  if (constants.texts.length === 0 && constants.pairs.length === 0) return []
  const parts = partsOf(constants)
  // Markup and the keys of tables stand among the texts of no source, and are asked for all the same.
  const alone = [...parts.asked, ...parts.words].filter((text) => !constants.texts.includes(text))
  const made = [
    ...decoded(constants, parts),
    ...together(parts),
    ...begun(parts),
    ...ended(parts),
    ...keyed(constants),
    ...pieces(parts),
  ]
  return [...new Set([...alone, ...made])].slice(0, maxComposed)
}

interface ComposedOf {
  readonly separators: readonly string[]
  readonly starts: readonly string[]
  readonly words: readonly string[]
  /** What is asked for in one text, in the order of the source. */
  readonly asked: readonly string[]
}

function partsOf({ texts, pairs }: Parts): ComposedOf {
  const said = pairs.flatMap(({ value, part }) => (typeof value === 'string' ? [{ value, part }] : []))
  const valuesOf = (fits: (one: (typeof said)[number]) => boolean): readonly string[] => [
    ...new Set(said.filter(fits).map(({ value }) => value)),
  ]
  return {
    separators: texts.filter((text) => separator.test(text)).slice(0, most.separators),
    starts: valuesOf(({ part }) => part === 'start').slice(0, most.starts),
    words: valuesOf(({ value, part }) => part === undefined && /^[\p{L}\p{N}]/u.test(value)).slice(
      0,
      most.words,
    ),
    asked: valuesOf(({ part }) => part === 'start' || part === 'inside').slice(0, most.asked),
  }
}

/** Of a source that names an encoding, what it may find when it decodes. */
function decoded({ texts }: Parts, { starts }: ComposedOf): readonly string[] {
  const encodings = (['base64', 'base64url', 'hex'] as const).filter((name) => texts.includes(name))
  return encodings.flatMap((encoding) =>
    [zeroByte, ...starts].map((text) => Buffer.from(text).toString(encoding)),
  )
}

function together({ asked }: ComposedOf): readonly string[] {
  const all = asked.join('')
  return asked.length < 2 ? [] : [all, all + oddEnd]
}

/** A start, then the word that one of the next pieces is compared with. */
function begun({ starts, words, separators }: ComposedOf): readonly string[] {
  return starts.flatMap((start) => {
    const between = separators.find((mark) => start.endsWith(mark)) ?? separators[0]
    return words.flatMap((word) =>
      between === undefined ? [start + word] : [start + word, `${start}a${between}${word}`],
    )
  })
}

/** A word with nothing after the separator that ends it. */
function ended({ words, separators }: ComposedOf): readonly string[] {
  return words.flatMap((word) => separators.slice(0, 1).map((mark) => word + mark))
}

/** `level=error` of a source that takes pairs apart by a mark and compares a member; then all of them in one text. */
function keyed({ texts, pairs }: Parts): readonly string[] {
  const mark = texts.find((text) => keyMark.test(text))
  if (mark === undefined) return []
  const found = pairs
    .flatMap(({ name, value, part }) =>
      typeof value === 'string' && part === undefined && value !== '' && !value.includes(mark)
        ? [`${name}${mark}${value}`]
        : [],
    )
    .slice(0, most.keyed)
  const between = texts.find((text) => text !== mark && pairMark.test(text))
  return found.length > 1 && between !== undefined ? [...found, found.join(between)] : found
}

/** Two separators, each of them first: one of the pieces lacks what is taken out of it. */
function pieces({ separators }: ComposedOf): readonly string[] {
  return separators.flatMap((one) =>
    separators.filter((other) => other !== one).map((other) => `a${one}b${other}c`),
  )
}
