import type { Term } from './term.js'

/**
 * The nesting of the flattest value of shapes, by the ids of the nodes that their values satisfy, in order: `3` or
 * `3,17`. Only of shapes that have values, none of which is too large to be made.
 */
export type KnownHeights = Readonly<Record<string, number>>

/** What a shape is called among the heights; undefined where it is more than the subschemas of its document. */
export function nodesKey(terms: readonly Term[]): string | undefined {
  const isPlain = terms.every(({ node, positive, scope }) => positive && scope === undefined && node.id >= 0)
  return isPlain ? String(terms.map(({ node }) => node.id).sort((a, b) => a - b)) : undefined
}
