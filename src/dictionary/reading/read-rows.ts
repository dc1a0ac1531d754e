import type { RowEntry } from '../source-constants.js'
import { isDot, isMark } from './operand.js'
import type { Reading } from './reading.js'
import { isTried } from './source-literals.js'

const most = { tokens: 400, entries: 6 } as const
const opening = new Set(['(', '[', '{'])
const closing = new Set([')', ']', '}'])

/**
 * Constants that are written side by side, such as the rows of a table and the arguments of a router's method:
 * `{ method: 'PUT', path: /^\/carts$/ }`, `['GET', '/pets']`, `router.put('/pets/:id', …)`. They hold together.
 */
export function readRow(reading: Reading, at: number): void {
  const { tokens } = reading
  const token = tokens[at]!
  if (token.kind !== 'mark' || !opening.has(token.text)) return
  const called = isMark(token, '(') && isDot(tokens[at - 2]) ? calledWord(tokens[at - 1]?.text) : []
  const entries = [...called, ...entriesAt(reading, at)]
  if (entries.length >= 2) reading.rows.push({ entries: entries.slice(0, most.entries) })
}

/** A method may be named like what it is for. */
function calledWord(name: string | undefined): readonly RowEntry[] {
  return name !== undefined && /^[a-z]{3,8}$/.test(name) ? [{ text: name.toUpperCase() }] : []
}

/** The constants directly within a bracket, with their keys. */
function entriesAt({ tokens }: Reading, open: number): readonly RowEntry[] {
  const found: RowEntry[] = []
  let depth = 0
  for (let at = open; at < tokens.length && at - open < most.tokens; at++) {
    const { kind, text } = tokens[at]!
    if (kind === 'mark' && opening.has(text)) depth += 1
    else if (kind === 'mark' && closing.has(text) && --depth === 0) return found
    if (depth !== 1 || (kind !== 'text' && kind !== 'regexp')) continue
    const isAlone = isMark(tokens[at + 1], ',') || closing.has(tokens[at + 1]?.text ?? '')
    const isKeyed = isMark(tokens[at - 1], ':')
    if (!isAlone || !(isKeyed || at - 1 === open || isMark(tokens[at - 1], ','))) continue
    const key = isKeyed ? { key: tokens[at - 2]!.text } : {}
    if (kind === 'regexp') found.push({ ...key, pattern: text })
    else if (text !== '' && isTried(text)) found.push({ ...key, text })
  }
  return found
}
