import type { SourceToken } from '../source/source-tokens.js'

/** An expression as far as it names what it reads. */
export interface Operand {
  /** What may be the member that is read, the likeliest first. */
  readonly names: readonly string[]
  /** Other words in it, the nearest first. */
  readonly words: readonly string[]
  /** Where it starts. */
  readonly start: number
  /** Whether it ends with `.length`. */
  readonly isLength: boolean
}

/** Names of members and headers; no sentence and no separator. */
const nameLike = /^[A-Za-z_$][\w$.:-]{0,63}$/
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
/** An operand that is longer than this is not looked through. */
const maxTokens = 60

/** What functions of the platform are told how to write or to hash: no member is named so. */
export const howNames: RegExp =
  /^(base64(url)?|utf-?8|utf16le|latin1|binary|ascii|hex|sha(1|256|384|512)|md5)$/i

/** Whether a text may be the name of a member. */
export function isNameLike(text: string): boolean {
  return nameLike.test(text)
}

/** The operand that ends before the token `end`: `query.format`, `header(event, 'x-debug')`, `Number(page)`. */
export function operandBefore(tokens: readonly SourceToken[], end: number): Operand {
  const found: Found = { names: [], words: [], isLength: false }
  let start = withoutDefault(tokens, end)
  for (let next: Step | undefined = { start, isLast: false }; next !== undefined && !next.isLast; ) {
    next = stepBefore(tokens, start, end, found)
    start = next?.start ?? start
  }
  return { names: [...new Set(found.names)], words: found.words, start, isLength: found.isLength }
}

/** What has been found of an operand, from its end on. */
interface Found {
  readonly names: string[]
  readonly words: string[]
  isLength: boolean
}

/** A piece of an operand: where it starts, and whether nothing of the operand stands before it. */
interface Step {
  readonly start: number
  readonly isLast: boolean
}

/** The piece that ends before `at`; undefined where none does. */
function stepBefore(tokens: readonly SourceToken[], at: number, end: number, found: Found): Step | undefined {
  const token = tokens[at - 1]
  if (token === undefined) return undefined
  if (isMark(token, ')') || isMark(token, ']')) return bracketsBefore(tokens, at, found)
  if (isMark(token, '!') && endsValue(tokens[at - 2])) return { start: at - 1, isLast: false }
  const dotted = isDot(tokens[at - 2])
  // After a dot each word is a name: `event.query.default`.
  if (token.kind !== 'word' || (isKeyword(token.text) && !dotted)) return undefined
  const called = isMark(tokens[at], '(') || (isMark(tokens[at], '?.') && isMark(tokens[at + 1], '('))
  if (token.text === 'length' && dotted && at === end) found.isLength = true
  else (called ? found.words : found.names).push(token.text)
  return { start: dotted ? at - 2 : at - 1, isLast: !dotted }
}

/** Arguments or an index. */
function bracketsBefore(tokens: readonly SourceToken[], at: number, found: Found): Step | undefined {
  const open = matchingOpen(tokens, at - 1)
  if (open === undefined) return undefined
  const converted = convertedWord(tokens, open, at - 1)
  if (converted !== undefined) found.names.push(converted)
  else collectInside(tokens, open + 1, at - 1, found)
  // `if (a) b` and `(a)`: there is nothing before the parenthesis that is called.
  const isLast = !endsValue(tokens[open - 1])
  return { start: !isLast && isMark(tokens[open - 1], '?.') ? open - 1 : open, isLast }
}

/** The end of what may be missing, where a literal stands in for it: `event.headers.cookie ?? ''`. */
function withoutDefault(tokens: readonly SourceToken[], end: number): number {
  const [last, operator] = [tokens[end - 1], tokens[end - 2]]
  const isDefault = last?.kind === 'text' || last?.kind === 'number'
  return isDefault && (isMark(operator, '??') || isMark(operator, '||')) ? end - 2 : end
}

