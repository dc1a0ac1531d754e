import { childrenOf, lengthRange, type PatternNode, someNode, withChildren } from './pattern-node.js'

/** The same strings with fewer quantifiers: `(a+)+` is `a+`, `(a?){9}` is `a{0,9}`. */
export function simplifiedNode(node: PatternNode): PatternNode {
  const plain = withChildren(node, childrenOf(node).map(simplifiedNode))
  return plain.kind === 'repeat' && !someNode(plain, isReferred) ? simplifiedRepeat(plain) : plain
}

/** Captures and assertions make a difference between one repetition and many. */
function isReferred({ kind }: PatternNode): boolean {
  return kind === 'group' || kind === 'ref' || kind === 'look' || kind === 'edge' || kind === 'word'
}

function simplifiedRepeat(node: PatternNode & { kind: 'repeat' }): PatternNode {
  const { node: inner, min, max } = node
  if (min === 1 && max === 1) return inner
  if (inner.kind === 'repeat' && inner.min <= 1 && inner.max >= 1 && max >= 1) {
    return { kind: 'repeat', node: inner.node, min: inner.min * min, max: inner.max * max }
  }
  // A repetition that may be empty stands for any that is missing.
  return min > 0 && lengthRange(inner).min === 0 ? { ...node, min: 0 } : node
}

/** Fewer steps to unroll, for more strings: a large upper bound is left out. */
export function relaxedNode(node: PatternNode): PatternNode {
  const plain = withChildren(node, childrenOf(node).map(relaxedNode))
  const isLarge = plain.kind === 'repeat' && plain.max > 16
  return isLarge ? { ...plain, max: Number.POSITIVE_INFINITY } : plain
}
