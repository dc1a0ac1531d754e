import { expressionEnd, isDot, isMark, operandBefore } from './operand.js'
import { addMatch, addPair, type Reading } from './reading.js'

const asksTable = new Set(['has', 'get', 'includes', 'indexOf'])
const asksPattern = new Set(['test', 'exec'])
const takesPattern = new Set(['match', 'matchAll', 'search', 'replace', 'replaceAll', 'split'])

/**
 * What a constant table is asked for: `prices[name]`, `kinds.has(kind)`, `Object.hasOwn(prices, name)`, `name in prices`;
 * of a list of objects the first one: `name in items[0]`.
 */
export function readLookup(reading: Reading, at: number): void {
  const { tokens, declared } = reading
  const { text, kind } = tokens[at]!
  const table = kind === 'word' && !isDot(tokens[at - 1]) ? declared.get(text) : undefined
  if (table === undefined) return
  const isItem = table.itemKeys !== undefined && isMark(tokens[at + 1], '[') && isMark(tokens[at + 3], ']')
  const keys = isItem ? table.itemKeys : table.keys
  const end = keys === undefined || keys.length === 0 ? undefined : askedTo(reading, at, isItem ? at + 3 : at)
  if (end === undefined) return
  const operand = operandBefore(tokens, end)
  for (const key of keys!) addPair(reading, operand, key)
}

/** Where what the table is asked for ends, which is written from `at` to `last`. */
function askedTo({ tokens }: Reading, at: number, last: number): number | undefined {
  const after = tokens[last + 1]
  if (isMark(after, '[')) return closing(last + 2)
  if (isMark(after, '?.') && isMark(tokens[last + 2], '[')) return closing(last + 3)
  if (isDot(after) && asksTable.has(tokens[last + 2]?.text ?? '') && isMark(tokens[last + 3], '('))
    return closing(last + 4)
  if (isMark(tokens[at - 1], '(') && isMark(after, ',') && /^(hasOwn|call)$/.test(tokens[at - 2]?.text ?? ''))
    return closing(last + 2)
  // `for (const name in prices)` asks for nothing.
  const loops = /^(const|let|var)$/.test(tokens[at - 3]?.text ?? '')
  return tokens[at - 1]?.text === 'in' && tokens[at - 1]!.kind === 'word' && !loops ? at - 1 : undefined

  function closing(from: number): number | undefined {
    const end = expressionEnd(tokens, from)
    return end > from ? end : undefined
  }
}

/** What a regular expression is to match: `/a/.test(name)`, `name.match(/a/)`, also where a constant holds it. */
export function readMatch(reading: Reading, at: number): void {
  const { tokens, declared } = reading
  const { text, kind } = tokens[at]!
  const pattern = kind === 'regexp' ? text : kind === 'word' ? declared.get(text)?.pattern : undefined
  if (pattern === undefined || isDot(tokens[at - 1])) return
  const asks = isDot(tokens[at + 1]) && asksPattern.has(tokens[at + 2]?.text ?? '')
  if (asks && isMark(tokens[at + 3], '(')) {
    addMatch(reading, operandBefore(tokens, expressionEnd(tokens, at + 4)), pattern)
  } else if (isMark(tokens[at - 1], '(') && takesPattern.has(tokens[at - 2]?.text ?? '')) {
    if (isDot(tokens[at - 3])) addMatch(reading, operandBefore(tokens, at - 3), pattern)
  }
}
