import { type Alphabet, alphabetOf } from './alphabet.js'
import { type CharSet, lineTerminators } from './char-set.js'
import { nodesOf, type PatternNode, someNode } from './pattern-node.js'

/**
 * One point of a pattern, as what the rest of the string must be like from there: a graph in the manner of an
 * alternating automaton. Lookahead is "and" (or "and not"), so that intersection and complement cost no product.
 */
export type GraphNode =
  /** Anything may follow. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'char'; readonly mask: bigint; readonly next: number }
  | { readonly kind: 'alt'; readonly options: number[] }
  | { readonly kind: 'and'; readonly look: number; readonly negate: boolean; readonly next: number }
  /** Only at the start, or after a character of left set `left`. */
  | { readonly kind: 'start'; readonly left: number | undefined; readonly next: number }
  /** Only at the end, or before a character of `mask`. */
  | { readonly kind: 'end'; readonly mask: bigint; readonly next: number }
  | { readonly kind: 'word'; readonly left: number; readonly negate: boolean; readonly next: number }
  /** Only where the lookbehind `index` ends a match. */
  | { readonly kind: 'behind'; readonly index: number; readonly negate: boolean; readonly next: number }
  /** Where a match of a lookbehind ends. */
  | { readonly kind: 'here' }

export interface PatternGraph {
  readonly alphabet: Alphabet
  readonly nodes: readonly GraphNode[]
  /** Ids of nodes that a string must satisfy from its start on; `~id` must not be satisfied. */
  readonly roots: readonly number[]
  /** First nodes of the lookbehinds, by index. */
  readonly behinds: readonly number[]
  /** Sets of symbols that some assertion asks of the character before it. */
  readonly leftSets: readonly bigint[]
  /** True where every string that the patterns match is accepted; the graph may accept more. */
  readonly covers: boolean
  /** True where exactly what the patterns match is accepted (of the strings over the universe). */
  readonly exact: boolean
}

/** Unrolling a pattern, or exploring its states, passed the limit. */
export class PatternTooLargeError extends Error {}

const nodeLimit = 60_000

export const acceptNode = 0

interface Builder {
  readonly alphabet: Alphabet
  readonly nodes: GraphNode[]
  readonly behinds: number[]
  readonly leftSets: bigint[]
  readonly groups: ReadonlyMap<number, PatternNode>
  covers: boolean
  exact: boolean
}

/** The graph of strings that match all of `patterns` and none of `notPatterns`, somewhere in the string. */
export function graphOf(
  patterns: readonly PatternNode[],
  notPatterns: readonly PatternNode[],
  universe: CharSet,
): PatternGraph {
  const all = [...patterns, ...notPatterns]
  const builder: Builder = {
    alphabet: alphabetOf(universe, [universe, ...all.flatMap((node) => [...setsOf(node)])]),
    nodes: [{ kind: 'accept' }],
    behinds: [],
    leftSets: [],
    groups: new Map(all.flatMap((node) => [...groupsOf(node)])),
    covers: true,
    exact: true,
  }
  const roots = [
    ...patterns.map((node) => anywhere(builder, node, false)),
    ...notPatterns.map((node) => ~anywhere(builder, node, true)),
  ]
  return { ...builder, roots }
}

function* setsOf(root: PatternNode): Generator<CharSet> {
  for (const node of nodesOf(root)) {
    if (node.kind === 'set' || node.kind === 'word') yield node.set
    if (node.kind === 'edge' && node.multiline) yield lineTerminators
  }
}

function* groupsOf(root: PatternNode): Generator<[number, PatternNode]> {
  for (const node of nodesOf(root)) if (node.kind === 'group') yield [node.index, node.node]
}

function add(builder: Builder, node: GraphNode): number {
  if (builder.nodes.length >= nodeLimit)
    throw new PatternTooLargeError('the pattern unrolls to too many steps')
  return builder.nodes.push(node) - 1
}

/** A pattern that begins with `^` is tried at the start only: the loop before it would be so many dead states. */
function anywhere(builder: Builder, node: PatternNode, negative: boolean): number {
  const first = build(builder, node, acceptNode, negative)
  if (beginsAtStart(node)) return first
  const options = [first]
  const loop = add(builder, { kind: 'alt', options })
  options.push(add(builder, { kind: 'char', mask: builder.alphabet.all, next: loop }))
  return loop
}

