import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../../src/arbitrary/pattern/parse-pattern.js'
import { compilePattern } from '../../../src/arbitrary/pattern/pattern.js'
import type { PatternNode } from '../../../src/arbitrary/pattern/pattern-node.js'
import { Random } from '../../../src/random.js'

const anyLength = { minLength: 0, maxLength: Number.POSITIVE_INFINITY, notPatterns: [] }
const letters = 'abcdefghijklmnopqrstuvwxyz'
const joined = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join('')
const refs = (count: number): string => joined(count, (i) => `\\${i + 1}`)
/** `(a|b)(c|d)…\1\2…` */
const pairs = (count: number): string =>
  `^${joined(count, (i) => `(${letters[2 * i]}|${letters[2 * i + 1]})`)}${refs(count)}$`

describe('a pattern with many referenced groups', () => {
  it.each([
    pairs(6),
    pairs(8),
    pairs(9),
    pairs(12),
    `^${joined(8, () => '(\\w)')}${refs(8)}$`,
    `^${joined(8, () => '([a-z]{1,3})')}${refs(8)}$`,
    '^(["\'])x+\\1(["\'])y+\\2(["\'])z+\\3([`"])a\\4(b|c)\\5(d|e)\\6(f|g)\\7$',
    '^<(b|i)><(em|p)><(q|s)><(a|abbr)><(h1|h2)><(x|y)>t</\\6></\\5></\\4></\\3></\\2></\\1>$',
  ])('has values, and several: %s', (pattern) => {
    const generator = compilePattern({ ...anyLength, patterns: [pattern] })
    const random = new Random(1, 1)
    const texts = Array.from({ length: 30 }, () => generator.generate(random, 'normal'))
    for (const text of texts) expect(text).toMatch(new RegExp(pattern, 'u'))
    expect(new Set(texts).size).toBeGreaterThan(10)
    expect(generator.verdict).toBe('ok')
  })
})

describe('the length up to which the engine is asked', () => {
  const group = fc.constantFrom(
    'a|b',
    'a|a',
    '[ab]',
    'a?',
    'a{0,3}',
    '[ab]{1,2}',
    'ab|a',
    '(?:a|ab){1,2}',
    'a{0,8}',
  )
  const between = fc.constantFrom('', 'a', 'a*', 'b?', '(?:ab)*')
  const repeated = fc.constantFrom('', '?', '{2}')
  const part = fc.tuple(group, between, repeated)
  // Groups that are alike multiply the ways most.
  const alike = fc
    .tuple(part, fc.integer({ min: 1, max: 12 }))
    .map(([one, count]) => new Array(count).fill(one))
  const source = fc
    .oneof(alike, fc.array(part, { minLength: 1, maxLength: 9 }))
    .map((parts: readonly (readonly [string, string, string])[]) => {
      const groups = parts.map(([inner, more]) => `(${inner})${more}`)
      const repeats = parts.map(([, , times], i) => `(?:\\${i + 1})${times}`)
      return `^${groups.join('')}${repeats.join('')}$`
    })

  it('lets a matcher that tries one way after the other decide in a bounded number of steps', () => {
    const law = fc.property(source, fc.constantFrom('a', 'ab', 'aab'), (pattern, piece) => {
      const { node, safeLength } = parsePattern(pattern)
      const length = Math.min(safeLength, 300)
      const text = `${piece.repeat(length).slice(0, length - 1)}!`
      expect(stepsOf(node, text)).toBeLessThan(mostSteps)
    })
    fc.assert(law, { numRuns: 300 })
  })
})

const mostSteps = 20_000_000

/** How many nodes a backtracking matcher tries on a text; at most {@link mostSteps}. */
function stepsOf(root: PatternNode, text: string): number {
  let steps = 0
  const groups = new Map<number, string>()
  type Next = (at: number) => boolean

  function match(node: PatternNode, at: number, next: Next): boolean {
    if (++steps >= mostSteps) return true
    switch (node.kind) {
      case 'set': {
        const code = text.codePointAt(at)
        return code !== undefined && isIn(node.set, code) && next(at + 1)
      }
      case 'seq':
        return items(node.items, 0, at, next)
      case 'alt':
        return node.options.some((option) => match(option, at, next))
      case 'repeat':
        return times(node, 0, at, next)
      case 'group': {
        const before = groups.get(node.index)
        const found = match(node.node, at, (end) => {
          groups.set(node.index, text.slice(at, end))
          return next(end)
        })
        if (!found && before !== undefined) groups.set(node.index, before)
        return found
      }
      case 'ref': {
        const word = groups.get(node.indexes[0]!) ?? ''
        return text.startsWith(word, at) && next(at + word.length)
      }
      case 'edge':
        return at === (node.at === 'start' ? 0 : text.length) && next(at)
      default:
        throw new Error(`no such node in these patterns: ${node.kind}`)
    }
  }

  function items(nodes: readonly PatternNode[], i: number, at: number, next: Next): boolean {
    return i === nodes.length ? next(at) : match(nodes[i]!, at, (end) => items(nodes, i + 1, end, next))
  }

  function times(node: PatternNode & { kind: 'repeat' }, count: number, at: number, next: Next): boolean {
    const more =
      count < node.max && match(node.node, at, (end) => end > at && times(node, count + 1, end, next))
    return more || (count >= node.min && next(at))
  }

  match(root, 0, () => true)
  return steps
}

/** A set is pairs of bounds. */
function isIn(set: readonly number[], code: number): boolean {
  for (let i = 0; i < set.length; i += 2) if (set[i]! <= code && code <= set[i + 1]!) return true
  return false
}
