import { numberOf, type SourceToken } from '../source/source-tokens.js'
import type { Literal } from '../source-constants.js'
import { isDot, isMark } from './operand.js'

const maxTextLength = 200

/** The literal that starts here and is a whole operand. */
export function literalFrom(tokens: readonly SourceToken[], at: number): Literal | undefined {
  const token = tokens[at]
  const minus = isMark(token, '-')
  const end = minus ? at + 1 : at
  const value = literalOf(tokens[end])
  // `'a'.length` and `1 + n` are no literals.
  const after = tokens[end + 1]
  if (value === undefined || isDot(after) || isMark(after, '+') || isMark(after, '*')) return undefined
  return minus ? (typeof value === 'number' ? -value : undefined) : value
}

/** The literal that ends before here and is a whole operand. */
export function literalTo(tokens: readonly SourceToken[], end: number): Literal | undefined {
  const value = literalOf(tokens[end - 1])
  if (value === undefined || isDot(tokens[end - 2]) || isMark(tokens[end - 2], '+')) return undefined
  return isMark(tokens[end - 2], '-') && typeof value === 'number' ? -value : value
}

/** A piece of markup is what the handler writes, whatever the event; in an event it would be taken for reflected. */
export function isTried(text: string): boolean {
  return text.length <= maxTextLength && !/<[a-z!/]/i.test(text)
}

/** Markup that a handler looks for in a text; none that a page would run. */
export function markupFrom(tokens: readonly SourceToken[], at: number): string | undefined {
  const token = tokens[at]
  const isWhole = isMark(tokens[at + 1], ')')
  if (token?.kind !== 'text' || !isWhole || token.text.length > maxTextLength) return undefined
  return /<[a-z!?/]/i.test(token.text) && !active.test(token.text) ? token.text : undefined
}

const active = /<\/?(?:script|object|embed|applet|base|meta|iframe|style|svg)|\bon[a-z]{3,}=|script:/i

function literalOf(token: SourceToken | undefined): Literal | undefined {
  if (token?.kind === 'text' && isTried(token.text)) return token.text
  if (token?.kind === 'number') return numberOf(token.text)
  if (token?.kind !== 'word') return undefined
  if (token.text === 'true') return true
  if (token.text === 'false') return false
  return token.text === 'null' ? null : undefined
}
