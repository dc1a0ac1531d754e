import { isEdge, type LengthRange, lengthRange, type PatternNode, seqOf } from './pattern-node.js'

export interface Windowed {
  readonly node: PatternNode
  /** Bounds in code points that the pattern sets on the whole string, and that are gone from `node`. */
  readonly window: LengthRange
}

const anyLength: LengthRange = { min: 0, max: Number.POSITIVE_INFINITY }

/** Takes what only counts characters out of a pattern: `^.{8,20}$`, `^(?=.{8,20}$)…`. */
export function withoutLengthWindow(node: PatternNode): Windowed {
  if (node.kind !== 'seq' || !isEdge(node.items[0], 'start')) return { node, window: anyLength }
  let window = anyLength
  const narrow = (items: readonly PatternNode[]): readonly PatternNode[] => {
    const [first, last] = items
    if (items.length !== 2 || first?.kind !== 'repeat' || first.node.kind !== 'set') return items
    if (!isEdge(last, 'end')) return items
    window = { min: Math.max(window.min, first.min), max: Math.min(window.max, first.max) }
    return [{ ...first, min: 0, max: Number.POSITIVE_INFINITY }, last!]
  }
  const rest = node.items.slice(1)
  const looks = rest.findIndex((item) => !isLookahead(item))
  const leading = rest.slice(0, looks < 0 ? rest.length : looks).map((look) => narrowLookahead(look, narrow))
  const items = narrow(rest.slice(leading.length))
  return { node: seqOf([node.items[0]!, ...leading, ...items]), window }
}

function isLookahead(node: PatternNode): node is PatternNode & { kind: 'look' } {
  return node.kind === 'look' && !node.behind
}

function narrowLookahead(
  look: PatternNode,
  narrow: (items: readonly PatternNode[]) => readonly PatternNode[],
): PatternNode {
  if (look.kind !== 'look' || look.negate || look.node.kind !== 'seq') return look
  return { ...look, node: seqOf(narrow(look.node.items)) }
}

/**
 * The sequence with its one long run of characters bounded so that the whole is as long as the window asks;
 * undefined where the window asks for more planning than that.
 */
export function fittedTo(
  items: readonly PatternNode[],
  window: LengthRange,
): readonly PatternNode[] | undefined {
  const all = lengthRange(seqOf(items))
  if (all.min >= window.min && all.max <= window.max) return items
  const run = longestRun(items)
  if (run < 0) return undefined
  const others = lengthRange(seqOf(items.filter((_, i) => i !== run)))
  const { node, min, max } = items[run] as PatternNode & { kind: 'repeat' }
  const least = Math.max(min, window.min - others.min)
  const most = Math.min(max, window.max - others.max)
  if (!(least <= most)) return undefined
  return items.map((item, i) => (i === run ? { kind: 'repeat', node, min: least, max: most } : item))
}

function longestRun(items: readonly PatternNode[]): number {
  let best = -1
  let most = 0
  items.forEach((item, i) => {
    if (item.kind !== 'repeat' || item.node.kind !== 'set' || item.max - item.min <= most) return
    best = i
    most = item.max - item.min
  })
  return best
}