/** Of `Number(page)` and `decodeURIComponent(key.replace(/\+/g, ' '))` the variable. */
function convertedWord(tokens: readonly SourceToken[], open: number, close: number): string | undefined {
  const [call, inside] = [tokens[open - 1], tokens[open + 1]]
  if (call?.kind !== 'word' || inside?.kind !== 'word' || isKeyword(inside.text)) return undefined
  if (conversions.has(call.text)) return close === open + 2 ? inside.text : undefined
  return decoders.has(call.text) && isChainOfCalls(tokens, open + 2, close) ? inside.text : undefined
}

const conversions = new Set(['String', 'Number', 'Boolean', 'BigInt', 'parseInt', 'parseFloat'])
const decoders = new Set(['decodeURIComponent', 'decodeURI', 'unescape'])

/** Whether nothing stands there but methods that are called: `.trim().replaceAll('+', ' ')`. */
function isChainOfCalls(tokens: readonly SourceToken[], from: number, close: number): boolean {
  let end = close
  while (end > from) {
    const open = isMark(tokens[end - 1], ')') ? matchingOpen(tokens, end - 1) : undefined
    if (open === undefined || !isDot(tokens[open - 2])) return false
    end = open - 2
  }
  return end === from
}

/** Arguments and indices: a text is the likeliest name, then what is read there. */
function collectInside(
  tokens: readonly SourceToken[],
  from: number,
  to: number,
  { names, words }: Found,
): void {
  if (to - from > maxTokens) return
  const inside = tokens.slice(from, to)
  const texts = inside.filter(({ kind, text }) => kind === 'text' && isNameLike(text))
  names.push(...texts.map(({ text }) => text))
  const reads: string[] = []
  for (const [i, token] of inside.entries()) {
    if (token.kind !== 'word' || isKeyword(token.text)) continue
    const read = texts.length === 0 && isDot(inside[i - 1]) && !isMark(inside[i + 1], '(')
    if (read && token.text !== 'length') reads.unshift(token.text)
    else words.push(token.text)
  }
  // Of `Number(event.query.page)` the member that is read last.
  names.push(...reads)
}

/** The index of the bracket that the one at `close` closes. */
export function matchingOpen(tokens: readonly SourceToken[], close: number): number | undefined {
  const wanted = opening[tokens[close]!.text]
  let depth = 0
  for (let at = close; at >= 0 && close - at < 2000; at--) {
    const { kind, text } = tokens[at]!
    if (kind !== 'mark') continue
    if (text === ')' || text === ']' || text === '}') depth += 1
    else if ((text === '(' || text === '[' || text === '{') && --depth === 0) {
      return text === wanted ? at : undefined
    }
  }
  return undefined
}

/** The end (exclusive) of the expression that starts at `from`: at a comma, a bracket, an operator of logic, a new statement. */
export function expressionEnd(tokens: readonly SourceToken[], from: number): number {
  let depth = 0
  for (let at = from; at < tokens.length && at - from < maxTokens; at++) {
    const { kind, text, first } = tokens[at]!
    if (depth === 0 && at > from && first && kind !== 'mark' && kind !== 'piece') return at
    if (kind !== 'mark') continue
    if (text === '(' || text === '[' || text === '{') depth += 1
    else if (text === ')' || text === ']' || text === '}') {
      if (depth-- === 0) return at
    } else if (depth === 0 && ends.has(text)) return at
  }
  return Math.min(tokens.length, from + maxTokens)
}

const ends = new Set([';', ',', '&&', '||', '?', ':', '=>'])

const keywords = new Set(
  'if else for while do return case switch const let var function new typeof in of await async yield throw void delete default break continue class extends import export this true false null undefined instanceof'.split(
    ' ',
  ),
)

/** Whether a word can be no name of the author's; `from`, `as` and `of` can, and are read in many a query. */
export function isKeyword(word: string): boolean {
  return keywords.has(word)
}

export function isMark(token: SourceToken | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text
}

export function isDot(token: SourceToken | undefined): boolean {
  return isMark(token, '.') || isMark(token, '?.')
}

function endsValue(token: SourceToken | undefined): boolean {
  if (token === undefined) return false
  if (token.kind === 'word') return !isKeyword(token.text)
  return token.kind === 'mark' && (token.text === ')' || token.text === ']' || token.text === '?.')
}
