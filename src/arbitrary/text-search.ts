import { characterRank, simplerCharacters } from '../schema/format-shrink.js'
import { searchJson } from './any-json-search.js'
import { inPlace, lowerParts, type Search, searchLeast } from './search.js'

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
  const shorter = yield* shortened(Array.from(document.text), minLength)
  const simpler = yield* simplified(shorter)
  return simpler === chars ? text : simpler.join('')
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

/** Without its end, without its beginning, then without what is between. */
function* shortened(chars: readonly string[], minLength: number): Search<readonly string[]> {
  const start = yield* searchLeast(minLength, chars.length, function* (count) {
    return yield chars.slice(0, count).join('')
  })
  const cut = chars.slice(0, start)
  const end = yield* searchLeast(minLength, start, function* (count) {
    return yield cut.slice(start - count).join('')
  })
  return yield* leftOut(cut.slice(start - end), minLength)
}

function* leftOut(chars: readonly string[], minLength: number): Search<readonly string[]> {
  let failures = 0
  let left = chars.map((char, index) => ({ char, index, weight: 1 }))
  yield* lowerParts(left.slice(1, -1), function* (group) {
    const fewer = left.filter((one) => !group.includes(one))
    if (fewer.length < minLength || failures >= maxFailures) return false
    if (!(yield fewer.map(({ char }) => char).join(''))) {
      failures++
      return false
    }
    left = fewer
    return true
  })
  return left.map(({ char }) => char)
}

function* simplified(chars: readonly string[]): Search<readonly string[]> {
  let failures = 0
  let current = chars
  const attempt = function* (indices: readonly number[], to: string): Search<boolean> {
    if (failures >= maxFailures) return false
    const candidate = current.map((char, index) => (indices.includes(index) ? to : char))
    if (!(yield candidate.join(''))) {
      failures++
      return false
    }
    current = candidate
    return true
  }
  const places = chars.map((char, index) => ({ char, index, weight: 1 })).filter(({ char }) => char !== 'a')
  const matters = yield* lowerParts(places, (group) =>
    attempt(
      group.map(({ index }) => index),
      'a',
    ),
  )
  for (const { char, index } of matters) yield* simplifyOne(char, (to) => attempt([index], to))
  return current
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
