import { type CharSet, countOf } from './char-set.js'

/** A pattern, read: flags and escapes are resolved, groups that nothing refers to are gone. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'seq'; readonly items: readonly PatternNode[] }
  /** Without options it matches nothing at all. */
  | { readonly kind: 'alt'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number }
  /** A capturing group that some back-reference names. */
  | { readonly kind: 'group'; readonly index: number; readonly node: PatternNode }
  /** More than one index only where a name is declared twice. */
  | { readonly kind: 'ref'; readonly indexes: readonly number[] }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negate: boolean; readonly node: PatternNode }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end'; readonly multiline: boolean }
  | { readonly kind: 'word'; readonly negate: boolean; readonly set: CharSet }

export const nothing: PatternNode = { kind: 'alt', options: [] }
export const emptyText: PatternNode = { kind: 'seq', items: [] }

/** A sequence without sequences in it; a single item stands for itself. */
export function seqOf(items: readonly PatternNode[]): PatternNode {
  const flat = items.flatMap((item) => (item.kind === 'seq' ? item.items : [item]))
  if (flat.length === 1) return flat[0]!
  return { kind: 'seq', items: flat }
}

export function altOf(options: readonly PatternNode[]): PatternNode {
  if (options.length === 1) return options[0]!
  return { kind: 'alt', options }
}

export function itemsOf(node: PatternNode): readonly PatternNode[] {
  return node.kind === 'seq' ? node.items : [node]
}

export function childrenOf(node: PatternNode): readonly PatternNode[] {
  switch (node.kind) {
    case 'seq':
      return node.items
    case 'alt':
      return node.options
    case 'repeat':
    case 'group':
    case 'look':
      return [node.node]
    default:
      return []
  }
}

/** The same node around other children, as many as {@link childrenOf} gave. */
export function withChildren(node: PatternNode, children: readonly PatternNode[]): PatternNode {
  switch (node.kind) {
    case 'seq':
      return seqOf(children)
    case 'alt':
      return altOf(children)
    case 'repeat':
    case 'group':
    case 'look':
      return { ...node, node: children[0]! }
    default:
      return node
  }
}

/** Whether it is `^` or `$` of the whole string, not of a line. */
export function isEdge(node: PatternNode | undefined, at: 'start' | 'end'): boolean {
  return node?.kind === 'edge' && node.at === at && !node.multiline
}

/** Whether the node or anything within it is as `test` says. */
export function someNode(node: PatternNode, test: (node: PatternNode) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => someNode(child, test))
}

/** Every node, outermost first. */
export function* nodesOf(node: PatternNode): Generator<PatternNode> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

export interface LengthRange {
  readonly min: number
  readonly max: number
}

/** Bounds in code points on what the node consumes; a node that matches nothing has `min` Infinity. */
export function lengthRange(node: PatternNode): LengthRange {
  switch (node.kind) {
    case 'set':
      return node.set.length === 0 ? { min: Number.POSITIVE_INFINITY, max: 0 } : { min: 1, max: 1 }
    case 'seq':
      return node.items.map((item) => lengthRange(item)).reduce(addRanges, { min: 0, max: 0 })
    case 'alt':
      return node.options
        .map((option) => lengthRange(option))
        .reduce(widest, { min: Number.POSITIVE_INFINITY, max: 0 })
    case 'repeat': {
      const one = lengthRange(node.node)
      return { min: times(one.min, node.min), max: times(one.max, node.max) }
    }
    case 'group':
      return lengthRange(node.node)
    case 'ref':
      return { min: 0, max: Number.POSITIVE_INFINITY }
    default:
      return { min: 0, max: 0 }
  }
}

function times(length: number, count: number): number {
  return length === 0 || count === 0 ? 0 : length * count
}

function addRanges(a: LengthRange, b: LengthRange): LengthRange {
  return { min: a.min + b.min, max: a.max + b.max }
}

function widest(a: LengthRange, b: LengthRange): LengthRange {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}

/** A rough logarithm, to base 2, of how many strings the node matches. */
export function varietyOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return Math.min(7, Math.log2(Math.max(1, countOf(node.set))))
    case 'alt':
      return Math.log2(Math.max(1, node.options.length)) + Math.min(...node.options.map(varietyOf), 99)
    case 'repeat': {
      const counts = Math.min(16, node.max - node.min)
      return varietyOf(node.node) * Math.min(100, node.min + counts / 2) + Math.log2(1 + counts)
    }
    default:
      return childrenOf(node).reduce((sum, child) => sum + varietyOf(child), 0)
  }
}
