import jsTokens from 'js-tokens'

/** A token of JavaScript or TypeScript that says something: no comment, no white space. */
export interface SourceToken {
  readonly kind: 'word' | 'text' | 'piece' | 'number' | 'regexp' | 'mark'
  /** As it is written; of a text or a piece of a template, what it means. */
  readonly text: string
  /** Whether a line ends before it. */
  readonly first: boolean
}

/** What is read of one file or function, in UTF-16 code units: generated bundles say little after that. */
const maxLength = 256 * 1024

/** A function is read twice in a row: for what it names, then for its constants. Files are read once. */
const maxKept = 20_000
let last: { readonly source: string; readonly tokens: readonly SourceToken[] } | undefined

/** The tokens of a source that need not be whole or valid. Regular expressions are written with their flags. */
export function sourceTokens(source: string): readonly SourceToken[] {
  if (last?.source === source) return last.tokens
  const tokens = readTokens(source)
  if (source.length <= maxKept) last = { source, tokens }
  return tokens
}

function readTokens(source: string): readonly SourceToken[] {
  const tokens: SourceToken[] = []
  let first = true
  for (const { type, value } of jsTokens(source.slice(0, maxLength))) {
    const read = readToken(type, value)
    if (read !== undefined) tokens.push({ ...read, first })
    first = type === 'LineTerminatorSequence' || (read === undefined && first)
  }
  return tokens
}

function readToken(type: string, value: string): Omit<SourceToken, 'first'> | undefined {
  switch (type) {
    case 'IdentifierName':
      return { kind: 'word', text: value }
    case 'StringLiteral':
      return { kind: 'text', text: unescaped(value.slice(1, -1)) }
    case 'NoSubstitutionTemplate':
      return { kind: 'text', text: unescaped(value.slice(1, -1)) }
    case 'TemplateHead':
    case 'TemplateMiddle':
      return { kind: 'piece', text: unescaped(value.slice(1, -2)) }
    case 'TemplateTail':
      return { kind: 'piece', text: unescaped(value.slice(1, -1)) }
    case 'NumericLiteral':
      return { kind: 'number', text: value }
    case 'RegularExpressionLiteral':
      return { kind: 'regexp', text: value }
    case 'Punctuator':
      return { kind: 'mark', text: value }
    default:
      return undefined
  }
}

const named: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi,
    (_whole, braced, four, two, other: string | undefined) => {
      if (other === undefined) return codePoint(Number.parseInt(braced ?? four ?? two, 16))
      return /[\r\n\u2028\u2029]/.test(other) ? '' : (named[other] ?? other)
    },
  )
}

function codePoint(code: number): string {
  return code > 0x10ffff ? '' : String.fromCodePoint(code)
}

/** The number that a literal means; undefined for a bigint beyond the safe integers, or no number. */
export function numberOf(literal: string): number | undefined {
  const text = literal.replaceAll('_', '').replace(/n$/, '')
  const value = /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text)
  return Number.isFinite(value) ? value : undefined
}
