import { type Aliases, readAliases } from './aliases.js'
import {
  expressionEnd,
  isDot,
  isKeyword,
  isMark,
  isNameLike,
  matchingOpen,
  type Operand,
  operandBefore,
} from './operand.js'
import {
  joinConstants,
  type LengthBound,
  type Literal,
  type Pair,
  type ReadName,
  type SourceConstants,
} from './source-constants.js'
import { numberOf, type SourceToken, sourceTokens } from './source-tokens.js'

const comparisons = new Set(['===', '==', '!==', '!=', '<', '>', '<=', '>='])
const asking = new Set([
  'startsWith',
  'endsWith',
  'includes',
  'indexOf',
  'lastIndexOf',
  'equals',
  'search',
  'split',
])
/** What a transformer of modules writes, and what every function knows. */
const notNames = /^(__vi|__cov|cov_|_+import)|^(length|prototype|exports|default)$/
const maxTextLength = 200
/** One comparison is read as one of so many members. */
const maxNames = 2

interface Reading {
  readonly tokens: readonly SourceToken[]
  readonly aliases: Aliases
  readonly texts: string[]
  readonly numbers: number[]
  readonly names: ReadName[]
  readonly pairs: Pair[]
  readonly lengths: LengthBound[]
  readonly patterns: string[]
}

/** The constants of a source in JavaScript or TypeScript. It is read token by token and need not be valid. */
export function readConstants(source: string): SourceConstants {
  return constantsOfTokens(sourceTokens(source))
}

/** The constants of a source that was taken apart already. */
export function constantsOfTokens(tokens: readonly SourceToken[]): SourceConstants {
  const reading: Reading = {
    tokens,
    aliases: readAliases(tokens),
    texts: [],
    numbers: [],
    names: [],
    pairs: [],
    lengths: [],
    patterns: [],
  }
  for (let at = 0; at < tokens.length; at++) {
    const after = afterImport(tokens, at)
    if (after === at) readAt(reading, at)
    else at = after - 1
  }
  return joinConstants([reading])
}

/** Past `import … from '…'`: the names of modules are nothing that an event holds. */
function afterImport(tokens: readonly SourceToken[], at: number): number {
  const token = tokens[at]!
  const starts = token.kind === 'word' && (token.text === 'import' || token.text === 'require')
  if (!starts || isDot(tokens[at - 1])) return at
  for (let end = at + 1; end < tokens.length && end - at < 200; end++) {
    if (tokens[end]!.kind === 'text') return end + 1
    if (isMark(tokens[end], ';')) return at
  }
  return at
}

function readAt(reading: Reading, at: number): void {
  const { tokens, texts, numbers, patterns } = reading
  const token = tokens[at]!
  if (token.kind === 'text' || token.kind === 'piece') {
    if (token.text !== '' && isTried(token.text)) texts.push(token.text)
  } else if (token.kind === 'number') {
    const value = numberOf(token.text)
    if (value !== undefined) numbers.push(value)
  } else if (token.kind === 'regexp') patterns.push(token.text)
  else if (token.kind === 'word') readWord(reading, at)
  else if (comparisons.has(token.text)) readComparison(reading, at)
  readName(reading, at)
}

function readComparison(reading: Reading, at: number): void {
  const { tokens } = reading
  const right = literalFrom(tokens, at + 1)
  if (right !== undefined) {
    addPair(reading, operandBefore(tokens, at), right)
    return
  }
  const left = literalTo(tokens, at)
  if (left !== undefined) addPair(reading, operandBefore(tokens, expressionEnd(tokens, at + 1)), left)
}

function readWord(reading: Reading, at: number): void {
  const { tokens } = reading
  const { text } = tokens[at]!
  if (text === 'switch' && isMark(tokens[at + 1], '(')) readSwitch(reading, at)
  else if (text === 'in' && tokens[at - 1]?.kind === 'text') addName(reading, tokens[at - 1]!.text, [])
  else if (asking.has(text) && isDot(tokens[at - 1]) && isMark(tokens[at + 1], '(')) readQuestion(reading, at)
}

/** `name.startsWith('a')`, `['a', 'b'].includes(name)`. */
function readQuestion(reading: Reading, at: number): void {
  const { tokens } = reading
  const value = literalFrom(tokens, at + 2)
  if (value !== undefined) {
    addPair(reading, operandBefore(tokens, at - 1), value)
    return
  }
  if (!isMark(tokens[at - 2], ']')) return
  const open = matchingOpen(tokens, at - 2)
  if (open === undefined) return
  const operand = operandBefore(tokens, expressionEnd(tokens, at + 2))
  for (let item = open + 1; item < at - 2; item++) {
    const listed = literalFrom(tokens, item)
    if (listed !== undefined) addPair(reading, operand, listed)
  }
}

