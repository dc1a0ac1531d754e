import { numberOf, type SourceToken } from '../source/source-tokens.js'
import { isDot, isMark } from './operand.js'

/** A number that a source computes of constants, and where its expression ends (exclusive). */
export interface Computed {
  readonly value: number
  readonly end: number
}

type NumberNamed = (name: string) => number | undefined

interface Operator {
  readonly rank: number
  readonly apply: (a: number, b: number) => number
}

const operators: Readonly<Record<string, Operator>> = {
  '<<': { rank: 1, apply: (a, b) => a << b },
  '+': { rank: 2, apply: (a, b) => a + b },
  '-': { rank: 2, apply: (a, b) => a - b },
  '*': { rank: 3, apply: (a, b) => a * b },
  '/': { rank: 3, apply: (a, b) => a / b },
  '**': { rank: 4, apply: (a, b) => a ** b },
}
/** An expression that is nested deeper is no constant that anybody wrote. */
const maxDepth = 8

/**
 * What the expression that starts here comes to, where it has an operator and nothing but numbers and constants that
 * were set to numbers: `5 * 1024 ** 3`, `24 * HOUR`, `1 << 20`.
 */
export function computedNumber(
  tokens: readonly SourceToken[],
  at: number,
  named: NumberNamed,
): Computed | undefined {
  const first = operandFrom(tokens, at, named, 0)
  if (first === undefined || !Object.hasOwn(operators, tokens[first.end]?.text ?? '')) return undefined
  const whole = termFrom(tokens, at, named, 0, 0)
  return whole !== undefined && Number.isFinite(whole.value) && endsValue(tokens, whole.end)
    ? whole
    : undefined
}

/** An operand, and all that is joined to it by operators of this rank or a higher one. */
function termFrom(
  tokens: readonly SourceToken[],
  at: number,
  named: NumberNamed,
  rank: number,
  depth: number,
): Computed | undefined {
  let left = operandFrom(tokens, at, named, depth)
  while (left !== undefined) {
    const operator = operatorAt(tokens[left.end])
    if (operator === undefined || operator.rank < rank) return left
    // `2 ** 3 ** 2` is worked out from its end.
    const next = operator.rank === operators['**']!.rank ? operator.rank : operator.rank + 1
    const right = termFrom(tokens, left.end + 1, named, next, depth + 1)
    if (right === undefined) return undefined
    left = { value: operator.apply(left.value, right.value), end: right.end }
  }
  return undefined
}

function operatorAt(token: SourceToken | undefined): Operator | undefined {
  return token?.kind === 'mark' && Object.hasOwn(operators, token.text) ? operators[token.text] : undefined
}

function operandFrom(
  tokens: readonly SourceToken[],
  at: number,
  named: NumberNamed,
  depth: number,
): Computed | undefined {
  const token = tokens[at]
  if (depth > maxDepth || token === undefined) return undefined
  if (isMark(token, '(')) {
    const inside = termFrom(tokens, at + 1, named, 0, depth + 1)
    return inside !== undefined && isMark(tokens[inside.end], ')')
      ? { value: inside.value, end: inside.end + 1 }
      : undefined
  }
  const value =
    token.kind === 'number' ? numberOf(token.text) : token.kind === 'word' ? named(token.text) : undefined
  return value === undefined || !endsValue(tokens, at + 1) ? undefined : { value, end: at + 1 }
}

/** Whether nothing is read of the value, and it is not called. */
function endsValue(tokens: readonly SourceToken[], at: number): boolean {
  const after = tokens[at]
  return !isDot(after) && !isMark(after, '(') && !isMark(after, '[')
}
