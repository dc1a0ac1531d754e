import type { SourceToken } from '../source/source-tokens.js'
import { howNames, isMark, isNameLike } from './operand.js'

/** A function that is longer does more than to read a member. */
const maxFunction = 60

/** Whether a function is declared here: `const flags = (event) => …`, `function flags(event) {`. */
export function isFunction(tokens: readonly SourceToken[], at: number): boolean {
  if (tokens[at + 1]?.kind !== 'word') return false
  if (tokens[at]!.text === 'function') return true
  if (tokens[at]!.text !== 'const' || !isMark(tokens[at + 2], '=')) return false
  return tokens.slice(at + 3, at + 20).some((token) => isMark(token, '=>'))
}

/** The members that a short function reads by a text. */
export function membersReadFrom(tokens: readonly SourceToken[], from: number): readonly string[] {
  const found: string[] = []
  let depth = 0
  for (let at = from; at < tokens.length && at - from < maxFunction; at++) {
    const { kind, text } = tokens[at]!
    if (kind === 'mark' && text === '{') depth += 1
    if (kind === 'mark' && text === '}' && --depth <= 0) break
    if (kind === 'word' && depth === 0 && /^(const|let|export|function)$/.test(text)) break
    if (kind === 'text' && isNameLike(text) && !howNames.test(text) && isMark(tokens[at - 1], '['))
      found.push(text)
  }
  return found.slice(0, 4)
}