function readSwitch(reading: Reading, at: number): void {
  const { tokens } = reading
  const end = expressionEnd(tokens, at + 2)
  const operand = operandBefore(tokens, end)
  let depth = 0
  for (let next = end + 1; next < tokens.length && next - end < 4000; next++) {
    if (isMark(tokens[next], '{')) depth += 1
    else if (isMark(tokens[next], '}') && --depth === 0) return
    if (depth !== 1 || tokens[next]!.kind !== 'word' || tokens[next]!.text !== 'case') continue
    const value = literalFrom(tokens, next + 1)
    if (value !== undefined) addPair(reading, operand, value)
  }
}

function addPair(reading: Reading, operand: Operand, value: Literal): void {
  const { names, near } = resolved(reading, operand)
  if (operand.isLength) {
    if (typeof value === 'number') reading.lengths.push({ name: names[0], length: value })
    return
  }
  // The last member of a chain is the one that is compared; a variable may stand for several.
  const most = operand.names.length > 1 ? 1 : maxNames
  for (const name of names.slice(0, most)) reading.pairs.push({ name, near, value })
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

/** Members that are read: `.page`, `['page']`, `get('page')`, `{ page } = …`. */
function readName(reading: Reading, at: number): void {
  const { tokens, aliases } = reading
  const token = tokens[at]!
  if (token.kind === 'word' && !isKeyword(token.text)) {
    const assigned = isMark(tokens[at + 1], '=')
    if (isDot(tokens[at - 1]) && !isCalled(tokens, at) && !assigned) {
      const { names, words } = operandBefore(tokens, at - 1)
      const around = [...names, ...words]
      if (around.some((word) => /^__vi|^_+import/.test(word))) return
      addName(reading, token.text, [...around, ...around.flatMap((word) => aliases.wordsOf(word))])
    } else if (isTakenOut(tokens, at)) addName(reading, token.text, aliases.wordsOf(token.text))
  } else if (token.kind === 'text' && isNameLike(token.text)) {
    const after = tokens[at + 1]
    const last = isMark(after, ')') && (isMark(tokens[at - 1], ',') || isMark(tokens[at - 1], '('))
    const index = isMark(after, ']') && isMark(tokens[at - 1], '[')
    if (!last && !index) return
    const { words, names } = operandBefore(tokens, at + 2)
    if (last && words.some((word) => asking.has(word))) return
    const around = [...words, ...names.filter((name) => name !== token.text)]
    addName(reading, token.text, [...around, ...around.flatMap((word) => aliases.wordsOf(word))])
  }
}

function isCalled(tokens: readonly SourceToken[], at: number): boolean {
  return isMark(tokens[at + 1], '(') || (isMark(tokens[at + 1], '?.') && isMark(tokens[at + 2], '('))
}

/** `const { page, size = 10 } = …` and `({ page }) => …`. */
function isTakenOut(tokens: readonly SourceToken[], at: number): boolean {
  const before = tokens[at - 1]
  if (!isMark(before, '{') && !isMark(before, ',')) return false
  const after = tokens[at + 1]
  if (!isMark(after, ',') && !isMark(after, '}') && !isMark(after, '=')) return false
  for (let open = at - 1; open >= 0 && at - open < 60; open--) {
    const { kind, text } = tokens[open]!
    if (kind === 'mark' && (text === ';' || text === ')' || text === '(')) return false
    if (kind !== 'mark' || text !== '{') continue
    const opener = tokens[open - 1]
    if (opener?.kind === 'word') return ['const', 'let', 'var'].includes(opener.text)
    if (isMark(opener, '(')) return true
  }
  return false
}

function addName({ names }: Reading, name: string, near: readonly string[]): void {
  if (isNameLike(name) && !notNames.test(name)) names.push({ name, near: [...new Set(near)].slice(0, 20) })
}

/** The literal that starts here and is a whole operand. */
function literalFrom(tokens: readonly SourceToken[], at: number): Literal | undefined {
  const token = tokens[at]
  const minus = isMark(token, '-')
  const end = minus ? at + 1 : at
  const value = literalOf(tokens[end])
  // `'a'.length` and `1 + n` are no literals.
  const after = tokens[end + 1]
  if (value === undefined || isDot(after) || isMark(after, '+') || isMark(after, '*')) return undefined
  return minus ? (typeof value === 'number' ? -value : undefined) : value
}

function literalTo(tokens: readonly SourceToken[], end: number): Literal | undefined {
  const value = literalOf(tokens[end - 1])
  if (value === undefined || isDot(tokens[end - 2]) || isMark(tokens[end - 2], '+')) return undefined
  return isMark(tokens[end - 2], '-') && typeof value === 'number' ? -value : value
}

/** A piece of markup is what the handler writes, whatever the event; in an event it would be taken for reflected. */
function isTried(text: string): boolean {
  return text.length <= maxTextLength && !/<[a-z!/]/i.test(text)
}

function literalOf(token: SourceToken | undefined): Literal | undefined {
  if (token?.kind === 'text' && isTried(token.text)) return token.text
  if (token?.kind === 'number') return numberOf(token.text)
  if (token?.kind !== 'word') return undefined
  if (token.text === 'true') return true
  if (token.text === 'false') return false
  return token.text === 'null' ? null : undefined
}
