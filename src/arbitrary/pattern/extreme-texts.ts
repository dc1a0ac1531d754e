import { simplestOf } from './char-sampler.js'
import { type CharSet, intersectionOf } from './char-set.js'
import { isEdge, type PatternNode } from './pattern-node.js'
import { isSmaller } from './smaller-texts.js'

/** Texts longer than this are left to the automaton, which knows how to stop. */
const partLimit = 4_096

/**
 * The simplest of the shortest strings that the node matches when assertions hold everywhere and a back-reference
 * matches anything. Both only let more strings in: where the constraints accept this one, none is shorter or simpler.
 * Undefined where there is none, or a long one.
 */
export function shortestByParts(node: PatternNode, universe: CharSet): string | undefined {
  return byParts(node, universe, { times: ({ min }) => min, isBetter: isSmaller })
}

/**
 * The simplest of the longest strings that a node between `^` and `$` matches when assertions hold everywhere.
 * Undefined where there is no longest one, and where it cannot be told part by part.
 */
export function longestByParts(node: PatternNode, universe: CharSet): string | undefined {
  if (!isWhole(node)) return undefined
  return byParts(node, universe, { times: ({ max }) => max, isBetter: isLonger })
}

interface Extreme {
  readonly times: (repeat: PatternNode & { kind: 'repeat' }) => number
  readonly isBetter: (text: string, than: string) => boolean
}

/** Parts choose alone: the whole has the extreme length only when each of them has. */
function byParts(node: PatternNode, universe: CharSet, extreme: Extreme): string | undefined {
  switch (node.kind) {
    case 'set':
      return simplestChar(node.set, universe)
    case 'seq':
      return joined(node.items.map((item) => byParts(item, universe, extreme)))
    case 'alt':
      return best(
        node.options.map((option) => byParts(option, universe, extreme)),
        extreme,
      )
    case 'repeat':
      return repeated(node, universe, extreme)
    case 'group':
      return byParts(node.node, universe, extreme)
    case 'ref':
      return extreme.isBetter === isLonger ? undefined : ''
    default:
      return ''
  }
}

function simplestChar(set: CharSet, universe: CharSet): string | undefined {
  const code = simplestOf(intersectionOf(set, universe))
  return code === undefined ? undefined : String.fromCodePoint(code)
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  if (parts.includes(undefined)) return undefined
  const text = parts.join('')
  return text.length > partLimit ? undefined : text
}

function best(texts: readonly (string | undefined)[], extreme: Extreme): string | undefined {
  // An option of no longest string has no text, and the whole then has none: but one that matches nothing has none
  // either, so the longest is told only where every option has one.
  if (extreme.isBetter === isLonger && texts.includes(undefined)) return undefined
  return texts.reduce((chosen, text) => {
    if (text === undefined || chosen === undefined) return chosen ?? text
    return extreme.isBetter(text, chosen) ? text : chosen
  }, undefined)
}

function repeated(
  node: PatternNode & { kind: 'repeat' },
  universe: CharSet,
  extreme: Extreme,
): string | undefined {
  const times = extreme.times(node)
  if (times === 0) return ''
  const once = byParts(node.node, universe, extreme)
  if (once === undefined || once === '') return once
  return once.length * times > partLimit ? undefined : once.repeat(times)
}

function isLonger(a: string, b: string): boolean {
  const [left, right] = [[...a].length, [...b].length]
  return left === right ? isSmaller(a, b) : left > right
}

function isWhole(node: PatternNode): boolean {
  if (node.kind !== 'seq') return false
  return isEdge(node.items[0], 'start') && isEdge(node.items.at(-1), 'end')
}
