import type { SourceToken } from './source-tokens.js'

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

/** Whether a text may be the name of a member. */
export function isNameLike(text: string): boolean {
  return nameLike.test(text)
}

/** The operand that ends before the token `end`: `query.format`, `header(event, 'x-debug')`, `Number(page)`. */
export function operandBefore(tokens: readonly SourceToken[], end: number): Operand {
  const names: string[] = []
  const words: string[] = []
  let at = withoutDefault(tokens, end)
  let isLength = false
  for (;;) {
    const token = tokens[at - 1]
    if (token === undefined) break
    if (token.kind === 'mark' && (token.text === ')' || token.text === ']')) {
      const open = matchingOpen(tokens, at - 1)
      if (open === undefined) break
      const converted = convertedWord(tokens, open, at - 1)
      if (converted !== undefined) names.push(converted)
      else collectInside(tokens, open + 1, at - 1, names, words)
      at = open
      // `if (a) b` and `(a)`: there is nothing before the parenthesis that is called.
      if (!endsValue(tokens[at - 1])) break
      if (isMark(tokens[at - 1], '?.')) at -= 1
      continue
    }
    if (token.kind === 'mark' && token.text === '!' && endsValue(tokens[at - 2])) {
      at -= 1
      continue
    }
    const dotted = isDot(tokens[at - 2])
    // After a dot each word is a name: `event.query.default`.
    if (token.kind !== 'word' || (isKeyword(token.text) && !dotted)) break
    const called = isMark(tokens[at], '(') || (isMark(tokens[at], '?.') && isMark(tokens[at + 1], '('))
    if (token.text === 'length' && dotted && at === end) isLength = true
    else if (called) words.push(token.text)
    else names.push(token.text)
    at -= 1
    if (!dotted) break
    at -= 1
  }
  return { names: [...new Set(names)], words, start: at, isLength }
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
  names: string[],
  words: string[],
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
