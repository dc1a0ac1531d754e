import type { SourceToken } from '../source/source-tokens.js'
import type { LengthBound, Literal, Match, Pair, ReadName, Row, TextPart } from '../source-constants.js'
import type { Aliases } from './aliases.js'
import { computedNumber } from './computed-number.js'
import { type Declared, numberIn } from './declared.js'
import { isDot, isMark, type Operand } from './operand.js'
import { literalFrom, literalTo } from './source-literals.js'

/** A source that is being read. */
export interface Reading {
  readonly tokens: readonly SourceToken[]
  readonly aliases: Aliases
  readonly declared: ReadonlyMap<string, Declared>
  readonly texts: string[]
  readonly numbers: number[]
  readonly names: ReadName[]
  readonly pairs: Pair[]
  readonly lengths: LengthBound[]
  readonly patterns: string[]
  readonly matches: Match[]
  readonly composed: string[]
  readonly rows: Row[]
}

/** What a transformer of modules writes, and what every function knows. */
export const notNames: RegExp = /^(__vi|__cov|cov_|_+import)|^(length|prototype|exports|default)$/
/** One comparison is read as one of so many members. */
const maxNames = 2

/** Notes that a member is compared with a value. */
export function addPair(reading: Reading, operand: Operand, value: Literal, part?: TextPart): void {
  if (operand.isLength) {
    const [name] = resolved(reading, operand).names
    if (typeof value === 'number') reading.lengths.push({ name, length: value })
    return
  }
  if (typeof value === 'number' && isOfLength(reading, operand))
    reading.lengths.push({ name: undefined, length: value })
  for (const read of namesOf(reading, operand)) {
    reading.pairs.push(
      part === undefined || typeof value !== 'string' ? { ...read, value } : { ...read, value, part },
    )
  }
}

/** `Buffer.byteLength(text)`, and a variable that was set to it or to a length. */
function isOfLength({ aliases }: Reading, { names, words }: Operand): boolean {
  if (words.includes('byteLength')) return true
  const [name] = names
  if (name === undefined || names.length > 1) return false
  return (
    name === 'length' || aliases.namesOf(name)[0] === 'length' || aliases.wordsOf(name)[1] === 'byteLength'
  )
}

/** Notes that a member is matched with a regular expression. */
export function addMatch(reading: Reading, operand: Operand, pattern: string): void {
  if (operand.isLength) return
  for (const read of namesOf(reading, operand)) reading.matches.push({ ...read, pattern })
}

/** The last member of a chain is the one that is compared; a variable may stand for several. */
function namesOf(reading: Reading, operand: Operand): readonly ReadName[] {
  const { names, near } = resolved(reading, operand)
  return names.slice(0, operand.names.length > 1 ? 1 : maxNames).map((name) => ({ name, near }))
}

/** A variable alone stands for what it was made from, and may be named like it. */
function resolved(
  { aliases }: Reading,
  { names, words }: Operand,
): { names: readonly string[]; near: string[] } {
  const [first] = names
  const made = first === undefined || names.length > 1 ? [] : aliases.namesOf(first)
  const own = [...made, ...names].filter((name) => !notNames.test(name))
  const around = [...names.slice(1), ...words]
  if (made.length > 0) around.push(first!, ...aliases.wordsOf(first!))
  const near = [...around, ...around.flatMap((word) => aliases.wordsOf(word))]
  return { names: [...new Set(own)], near: [...new Set(near)].slice(0, 20) }
}

/** The value of the operand that starts here, if it is a literal or a constant that was set to one. */
export function valueFrom({ tokens, declared }: Reading, at: number): Literal | undefined {
  const literal = computedNumber(tokens, at, numberIn(declared))?.value ?? literalFrom(tokens, at)
  const [name, after, member] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (literal !== undefined || name?.kind !== 'word') return literal
  if (isDot(after)) return member === undefined ? undefined : memberOf(declared.get(name.text), member.text)
  const isWhole = !['(', '[', '+', '*', '?.'].some((mark) => isMark(after, mark))
  return isWhole ? declared.get(name.text)?.literal : undefined
}

/** The value of the operand that ends before here, if it is a literal or a constant that was set to one. */
export function valueTo({ tokens, declared }: Reading, end: number): Literal | undefined {
  const literal = literalTo(tokens, end)
  const [name, before, object] = [tokens[end - 1], tokens[end - 2], tokens[end - 3]]
  if (literal !== undefined || name?.kind !== 'word') return literal
  if (isDot(before)) return object === undefined ? undefined : memberOf(declared.get(object.text), name.text)
  return isMark(before, '+') ? undefined : declared.get(name.text)?.literal
}

function memberOf(declared: Declared | undefined, name: string): Literal | undefined {
  return declared?.members?.get(name)
}
