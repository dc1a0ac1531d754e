import { isDot, isMark, operandBefore } from './operand.js'
import { addPair, type Reading, valueFrom } from './reading.js'

/** What stands for a piece that the source compares with nothing; then what a handler does not expect there. */
const anyPiece = 'x'
const oddPieces = ['constructor', '__proto__', '<img src=x onerror=alert(1)>', '%('] as const
const most = { pieces: 8, values: 4, texts: 12, odd: 4 } as const

/** A text that a source takes apart, and what its pieces are compared with. */
interface Pieces {
  /** Where the operand that is taken apart ends. */
  readonly end: number
  readonly separator: string
  /** The variable of each piece by its number; undefined where it has none. */
  readonly variables: readonly (string | undefined)[]
  /** The variable of the whole list. */
  readonly list: string | undefined
}

/**
 * Texts that a source takes apart and compares piece by piece: `const [, api, version] = path.split('/')`,
 * `parts[1] === 'users'`. The member is then compared with whole texts, of the pieces that are asked for; also with
 * texts that end behind the last of these.
 */
export function readPieces(reading: Reading): void {
  const { tokens } = reading
  for (let at = 0; at < tokens.length; at++) {
    const pieces = piecesAt(reading, at)
    if (pieces === undefined) continue
    const operand = operandBefore(tokens, pieces.end)
    for (const text of textsOf(pieces, valuesOf(reading, pieces))) addPair(reading, operand, text)
  }
}

/** `const [a, , b] = text.split('/')`, `const parts = text.split('/')`. */
function piecesAt({ tokens }: Reading, at: number): Pieces | undefined {
  const asks = tokens[at]!.text === 'split' && isDot(tokens[at - 1]) && isMark(tokens[at + 1], '(')
  const separator = tokens[at + 2]
  if (!asks || separator?.kind !== 'text' || separator.text === '' || !isMark(tokens[at + 3], ')'))
    return undefined
  const equals = equalsBefore(tokens, operandBefore(tokens, at - 1).start)
  if (equals === undefined) return undefined
  const known = { end: at - 1, separator: separator.text }
  const made = tokens[equals - 1]
  if (made?.kind === 'word') return { ...known, variables: [], list: made.text }
  return isMark(made, ']')
    ? { ...known, variables: variablesBefore(tokens, equals - 1), list: undefined }
    : undefined
}

type Tokens = Reading['tokens']

/** The `=` that the operand which starts here is set by; a negation or a bracket may stand between. */
function equalsBefore(tokens: Tokens, start: number): number | undefined {
  for (let at = start - 1; at >= 0 && start - at < 4; at--) if (isMark(tokens[at], '=')) return at
  return undefined
}

function variablesBefore(tokens: Tokens, close: number): readonly (string | undefined)[] {
  let open = close
  while (open > 0 && close - open < 40 && !isMark(tokens[open], '[')) open -= 1
  const found: (string | undefined)[] = [undefined]
  let isNamed = false
  for (const token of tokens.slice(open + 1, close)) {
    if (isMark(token, ',')) {
      found.push(undefined)
      isNamed = false
    } else if (token.kind === 'word' && !isNamed) {
      found[found.length - 1] = token.text
      isNamed = true
    }
  }
  return found.slice(0, most.pieces)
}

/** What each piece is compared with, by its number. */
function valuesOf(reading: Reading, { variables, list }: Pieces): readonly (readonly string[])[] {
  const found = variables.map((variable) =>
    variable === undefined ? [] : textsOfVariable(reading, variable),
  )
  if (list === undefined) return found
  for (const at of reading.tokens.keys()) {
    const index = indexAt(reading, at, list)
    if (index === undefined) continue
    while (found.length <= index) found.push([])
    const compares = /^[!=]==?$/.test(reading.tokens[at + 4]?.text ?? '')
    const value = compares ? valueFrom(reading, at + 5) : undefined
    if (typeof value === 'string') found[index]!.push(value)
  }
  return found
}

function textsOfVariable({ pairs }: Reading, variable: string): string[] {
  return pairs.flatMap(({ name, value, part }) =>
    name === variable && part === undefined && typeof value === 'string' ? [value] : [],
  )
}

/** Of `parts[1]` the number. */
function indexAt({ tokens }: Reading, at: number, list: string): number | undefined {
  const token = tokens[at]!
  if (token.kind !== 'word' || token.text !== list || !isMark(tokens[at + 1], '[')) return undefined
  const index = Number(tokens[at + 2]?.text)
  return Number.isInteger(index) && index < most.pieces && isMark(tokens[at + 3], ']') ? index : undefined
}

/** With all pieces and with none behind the last that is compared, then with odd ones. */
function textsOf(
  { separator, variables }: Pieces,
  values: readonly (readonly string[])[],
): readonly string[] {
  const last = values.findLastIndex((list) => list.length > 0)
  if (last === -1) return []
  // Where one piece is asked for, others may follow it all the same.
  if (values.length === 1)
    return values[0]!.slice(0, most.values).flatMap((piece) => [piece + separator + anyPiece, piece])
  const isSkipped = (index: number): boolean =>
    index === 0 && values[0]!.length === 0 && variables[0] === undefined
  const rowsWith = (any: string): readonly (readonly string[])[] =>
    combined(values.map((list, i) => (list.length > 0 ? [...new Set(list)] : [isSkipped(i) ? '' : any])))
  const whole = rowsWith(anyPiece).flatMap((row) => [row, row.slice(0, last + 1)])
  const odd = oddPieces.flatMap((piece) => rowsWith(piece).slice(0, most.odd))
  return [...new Set([...whole, ...odd].map((row) => row.join(separator)))]
}

/** One of each list, in all ways up to a number of them. */
function combined(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (rows, list) =>
      rows.flatMap((row) => list.slice(0, most.values).map((piece) => [...row, piece])).slice(0, most.texts),
    [[]],
  )
}
