import { isDot, isKeyword, isMark, matchingOpen } from '../reading/operand.js'
import { type SourceToken, sourceTokens } from './source-tokens.js'

/** A function that is longer than this, in UTF-16 code units, names something of its module anyway. */
const maxLength = 20_000
/** What every program has, and holds no constants of the author's. */
const globals = new Set(
  (
    'Object Array String Number Boolean BigInt Symbol Math JSON Date RegExp Map Set WeakMap WeakSet Promise Intl ' +
    'Error TypeError RangeError SyntaxError URL URLSearchParams Buffer Uint8Array TextEncoder TextDecoder console ' +
    'parseInt parseFloat isNaN isFinite NaN Infinity encodeURIComponent decodeURIComponent encodeURI decodeURI ' +
    'atob btoa structuredClone setTimeout clearTimeout setImmediate queueMicrotask'
  ).split(' '),
)
/** Keywords that `isKeyword` has no need of. */
const statements = new Set(['try', 'catch', 'finally'])
/** They lead to what stands elsewhere. */
const leadsOut = new Set(['this', 'super', 'import', 'class', 'extends', 'with'])

/**
 * Whether the text of a function names nothing but what it declares itself and what every program has: then nothing
 * else of its module has to do with it. In doubt it does.
 */
export function isSelfContained(text: string): boolean {
  if (text.length > maxLength) return false
  const tokens = sourceTokens(text)
  const declared = new Set(declaredNames(tokens))
  return tokens.every(
    ({ kind, text: word }, at) =>
      kind !== 'word' || isDot(tokens[at - 1]) || isKey(tokens, at) || isKnown(word, declared),
  )
}

function isKnown(word: string, declared: ReadonlySet<string>): boolean {
  if (leadsOut.has(word)) return false
  return declared.has(word) || globals.has(word) || isKeyword(word) || statements.has(word)
}

/** `{ name: …` and `, name: …`. */
function isKey(tokens: readonly SourceToken[], at: number): boolean {
  const before = tokens[at - 1]
  return isMark(tokens[at + 1], ':') && (isMark(before, '{') || isMark(before, ','))
}

function* declaredNames(tokens: readonly SourceToken[]): Iterable<string> {
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === 'mark' && text === '=>') yield* parametersBefore(tokens, at)
    if (kind !== 'word' || isDot(tokens[at - 1])) continue
    if (text === 'const' || text === 'let' || text === 'var') yield* boundFrom(tokens, at + 1)
    if (text === 'catch' && isMark(tokens[at + 1], '(')) yield* boundFrom(tokens, at + 2)
    if (text === 'function') yield* ofFunction(tokens, at + (isMark(tokens[at + 1], '*') ? 2 : 1))
  }
}

function* parametersBefore(tokens: readonly SourceToken[], arrow: number): Iterable<string> {
  const last = tokens[arrow - 1]
  if (last?.kind === 'word') yield last.text
  const open = isMark(last, ')') ? matchingOpen(tokens, arrow - 1) : undefined
  if (open !== undefined) yield* boundFrom(tokens, open + 1)
}

function* ofFunction(tokens: readonly SourceToken[], at: number): Iterable<string> {
  const name = tokens[at]
  if (name?.kind === 'word') yield name.text
  yield* boundFrom(tokens, at + (name?.kind === 'word' ? 2 : 1))
}

/** The names of a pattern or a list of parameters: until a value is set or what is around it ends. */
function* boundFrom(tokens: readonly SourceToken[], from: number): Iterable<string> {
  let depth = 0
  /** How deep the default stands that is passed over. */
  let skipped: number | undefined
  for (let at = from; at < tokens.length; at++) {
    const { kind, text, first } = tokens[at]!
    // A line that does not go on after a comma is another statement.
    if (depth === 0 && first && kind === 'word' && at > from && !isMark(tokens[at - 1], ',')) return
    if (kind === 'word' && skipped === undefined) {
      if (depth === 0 && (text === 'of' || text === 'in')) return
      yield text
    }
    if (kind !== 'mark') continue
    if (text === '(' || text === '[' || text === '{') depth += 1
    else if (text === ')' || text === ']' || text === '}') {
      depth -= 1
      if (depth < 0) return
    } else if (text === ';') return
    else if (text === '=') skipped ??= depth
    if (skipped !== undefined && (depth < skipped || (depth === skipped && text === ','))) skipped = undefined
  }
}
