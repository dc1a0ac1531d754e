/** Where a text stops being JSON. */
export interface SyntaxProblem {
  /** Of UTF-16 units, from the start of the text. */
  readonly offset: number
  /** `expected a value, found "}"`. */
  readonly message: string
}

type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | 'separator' | 'end'

const literals = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const spaces = /[ \t\n\r]*/y
const escapes = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * The first place at which a text is no JSON; undefined when it is JSON. The messages of `JSON.parse` name no place,
 * and differ between versions of Node.js.
 */
export function jsonSyntaxProblem(text: string): SyntaxProblem | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    at = skip(spaces, text, at)
    if (at >= text.length)
      return expected === 'end' ? undefined : problemAt(text, at, wordsOf(expected, open))
    const token = nextToken(text, at, expected, open)
    if (token === undefined) return problemAt(text, at, wordsOf(expected, open))
    if ('message' in token) return token
    at = token.end
    expected = token.next
  }
}

interface Token {
  readonly end: number
  readonly next: Expected
}

/** Reads one token where it is allowed, and keeps book of what is open; undefined where it is not allowed. */
function nextToken(
  text: string,
  at: number,
  expected: Expected,
  open: ('{' | '[')[],
): Token | SyntaxProblem | undefined {
  const character = text[at]!
  if (isClosing(character, expected, open)) {
    open.pop()
    return { end: at + 1, next: open.length === 0 ? 'end' : 'separator' }
  }
  if (expected === ':') return character === ':' ? { end: at + 1, next: 'value' } : undefined
  if (expected === 'separator') {
    return character === ',' ? { end: at + 1, next: open.at(-1) === '{' ? 'name' : 'value' } : undefined
  }
  if (expected === 'name' || expected === 'name or }') {
    return character === '"' ? stringToken(text, at, ':') : undefined
  }
  return expected === 'end' ? undefined : valueToken(text, at, open)
}

function isClosing(character: string, expected: Expected, open: readonly string[]): boolean {
  if (character === '}') return open.at(-1) === '{' && (expected === 'separator' || expected === 'name or }')
  return character === ']' && open.at(-1) === '[' && (expected === 'separator' || expected === 'value or ]')
}

function valueToken(text: string, at: number, open: ('{' | '[')[]): Token | SyntaxProblem | undefined {
  const character = text[at]
  const after: Expected = open.length === 0 ? 'end' : 'separator'
  if (character === '"') return stringToken(text, at, after)
  if (character === '{' || character === '[') {
    open.push(character)
    return { end: at + 1, next: character === '{' ? 'name or }' : 'value or ]' }
  }
  const end = skip(literals, text, at)
  return end === at ? undefined : { end, next: after }
}

function stringToken(text: string, start: number, next: Expected): Token | SyntaxProblem {
  let at = start + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return { end: at + 1, next }
    if (code < 0x20) {
      const name = code === 0x0a ? 'a line break' : 'a control character'
      return { offset: at, message: `${name} stands in a string; it is written as an escape` }
    }
    if (code !== 0x5c) {
      at += 1
      continue
    }
    const end = skip(escapes, text, at)
    if (end === at)
      return { offset: at, message: `${JSON.stringify(text.slice(at, at + 2))} is no escape of JSON` }
    at = end
  }
  return { offset: start, message: 'this string does not end' }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function wordsOf(expected: Expected, open: readonly string[]): string {
  if (expected === 'separator') return open.at(-1) === '{' ? 'a comma or }' : 'a comma or ]'
  if (expected === 'end') return 'nothing more'
  if (expected === ':') return 'a colon'
  if (expected.startsWith('name')) return `a name in double quotes${expected === 'name' ? '' : ' or }'}`
  return expected === 'value' ? 'a value' : 'a value or ]'
}

function problemAt(text: string, offset: number, wanted: string): SyntaxProblem {
  const character = text.codePointAt(offset)
  const found =
    character === undefined ? 'the end of the text' : JSON.stringify(String.fromCodePoint(character))
  return { offset, message: `expected ${wanted}, found ${found}` }
}

/** Line and column, both from 1: `line 3, column 7`. */
export function placeOf(text: string, offset: number, firstLine: number = 1): string {
  const lines = text.slice(0, offset).split('\n')
  return `line ${lines.length - 1 + firstLine}, column ${lines.at(-1)!.length + 1}`
}
