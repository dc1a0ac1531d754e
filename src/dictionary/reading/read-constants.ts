import { numberOf, type SourceToken, sourceTokens } from '../source/source-tokens.js'
import { joinConstants, type SourceConstants, type TextPart } from '../source-constants.js'
import { readAliases } from './aliases.js'
import { cutText } from './cut-texts.js'
import { readDeclared } from './declared.js'
import {
  expressionEnd,
  howNames,
  isDot,
  isKeyword,
  isMark,
  isNameLike,
  matchingOpen,
  operandBefore,
} from './operand.js'
import { readLookup, readMatch } from './read-lookups.js'
import { readPieces } from './read-pieces.js'
import { readRow } from './read-rows.js'
import { addPair, notNames, type Reading, valueFrom, valueTo } from './reading.js'
import { isTried, markupFrom } from './source-literals.js'

const comparisons = new Set(['===', '==', '!==', '!=', '<', '>', '<=', '>='])
const asking = new Set([
  'startsWith',
  'endsWith',
  'includes',
  'has',
  'indexOf',
  'lastIndexOf',
  'equals',
  'search',
  'split',
])
const cutting = new Set(['slice', 'substring', 'substr'])
/** Texts for so many places at which a source cuts one, none of them longer. */
const maxCuts = 2
const maxCut = 2000
/** Where in a text the one that is asked for stands. */
const partOf: Readonly<Record<string, TextPart>> = {
  startsWith: 'start',
  endsWith: 'end',
  includes: 'inside',
  indexOf: 'inside',
  lastIndexOf: 'inside',
  search: 'inside',
  split: 'inside',
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
    declared: readDeclared(tokens),
    texts: [],
    numbers: [],
    names: [],
    pairs: [],
    lengths: [],
    patterns: [],
    matches: [],
    composed: [],
    rows: [],
  }
  for (let at = 0; at < tokens.length; at++) {
    const after = afterImport(tokens, at)
    if (after === at) readAt(reading, at)
    else at = after - 1
  }
  readPieces(reading)
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
  readLookup(reading, at)
  readMatch(reading, at)
  readRow(reading, at)
}

function readComparison(reading: Reading, at: number): void {
  const { tokens } = reading
  const right = valueFrom(reading, at + 1)
  if (right !== undefined) {
    const operand = operandBefore(tokens, at)
    // The name of a type is no value that a member has.
    if (tokens[operand.start - 1]?.text !== 'typeof') addPair(reading, operand, right)
    return
  }
  const left = valueTo(reading, at)
  if (left !== undefined) addPair(reading, operandBefore(tokens, expressionEnd(tokens, at + 1)), left)
}

function readWord(reading: Reading, at: number): void {
  const { tokens } = reading
  const { text } = tokens[at]!
  if (text === 'switch' && isMark(tokens[at + 1], '(')) readSwitch(reading, at)
  else if (text === 'in' && tokens[at - 1]?.kind === 'text') addName(reading, tokens[at - 1]!.text, [])
  else if (cutting.has(text) && isDot(tokens[at - 1])) readCut(reading, at)
  else if (asking.has(text) && isDot(tokens[at - 1]) && isMark(tokens[at + 1], '(')) readQuestion(reading, at)
}

/** `name.startsWith('a')`, `['a', 'b'].includes(name)`. */
function readQuestion(reading: Reading, at: number): void {
  const { tokens } = reading
  const value = valueFrom(reading, at + 2) ?? markupFrom(tokens, at + 2)
  if (value !== undefined) {
    addPair(reading, operandBefore(tokens, at - 1), value, partOf[tokens[at]!.text])
    return
  }
  if (!isMark(tokens[at - 2], ']')) return
  const open = matchingOpen(tokens, at - 2)
  if (open === undefined) return
  const operand = operandBefore(tokens, expressionEnd(tokens, at + 2))
  for (let item = open + 1; item < at - 2; item++) {
    const listed = valueFrom(reading, item)
    if (listed !== undefined) addPair(reading, operand, listed)
  }
}

/** `text.slice(0, 40)`: a character of two code units that stands there is cut in two. */
function readCut(reading: Reading, at: number): void {
  const { tokens, composed } = reading
  const end =
    tokens[at + 2]?.text === '0' && isMark(tokens[at + 3], ',') ? valueFrom(reading, at + 4) : undefined
  if (typeof end !== 'number' || !Number.isInteger(end) || end < 1 || end > maxCut) return
  if (composed.length < maxCuts) composed.push(cutText(end))
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
    const value = valueFrom(reading, next + 1)
    if (value !== undefined) addPair(reading, operand, value)
  }
}

/** Members that are read: `.page`, `['page']`, `get('page')`, `{ page } = …`. */
function readName(reading: Reading, at: number): void {
  const { tokens, aliases } = reading
  const token = tokens[at]!
  if (token.kind === 'word' && (!isKeyword(token.text) || isDot(tokens[at - 1]))) {
    const assigned = isMark(tokens[at + 1], '=')
    if (isDot(tokens[at - 1]) && !isCalled(tokens, at) && !assigned) {
      // `__vi_import_0__.query` is a name of a module.
      if (/^__vi|^_+import/.test(tokens[at - 2]?.text ?? '')) return
      const { names, words } = operandBefore(tokens, at - 1)
      const around = [...names, ...words].filter((word) => !notNames.test(word))
      addName(reading, token.text, [...around, ...around.flatMap((word) => aliases.wordsOf(word))])
    } else if (isTakenOut(tokens, at)) addName(reading, token.text, aliases.wordsOf(token.text))
  } else if (token.kind === 'text' && isNameLike(token.text)) {
    const after = tokens[at + 1]
    const last = isMark(after, ')') && (isMark(tokens[at - 1], ',') || isMark(tokens[at - 1], '('))
    const index = isMark(after, ']') && isMark(tokens[at - 1], '[')
    if (!last && !index) return
    const { words, names } = operandBefore(tokens, at + 2)
    if (last && (howNames.test(token.text) || words.some((word) => asking.has(word)))) return
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