function beginsAtStart(node: PatternNode): boolean {
  switch (node.kind) {
    case 'edge':
      return node.at === 'start' && !node.multiline
    case 'seq':
      return node.items.length > 0 && beginsAtStart(node.items[0]!)
    case 'alt':
      return node.options.every(beginsAtStart)
    case 'group':
      return beginsAtStart(node.node)
    default:
      return false
  }
}

function build(builder: Builder, node: PatternNode, next: number, negative: boolean): number {
  switch (node.kind) {
    case 'set':
      return add(builder, { kind: 'char', mask: builder.alphabet.maskOf(node.set), next })
    case 'seq':
      return node.items.reduceRight((rest, item) => build(builder, item, rest, negative), next)
    case 'alt':
      return add(builder, {
        kind: 'alt',
        options: node.options.map((option) => build(builder, option, next, negative)),
      })
    case 'repeat':
      return buildRepeat(builder, node, next, negative)
    case 'group':
      return build(builder, node.node, next, negative)
    case 'ref':
      return buildReference(builder, node.indexes, next, negative)
    case 'look':
      return node.behind
        ? buildBehind(builder, node, next, negative)
        : add(builder, {
            kind: 'and',
            look: build(builder, node.node, acceptNode, negative !== node.negate),
            negate: node.negate,
            next,
          })
    case 'edge':
      return buildEdge(builder, node, next)
    case 'word': {
      const left = leftSet(builder, builder.alphabet.maskOf(node.set))
      return add(builder, { kind: 'word', left, negate: node.negate, next })
    }
  }
}

function buildRepeat(
  builder: Builder,
  { node, min, max }: PatternNode & { kind: 'repeat' },
  next: number,
  negative: boolean,
): number {
  let rest = next
  if (max === Number.POSITIVE_INFINITY) {
    const options: number[] = []
    rest = add(builder, { kind: 'alt', options })
    options.push(build(builder, node, rest, negative), next)
  } else {
    for (let i = min; i < max; i++) {
      rest = add(builder, { kind: 'alt', options: [build(builder, node, rest, negative), next] })
    }
  }
  for (let i = 0; i < min; i++) rest = build(builder, node, rest, negative)
  return rest
}

/** A reference is taken for any text of its group: more than it matches, which is fewer where it is negated. */
function buildReference(
  builder: Builder,
  indexes: readonly number[],
  next: number,
  negative: boolean,
): number {
  loosen(builder, negative)
  const options = indexes.map((index) => build(builder, builder.groups.get(index)!, next, negative))
  return add(builder, { kind: 'alt', options: [...options, next] })
}

/** What is built accepts too much; where it is negated, the whole accepts too little. */
function loosen(builder: Builder, negative: boolean): void {
  builder.exact = false
  if (negative) builder.covers = false
}

function buildBehind(
  builder: Builder,
  look: PatternNode & { kind: 'look' },
  next: number,
  negative: boolean,
): number {
  if (!isFollowed(look.node)) {
    loosen(builder, negative)
    return next
  }
  const here = add(builder, { kind: 'here' })
  const index = builder.behinds.push(build(builder, look.node, here, false)) - 1
  return add(builder, { kind: 'behind', index, negate: look.negate, next })
}

/** Whether a lookbehind can be followed from left to right, as one step after the other. */
function isFollowed(node: PatternNode): boolean {
  return !someNode(node, ({ kind }) => kind === 'look' || kind === 'ref')
}

function buildEdge(builder: Builder, edge: PatternNode & { kind: 'edge' }, next: number): number {
  const mask = edge.multiline ? builder.alphabet.maskOf(lineTerminators) : 0n
  if (edge.at === 'end') return add(builder, { kind: 'end', mask, next })
  return add(builder, { kind: 'start', left: edge.multiline ? leftSet(builder, mask) : undefined, next })
}

function leftSet(builder: Builder, mask: bigint): number {
  const known = builder.leftSets.indexOf(mask)
  return known >= 0 ? known : builder.leftSets.push(mask) - 1
}
