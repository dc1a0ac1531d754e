import type { SourceToken } from '../source/source-tokens.js'
import { expressionEnd, howNames, isDot, isKeyword, isMark, isNameLike } from './operand.js'
import { isFunction, membersReadFrom } from './read-functions.js'

/** What the variables of a source were made from. */
export interface Aliases {
  /** Members that the variable may hold, the likeliest first. */
  readonly namesOf: (variable: string) => readonly string[]
  /** The words of what it was made from, and of what those were made from. */
  readonly wordsOf: (variable: string) => readonly string[]
}

interface Origin {
  readonly names: readonly string[]
  readonly words: readonly string[]
}

const nothing: Origin = { names: [], words: [] }
const maxDepth = 3
/** How many members and how many words are known of a variable. */
const maxOrigins = 20
/** Reads `const page = query(event, 'page')` and `{ type: kind }`. */
export function readAliases(tokens: readonly SourceToken[]): Aliases {
  const origins = new Map<string, Origin>()
  const add = (variable: string, { names, words }: Origin): void => {
    const known = origins.get(variable) ?? nothing
    origins.set(variable, { names: firstOf(known.names, names), words: firstOf(known.words, words) })
  }
  const functions = new Map<string, readonly string[]>()
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue
    if (isFunction(tokens, at)) functions.set(tokens[at + 1]!.text, membersReadFrom(tokens, at + 2))
    if (token.text === 'const' || token.text === 'let' || token.text === 'var')
      addDeclared(tokens, at + 1, add)
    else if (isMark(tokens[at - 1], ':') && tokens[at - 2]?.kind === 'word' && endsMember(tokens[at + 1]))
      add(token.text, { names: [tokens[at - 2]!.text], words: [] })
  }
  const named = (variable: string): readonly string[] => {
    const { names, words } = origins.get(variable) ?? nothing
    return names.length > 0 ? names : words.flatMap((word) => functions.get(word) ?? [])
  }
  return { namesOf: named, wordsOf: (variable) => wordsBehind(origins, variable) }
}

/** A minified source has a few names for thousands of variables: of each the first origins count. */
function firstOf(known: readonly string[], found: readonly string[]): readonly string[] {
  return known.length >= maxOrigins ? known : [...new Set([...known, ...found])].slice(0, maxOrigins)
}

/** The words of a variable, then those of each word among them. */
function wordsBehind(origins: ReadonlyMap<string, Origin>, variable: string): readonly string[] {
  const found = new Set<string>()
  const depths = new Map<string, number>()
  const visit = (word: string, depth: number): void => {
    if (depth > maxDepth || found.size >= maxOrigins || (depths.get(word) ?? Infinity) <= depth) return
    depths.set(word, depth)
    const { words } = origins.get(word) ?? nothing
    for (const next of words) found.add(next)
    for (const next of words) visit(next, depth + 1)
  }
  visit(variable, 0)
  return [...found].slice(0, maxOrigins)
}

function addDeclared(
  tokens: readonly SourceToken[],
  at: number,
  add: (variable: string, origin: Origin) => void,
): void {
  const opens = isMark(tokens[at], '{') || isMark(tokens[at], '[')
  const end = opens ? closingOf(tokens, at) : at
  let equals = end + 1
  // A type may stand between the variable and its value.
  for (const last = equals + 20; equals < last && !isMark(tokens[equals], '='); equals++) {
    if (tokens[equals] === undefined || isMark(tokens[equals], ';') || tokens[equals]!.first) return
  }
  if (!isMark(tokens[equals], '=')) return
  const origin = originOf(heldFrom(tokens, equals + 1))
  if (!opens) {
    if (tokens[at]?.kind === 'word') add(tokens[at]!.text, origin)
    return
  }
  const words = [...origin.words, ...origin.names]
  for (const token of tokens.slice(at + 1, end)) {
    if (token.kind === 'word' && !isKeyword(token.text)) add(token.text, { names: [], words })
  }
}

/** What the expression that starts here may be: of one with a condition its two ends. */
function heldFrom(tokens: readonly SourceToken[], from: number): readonly SourceToken[] {
  const end = expressionEnd(tokens, from)
  if (!isMark(tokens[end], '?')) return tokens.slice(from, end)
  const colon = expressionEnd(tokens, end + 1)
  const other = isMark(tokens[colon], ':') ? tokens.slice(colon + 1, expressionEnd(tokens, colon + 1)) : []
  return [...tokens.slice(end + 1, colon), ...other]
}

function originOf(value: readonly SourceToken[]): Origin {
  const names: string[] = []
  const words: string[] = []
  // Of a chain of members the last one is what the variable holds.
  let chain = 0
  for (const [i, { kind, text }] of value.entries()) {
    if (kind === 'text' && isNameLike(text) && !howNames.test(text)) names.push(text)
    else if (kind === 'word' && !isKeyword(text)) {
      if (!isDot(value[i - 1])) chain = names.length
      else if (!isMark(value[i + 1], '(')) names.splice(chain, 0, text)
      words.push(text)
    }
  }
  return { names: names.slice(0, 4), words: words.slice(0, 12) }
}

function closingOf(tokens: readonly SourceToken[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length && at - open < 200; at++) {
    if (isMark(tokens[at], '{') || isMark(tokens[at], '[')) depth += 1
    else if ((isMark(tokens[at], '}') || isMark(tokens[at], ']')) && --depth === 0) return at
  }
  return open
}

function endsMember(token: SourceToken | undefined): boolean {
  return isMark(token, ',') || isMark(token, '}') || isMark(token, '=')
}
