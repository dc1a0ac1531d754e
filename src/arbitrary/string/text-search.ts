import { characterRank, simplerCharacters } from '../../schema/formats/format-shrink.js'
import { searchJson } from '../any-json-search.js'
import { inPlace, type Lowerable, lowerParts, type Search, searchLeast } from '../search.js'

/** Failures that the characters of one text may cost. */
const maxFailures = 200

/** Simpler texts of at least `minLength` code points: shorter ones, then simpler characters (towards `a`). */
export function* searchText(text: string, minLength: number): Search<string> {
  const chars = Array.from(text)
  const { length } = chars
  if (length < minLength) return text
  if (length > minLength && (yield 'a'.repeat(minLength))) return 'a'.repeat(minLength)
  if (yield 'a'.repeat(length)) {
    const least = yield* searchLeast(minLength, length, function* (count) {
      return yield 'a'.repeat(count)
    })
    return 'a'.repeat(least)
  }
  const document = yield* searchDocument(text)
  if (document.settled) return document.text
  const cut = yield* shortened(Array.from(document.text), minLength)
  return yield* simplified(cut, minLength)
}

/** The JSON document that a text is, which matters as one where it cannot lose its end. */
function* searchDocument(text: string): Search<{ readonly text: string; readonly settled: boolean }> {
  const json = documentIn(text)
  if (json === undefined) return { text, settled: false }
  const smaller = yield* inPlace(searchJson(json, { leaves: true }), (inner) => JSON.stringify(inner))
  const found = smaller === json ? text : JSON.stringify(smaller)
  const broken = found.slice(0, -1)
  return (yield broken) ? { text: broken, settled: false } : { text: found, settled: true }
}

function documentIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

/** Without its end, then without its beginning. */
function* shortened(chars: readonly string[], minLength: number): Search<readonly string[]> {
  const start = yield* searchLeast(minLength, chars.length, function* (count) {
    return yield chars.slice(0, count).join('')
  })
  const cut = chars.slice(0, start)
  const end = yield* searchLeast(minLength, start, function* (count) {
    return yield cut.slice(start - count).join('')
  })
  return cut.slice(start - end)
}

interface Place extends Lowerable {
  readonly char: string
}

/** All characters that may be `a` first: which of those is left out then makes no difference. */
function* simplified(chars: readonly string[], minLength: number): Search<string> {
  let failures = 0
  let current: readonly Place[] = chars.map((char) => ({ char, weight: 1 }))
  const attempt = function* (candidate: readonly Place[]): Search<boolean> {
    if (candidate.length < minLength || failures >= maxFailures) return false
    if (yield textOf(candidate)) {
      current = candidate
      return true
    }
    failures++
    return false
  }
  const others = current.filter(({ char }) => char !== 'a')
  const matter = yield* lowerParts(others, (group) =>
    attempt(current.map((p) => (group.includes(p) ? plain(p) : p))),
  )
  yield* lowerParts(current.slice(1, -1), (group) => attempt(current.filter((p) => !group.includes(p))))
  for (const place of matter) {
    const at = current.indexOf(place)
    if (at >= 0) yield* simplifyOne(place.char, (char) => attempt(current.with(at, { char, weight: 1 })))
  }
  return textOf(current)
}

function plain(place: Place): Place {
  return { ...place, char: 'a' }
}

function textOf(places: readonly Place[]): string {
  return places.map(({ char }) => char).join('')
}

/** Who minds the very character minds it beside the simplest of its kind too; else the other kinds are tried. */
function* simplifyOne(char: string, attempt: (to: string) => Search<boolean>): Search<void> {
  const [, ...simpler] = simplerCharacters(char)
  const kin = simplestOfKind(char)
  if (kin !== char && !(yield* attempt(kin))) {
    const lower = char.toLowerCase()
    if (lower !== char) yield* attempt(lower)
    return
  }
  for (const to of simpler) if (rank(to) < rank(kin) && (yield* attempt(to))) return
}

function simplestOfKind(char: string): string {
  if (/[a-z]/.test(char)) return 'a'
  if (/[A-Z]/.test(char)) return 'A'
  if (/\d/.test(char)) return '0'
  if (/[ -~]/.test(char)) return '-'
  return rank(char) > rank('é') && char > '\x7f' ? 'é' : ' '
}

const rank = (char: string): number => characterRank(char.codePointAt(0)!)
