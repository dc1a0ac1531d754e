import { type CharSet, intersectionOf, unionOf } from './char-set.js'
import { childrenOf, itemsOf, lengthRange, nodesOf, type PatternNode, seqOf } from './pattern-node.js'

/** The degree of a pattern whose matching time may grow exponentially with the length of the string. */
const exponential = Number.POSITIVE_INFINITY

/**
 * A length (in UTF-16 units) up to which a backtracking matcher decides about any string within milliseconds, by a
 * cautious estimate: a matcher of degree d tries about length^d ways.
 */
export function safeLength(node: PatternNode): number {
  const refs = [...nodesOf(node)].filter((one) => one.kind === 'ref')
  const start = startsAnywhere(node) ? 1 : 0
  // Each reference counts as a run of its own, as a rule: how long what it repeats may be is not known.
  const usual = lengthFor(degreeOf(node, 1) + start, 1)
  const ways = waysOf(node)
  if (refs.length === 0 || ways > mostWays || !refs.every((ref) => isShort(ref, node))) return usual
  // What short groups matched is there to be compared, in one way: only what else there is has to be tried.
  return Math.max(usual, lengthFor(degreeOf(node, 0) + start, ways))
}

function lengthFor(degree: number, ways: number): number {
  if (degree === exponential) return 12
  const steps = Math.floor(1_000_000 / ways)
  return degree <= 1 ? Math.min(100_000, steps) : Math.floor(steps ** (1 / degree))
}

/** Ways beyond which a pattern is taken for one whose ways nobody has counted. */
const mostWays = 10_000
/** Characters of a group that are compared in a moment. */
const shortGroup = 100

function isShort({ indexes }: PatternNode & { readonly kind: 'ref' }, root: PatternNode): boolean {
  const groups = [...nodesOf(root)].filter((one) => one.kind === 'group' && indexes.includes(one.index))
  return groups.every((group) => lengthRange(group).max <= shortGroup)
}

/** In how many ways the parts that are no runs may match, whatever the text: they multiply. */
function waysOf(node: PatternNode): number {
  switch (node.kind) {
    case 'alt':
      return hasDistinctOptions(node.options) ? 1 : node.options.reduce((sum, one) => sum + waysOf(one), 0)
    case 'repeat': {
      const inner = waysOf(node.node)
      if (node.max > 8) return inner === 1 ? 1 : Number.POSITIVE_INFINITY
      return inner ** node.max * (node.max - node.min + 1)
    }
    default:
      return childrenOf(node).reduce((product, child) => product * waysOf(child), 1)
  }
}

function startsAnywhere(node: PatternNode): boolean {
  const first = node.kind === 'alt' ? node.options : [node]
  return !first.every((branch) => {
    const item = itemsOf(branch)[0]
    return item?.kind === 'edge' && item.at === 'start'
  })
}

/** How many runs of variable length the matcher may have to balance against each other, with `ofRef` for each reference. */
function degreeOf(node: PatternNode, ofRef: number): number {
  switch (node.kind) {
    case 'alt':
      return Math.max(0, ...node.options.map((option) => degreeOf(option, ofRef)))
    case 'ref':
      return ofRef
    case 'repeat': {
      const inner = degreeOf(node.node, ofRef)
      if (node.max === 1 || (node.min === node.max && inner === 0)) return inner
      if (node.max - node.min <= 8 && inner === 0 && node.node.kind === 'set') return 0
      if (node.max > 2 && isAmbiguous(node.node)) return exponential
      return inner + 1
    }
    default:
      return childrenOf(node).reduce((sum, child) => sum + degreeOf(child, ofRef), 0)
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
    if (item?.kind !== 'set' || degreeOf(seqOf(rest), 1) > 1) return false
    const others = rest.flatMap((other) => [...nodesOf(other)])
    return others.every((other) => other.kind !== 'set' || intersectionOf(other.set, item.set).length === 0)
  })
}
