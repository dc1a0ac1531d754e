import { simplicityOf } from './char-sampler.js'
import { type Language, simplestText, statesAfter } from './language.js'

export interface SmallerTextsOptions {
  readonly shortest: string | undefined
  readonly language: Language | undefined
  accepts(text: string): boolean
  /** Whether stretches are left out as well. */
  readonly deletions: boolean
}

const yieldLimit = 200
const tryLimit = 1_000

/** Accepted strings that are shorter than `value`, or as long and simpler: shortest ones first, at most 200. */
export function* smallerTexts(value: string, options: SmallerTextsOptions): Generator<string> {
  const seen = new Set([value])
  let tries = 0
  let yields = 0
  for (const text of candidates([...value], options)) {
    if (seen.has(text) || !isSmaller(text, value)) continue
    if (++tries > tryLimit || yields >= yieldLimit) return
    seen.add(text)
    if (!options.accepts(text)) continue
    yields++
    yield text
  }
}

function* candidates(chars: readonly string[], options: SmallerTextsOptions): Generator<string> {
  if (options.shortest !== undefined) yield options.shortest
  if (options.deletions) yield* deletions(chars)
  if (options.language !== undefined) yield* otherEnds(chars, options.language)
  yield* simplerLetters(chars)
}

/** Without one stretch: every stretch of a short string, of a long one halves, quarters and so on. */
function* deletions(chars: readonly string[]): Generator<string> {
  const { length } = chars
  const dense = length <= 20
  for (let size = length; size > 0; size = dense ? size - 1 : size >> 1) {
    const stride = dense ? 1 : Math.max(1, Math.min(size, Math.ceil(length / 64)))
    for (let at = 0; at + size <= length; at += stride) {
      yield chars.slice(0, at).join('') + chars.slice(at + size).join('')
    }
  }
}

/** The same beginning with the shortest, then with the simplest end. */
function* otherEnds(chars: readonly string[], language: Language): Generator<string> {
  const { layers } = language
  const cuts = cutsOf(chars.length)
  for (const cut of cuts) {
    const start = chars.slice(0, cut).join('')
    const states = statesAfter(language, start)
    for (let left = Math.max(0, language.minLength - cut); left < chars.length - cut; left++) {
      if (!states.some((state) => layers.has(left, state))) continue
      yield start + simplestText(language, left, states)!
      break
    }
  }
  for (const cut of cuts) {
    const start = chars.slice(0, cut).join('')
    const end = simplestText(language, chars.length - cut, statesAfter(language, start))
    if (end !== undefined) yield start + end
  }
}

/** 0, then ever nearer to the end: at most some twenty. */
function cutsOf(length: number): readonly number[] {
  const cuts = new Set([0])
  for (let step = length >> 1; step > 0; step >>= 1) cuts.add(length - step)
  for (let i = 1; i < 8; i++) cuts.add(Math.floor((length * i) / 8))
  return [...cuts].sort((a, b) => a - b)
}

/** From simple to strange; astral characters are tried for the sake of code that counts UTF-16 units. */
const ladder = ['a', '0', 'A', '-', ' ', 'é', '中', '😀']

function* simplerLetters(chars: readonly string[]): Generator<string> {
  for (const char of new Set(chars)) {
    for (const other of simplerThan(char)) yield chars.map((one) => (one === char ? other : one)).join('')
  }
  const stride = Math.max(1, Math.ceil(chars.length / 100))
  for (let i = 0; i < chars.length; i += stride) {
    for (const other of simplerThan(chars[i]!)) {
      yield chars.slice(0, i).join('') + other + chars.slice(i + 1).join('')
    }
  }
}

function simplerThan(char: string): readonly string[] {
  const code = char.codePointAt(0)!
  const isSimpler = (other: string): boolean => simplicityOf(other.codePointAt(0)!) < simplicityOf(code)
  const known = ladder.filter(isSimpler)
  // The character before leads from 9 to 0; beyond ASCII that way would be long.
  const before = String.fromCodePoint(Math.max(0, code - 1))
  return code < 0x7f && isSimpler(before) && !known.includes(before) ? [...known, before] : known
}

/** Whether `a` is shorter than `b`, or as long and simpler in its first different character. */
export function isSmaller(a: string, b: string): boolean {
  const left = [...a]
  const right = [...b]
  if (left.length !== right.length) return left.length < right.length
  for (let i = 0; i < left.length; i++) {
    if (left[i] === right[i]) continue
    return simplicityOf(left[i]!.codePointAt(0)!) < simplicityOf(right[i]!.codePointAt(0)!)
  }
  return false
}
