import { type CharSet, intersectionOf, unionOf } from './char-set.js'
import { childrenOf, itemsOf, lengthRange, nodesOf, type PatternNode, seqOf } from './pattern-node.js'

/** The degree of a pattern whose matching time may grow exponentially with the length of the string. */
const exponential = Number.POSITIVE_INFINITY

/**
 * A length (in UTF-16 units) up to which a backtracking matcher decides about any string within milliseconds, by a
 * cautious estimate: a matcher of degree d tries about length^d ways.
 */
export function safeLength(node: PatternNode): number {
  const degree = degreeOf(node) + (startsAnywhere(node) ? 1 : 0)
  if (degree === exponential) return 12
  return degree <= 1 ? 100_000 : Math.floor(1_000_000 ** (1 / degree))
}

function startsAnywhere(node: PatternNode): boolean {
  const first = node.kind === 'alt' ? node.options : [node]
  return !first.every((branch) => {
    const item = itemsOf(branch)[0]
    return item?.kind === 'edge' && item.at === 'start'
  })
}

/** How many runs of variable length the matcher may have to balance against each other. */
function degreeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'alt':
      return Math.max(0, ...node.options.map(degreeOf))
    case 'ref':
      return 1
    case 'repeat': {
      const inner = degreeOf(node.node)
      if (node.max === 1 || (node.min === node.max && inner === 0)) return inner
      if (node.max - node.min <= 8 && inner === 0 && node.node.kind === 'set') return 0
      if (node.max > 2 && isAmbiguous(node.node)) return exponential
      return inner + 1
    }
    default:
      return childrenOf(node).reduce((sum, child) => sum + degreeOf(child), 0)
  }
}

/** Whether a repetition of the node may match the same text in more than one way. */
function isAmbiguous(body: PatternNode): boolean {
  const inner = body.kind === 'group' ? body.node : body
  if (lengthRange(inner).min === 0) return true
  if (!hasChoice(inner)) return false
  if (inner.kind === 'alt') return !hasDistinctOptions(inner.options)
  return !hasSeparator(itemsOf(inner))
}

function hasChoice(node: PatternNode): boolean {
  return [...nodesOf(node)].some(
    (one) => one.kind === 'alt' || one.kind === 'ref' || (one.kind === 'repeat' && one.min !== one.max),
  )
}

/** Options of a fixed length that begin with different characters cannot be taken for each other. */
function hasDistinctOptions(options: readonly PatternNode[]): boolean {
  let seen: CharSet = []
  for (const option of options) {
    const first = itemsOf(option)[0]
    if (first?.kind !== 'set' || hasChoice(option) || intersectionOf(seen, first.set).length > 0) return false
    seen = unionOf(seen, first.set)
  }
  return true
}

/** A character at the edge of each repetition, and nowhere else in it, tells repetitions apart. */
function hasSeparator(items: readonly PatternNode[]): boolean {
  const edges = [
    { item: items[0], rest: items.slice(1) },
    { item: items.at(-1), rest: items.slice(0, -1) },
  ]
  return edges.some(({ item, rest }) => {
    if (item?.kind !== 'set' || degreeOf(seqOf(rest)) > 1) return false
    const others = rest.flatMap((other) => [...nodesOf(other)])
    return others.every((other) => other.kind !== 'set' || intersectionOf(other.set, item.set).length === 0)
  })
}
