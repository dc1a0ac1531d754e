import type { Random } from '../../random.js'
import {
  type CharSet,
  charAt,
  countOf,
  differenceOf,
  hasChar,
  intersectionOf,
  surrogates,
} from './char-set.js'

/** Draws characters of one set, readable ones first. */
export interface CharSampler {
  /** 256 UTF-16 codes to draw from by eight random bits; undefined where a table would be too narrow. */
  readonly table: Uint16Array | undefined
  /** After so many places (a power of two up to 256) the table repeats itself: fewer bits will do. */
  readonly period: number
  /** One code point; `wide` lets one in three be an unusual one. */
  pick(random: Random, wide: boolean): number
  /** Whether `wide` makes a difference. */
  readonly hasUnusual: boolean
}

const printable: CharSet = [0x20, 0x7e]
const alphanumeric: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a]
const ascii: CharSet = [0, 0x7f]

/** Characters that break code: case changes length, marks that combine, right to left, astral, invisible. */
const unusualCharacters: readonly number[] = [
  ...'éßñüØÿİıſ漢字日本語あア한ﬁＡ１😀👍🚀𝒜אعเ',
  '\u0301',
  '\u0308',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ufffd',
  '\u{10ffff}',
].map((char) => char.codePointAt(0)!)

const controlCharacters: readonly number[] = [0x09, 0x0a, 0x0d, 0x00, 0x1b, 0x7f, 0x85]

/** The same few classes come again in every pattern; so many samplers are kept. */
const cacheSize = 500
const cache = new Map<string, CharSampler>()

/** A sampler of the set's well-formed characters; the set must hold one at least. Equal sets share one. */
export function charSampler(set: CharSet): CharSampler {
  const key = set.join()
  let sampler = cache.get(key)
  if (sampler === undefined) {
    sampler = makeSampler(set)
    if (cache.size >= cacheSize) cache.clear()
    cache.set(key, sampler)
  }
  return sampler
}

function makeSampler(set: CharSet): CharSampler {
  const chars = differenceOf(set, surrogates)
  const table = tableOf(chars)
  const unusual = unusualPicker(chars)
  const usual = (random: Random): number =>
    table === undefined ? assigned(chars, random) : table[random.bits() & 0xff]!
  return {
    table,
    period: table === undefined ? 256 : periodOf(table),
    hasUnusual: unusual !== undefined,
    pick: (random, wide) =>
      wide && unusual !== undefined && random.oneIn(3) ? unusual(random) : usual(random),
  }
}

/** Tables have 256 places, so that eight bits choose; where there are more, letters and digits take three in four. */
function tableOf(chars: CharSet): Uint16Array | undefined {
  const readable = intersectionOf(chars, printable)
  const common = readable.length > 0 ? readable : chars
  const count = countOf(common)
  if (count > 256 || count === 0 || common.at(-1)! > 0xffff) return undefined
  const codes = codesOf(common)
  const letters = count > 40 ? codesOf(intersectionOf(common, alphanumeric)) : []
  const letterPlaces = letters.length > 0 ? 192 : 0
  const table = new Uint16Array(256)
  for (let i = 0; i < letterPlaces; i++) table[i] = letters[i % letters.length]!
  for (let i = letterPlaces; i < 256; i++) table[i] = codes[i % count]!
  return table
}

function codesOf(chars: CharSet): readonly number[] {
  const codes: number[] = []
  for (let i = 0; i < chars.length; i += 2)
    for (let code = chars[i]!; code <= chars[i + 1]!; code++) codes.push(code)
  return codes
}

function periodOf(table: Uint16Array): number {
  let period = 1
  while (period < 256 && table.some((code, i) => code !== table[i & (period - 1)])) period *= 2
  return period
}

const unassigned = /[\p{Cn}\p{Co}]/u

function assigned(chars: CharSet, random: Random): number {
  let code = 0
  for (let tries = 0; tries < 8; tries++) {
    code = fromRanges(chars, random)
    if (!unassigned.test(String.fromCodePoint(code))) break
  }
  return code
}

/** Half the time every range is as likely, so that a large script does not hide the small ones. */
function fromRanges(chars: CharSet, random: Random): number {
  if (random.oneIn(2)) return charAt(chars, random.below(countOf(chars)))
  const range = random.below(chars.length / 2)
  return random.int(chars[2 * range]!, chars[2 * range + 1]!)
}

function unusualPicker(chars: CharSet): ((random: Random) => number) | undefined {
  const beyond = differenceOf(chars, ascii)
  const known = unusualCharacters.filter((code) => hasChar(beyond, code))
  const controls = controlCharacters.filter((code) => hasChar(chars, code))
  if (beyond.length === 0 && controls.length === 0) return undefined
  return (random) => {
    if (controls.length > 0 && (beyond.length === 0 || random.oneIn(12))) return random.pick(controls)
    return known.length > 0 && !random.oneIn(4) ? random.pick(known) : assigned(beyond, random)
  }
}

/** Where a character stands in the order of simplicity: a to z, digits, capitals, other ASCII, the rest. */
export function simplicityOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  if (code >= 0x30 && code <= 0x39) return 26 + code - 0x30
  if (code >= 0x41 && code <= 0x5a) return 36 + code - 0x41
  if (code >= 0x20 && code <= 0x7e) return 62 + code
  return code >= 0xa0 ? code : 0x200000 + code
}

const simplestFirst: readonly CharSet[] = [
  [0x61, 0x7a],
  [0x30, 0x39],
  [0x41, 0x5a],
  printable,
  [0xa0, 0xd7ff, 0xe000, 0x10ffff],
  [0, 0x9f],
]

/** The simplest character of the set, or undefined where it has none but surrogates. */
export function simplestOf(set: CharSet): number | undefined {
  for (const range of simplestFirst) {
    const first = intersectionOf(set, range)[0]
    if (first !== undefined) return first
  }
  return undefined
}
