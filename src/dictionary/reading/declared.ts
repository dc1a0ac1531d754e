import type { SourceToken } from '../source/source-tokens.js'
import type { Literal } from '../source-constants.js'
import { computedNumber } from './computed-number.js'
import { isMark } from './operand.js'
import { literalFrom } from './source-literals.js'

/** What a constant of a source was set to, as far as it is written out. */
export interface Declared {
  readonly literal?: Literal
  readonly pattern?: string
  /** Keys of an object or a Map, items of a list or a Set. */
  readonly keys?: readonly string[]
  /** Keys of the first object in a list. */
  readonly itemKeys?: readonly string[]
  /** Members of an object or an enumeration that are literals. */
  readonly members?: ReadonlyMap<string, Literal>
}

/** Of a large table the first keys say as much as all. */
const maxKeys = 12
const maxTokens = 2000
/** Members are read without the constants that they may name. */
const none = (): undefined => undefined

/** Reads `const tag = 'v1'`, `const prices = { lamp: 20 }`, `const kinds = new Set(['a'])`, `enum Kind { A = 'a' }`. */
export function readDeclared(tokens: readonly SourceToken[]): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>()
  for (const [at, { kind, text }] of tokens.entries()) {
    const name = tokens[at + 1]
    if (kind !== 'word' || name?.kind !== 'word' || found.has(name.text)) continue
    const value =
      text === 'const'
        ? valueAt(tokens, at + 2, found)
        : text === 'enum'
          ? objectAt(tokens, at + 2)
          : undefined
    if (value !== undefined) found.set(name.text, value)
  }
  return found
}

/** The numbers among the constants of a source, by their names. */
export function numberIn(declared: ReadonlyMap<string, Declared>): (name: string) => number | undefined {
  return (name) => {
    const literal = declared.get(name)?.literal
    return typeof literal === 'number' ? literal : undefined
  }
}

function valueAt(
  tokens: readonly SourceToken[],
  from: number,
  known: ReadonlyMap<string, Declared>,
): Declared | undefined {
  let at = from
  // A type may stand between the name and its value.
  for (const last = at + 20; at < last && !isMark(tokens[at], '='); at++) {
    if (tokens[at] === undefined || isMark(tokens[at], ';')) return undefined
  }
  at += 1
  if (isCallOf(tokens, at, 'freeze')) at += 4
  const made = tokens[at]?.text === 'new' ? tokens[at + 1]?.text : undefined
  if (made === 'Map' || made === 'Set') at += 3
  const token = tokens[at]
  if (token?.kind === 'regexp') return { pattern: token.text }
  if (isMark(token, '{')) return objectAt(tokens, at)
  if (isMark(token, '[')) return listAt(tokens, at)
  const computed = computedNumber(tokens, at, numberIn(known))
  if (computed !== undefined) return endsThere(tokens[computed.end]) ? { literal: computed.value } : undefined
  const literal = literalFrom(tokens, at)
  return literal === undefined || !endsThere(tokens[at + 1]) ? undefined : { literal }
}

/** `Object.freeze(`. */
function isCallOf(tokens: readonly SourceToken[], at: number, method: string): boolean {
  return tokens[at]?.text === 'Object' && tokens[at + 2]?.text === method && isMark(tokens[at + 3], '(')
}

function endsThere(token: SourceToken | undefined): boolean {
  return token === undefined || token.first || isMark(token, ';') || isMark(token, ',') || token.text === 'as'
}

function objectAt(tokens: readonly SourceToken[], open: number): Declared | undefined {
  if (!isMark(tokens[open], '{')) return undefined
  const members = new Map<string, Literal>()
  const keys: string[] = []
  for (const at of itemsOf(tokens, open)) {
    const token = tokens[at]!
    if (token.kind !== 'word' && token.kind !== 'text' && token.kind !== 'number') continue
    keys.push(token.text)
    const set = isMark(tokens[at + 1], ':') || isMark(tokens[at + 1], '=')
    const literal = set
      ? (computedNumber(tokens, at + 2, none)?.value ?? literalFrom(tokens, at + 2))
      : undefined
    if (literal !== undefined) members.set(token.text, literal)
  }
  return { keys: keys.slice(0, maxKeys), members }
}

/** Texts, and the first text of each list in the list. */
function listAt(tokens: readonly SourceToken[], open: number): Declared {
  const keys: string[] = []
  for (const at of itemsOf(tokens, open)) {
    const item = isMark(tokens[at], '[') ? tokens[at + 1] : tokens[at]
    if (item?.kind === 'text') keys.push(item.text)
  }
  const first = objectAt(tokens, open + 1)
  return { keys: keys.slice(0, maxKeys), ...(first?.keys === undefined ? {} : { itemKeys: first.keys }) }
}

/** Where the items directly within a bracket start. */
function* itemsOf(tokens: readonly SourceToken[], open: number): Iterable<number> {
  let depth = 0
  for (let at = open; at < tokens.length && at - open < maxTokens; at++) {
    const before = depth
    const { kind, text } = tokens[at]!
    if (kind === 'mark' && '([{'.includes(text)) depth += 1
    else if (kind === 'mark' && ')]}'.includes(text) && --depth === 0) return
    const starts = at - 1 === open || (before === 1 && isMark(tokens[at - 1], ','))
    if (starts) yield at
  }
}
