import { type CharSet, charSetOf, differenceOf, unionOf } from './char-set.js'

/** Where assigned characters may vary from one to the next. */
const mixedSections: CharSet = [
  0, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x1ffff, 0x20000, 0x2ffff, 0x30000, 0x3ffff, 0xe0000, 0xe0fff,
]

const propertyCache = new Map<string, CharSet>()

/** The code points that a class without strings (`\p{L}`, `\P{ASCII}`) holds, as this engine sees it. */
export function propertySet(source: string, flags: 'u' | 'v'): CharSet {
  const key = `${flags}${source}`
  const known = propertyCache.get(key)
  if (known !== undefined) return known
  const set = charSetOf([...mixedRanges(source, flags), ...uniformRanges(source, flags)])
  propertyCache.set(key, set)
  return set
}

function mixedRanges(source: string, flags: string, sections: CharSet = mixedSections): number[] {
  const runs = new RegExp(`(?:${source})+`, `g${flags}`)
  const out: number[] = []
  for (let i = 0; i < sections.length; i += 2) {
    const lo = sections[i]!
    const units = lo > 0xffff ? 2 : 1
    for (const match of sectionText(lo, sections[i + 1]!).matchAll(runs)) {
      const start = lo + match.index / units
      out.push(start, start + match[0].length / units - 1)
    }
  }
  return out
}

/** The rest of Unicode is private or unassigned, alike within a plane but for its last two noncharacters. */
function uniformRanges(source: string, flags: string): number[] {
  const one = new RegExp(`^(?:${source})$`, flags)
  const out: number[] = []
  const probe = (lo: number, hi: number): void => {
    if (one.test(String.fromCodePoint(lo))) out.push(lo, hi)
  }
  for (let plane = 4; plane <= 16; plane++) {
    const start = plane * 0x10000
    probe(plane === 14 ? 0xe1000 : start, start + 0xfffd)
    probe(start + 0xfffe, start + 0xffff)
  }
  return out
}

const sectionTexts = new Map<number, string>()

function sectionText(lo: number, hi: number): string {
  const known = sectionTexts.get(lo)
  if (known !== undefined) return known
  const parts: string[] = []
  for (let start = lo; start <= hi; start += 4096) {
    const codes: number[] = []
    for (let code = start; code < start + 4096 && code <= hi; code++) codes.push(code)
    parts.push(String.fromCodePoint(...codes))
  }
  const text = parts.join('')
  sectionTexts.set(lo, text)
  return text
}

let cased: readonly number[] | undefined

function casedCharacters(): readonly number[] {
  if (cased !== undefined) return cased
  // Beyond the first two planes no character has case.
  const source = '[\\p{Changes_When_Casemapped}\\p{Changes_When_Casefolded}]'
  const set = mixedRanges(source, 'u', mixedSections.slice(0, 6))
  const out: number[] = []
  for (let i = 0; i < set.length; i += 2) for (let c = set[i]!; c <= set[i + 1]!; c++) out.push(c)
  cased = out
  return out
}

/**
 * What a class means under the flag `i`: the set it holds without the flag, corrected for every character that
 * has case by asking the engine itself.
 */
export function ignoringCase(set: CharSet, source: string, flags: string): CharSet {
  const one = new RegExp(`^(?:${source})$`, flags)
  const all = casedCharacters()
  const members = all.filter((code) => one.test(String.fromCodePoint(code)))
  const pairs = (codes: readonly number[]): CharSet => charSetOf(codes.flatMap((code) => [code, code]))
  return unionOf(differenceOf(set, pairs(all)), pairs(members))
}

/** The strings of a property of strings (`\p{RGI_Emoji}` under `v`): keycaps, flags, single emoji, skin tones. */
export function propertyStrings(source: string): {
  readonly set: CharSet
  readonly strings: readonly string[]
} {
  const one = new RegExp(`^${source}$`, 'v')
  const emoji = propertySet('\\p{Emoji}', 'u')
  const singles: number[] = []
  const strings: string[] = []
  const keep = (text: string): void => {
    if (one.test(text)) strings.push(text)
  }
  for (let i = 0; i < emoji.length; i += 2) {
    for (let code = emoji[i]!; code <= emoji[i + 1]!; code++) {
      const text = String.fromCodePoint(code)
      if (one.test(text)) singles.push(code, code)
      for (const tail of ['\u{fe0f}', '\u{fe0f}\u{20e3}', '\u{1f3fd}']) keep(text + tail)
    }
  }
  for (let a = 0; a < 26; a++) {
    for (let b = 0; b < 26; b++) keep(String.fromCodePoint(0x1f1e6 + a, 0x1f1e6 + b))
  }
  for (const text of ['👩‍💻', '👨‍👩‍👧', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) keep(text)
  return { set: charSetOf(singles), strings }
}
