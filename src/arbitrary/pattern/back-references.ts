import { Random } from '../../random.js'
import type { CharSet } from './char-set.js'
import { allTexts, type Language, languageOf, randomText, simplestText } from './language.js'
import {
  altOf,
  childrenOf,
  nodesOf,
  nothing,
  type PatternNode,
  seqOf,
  someNode,
  withChildren,
} from './pattern-node.js'

export interface Dereferenced {
  readonly node: PatternNode
  /** True where the node matches exactly what it matched with its references; else it matches less. */
  readonly exact: boolean
}

/** Nodes that branches may make of a pattern: with each group they multiply. */
const mostNodes = 10_000

export function hasReferences(node: PatternNode): boolean {
  return someNode(node, ({ kind }) => kind === 'ref')
}

/**
 * The pattern without back-references: where a group has few words, one branch for each of them, with the word in
 * the place of the group and of its references; where it has many, branches for some of them.
 */
export function withoutReferences(node: PatternNode, universe: CharSet): Dereferenced {
  const nodes = [...nodesOf(node)]
  const groups = new Set(nodes.flatMap((one) => (one.kind === 'group' ? [one.index] : [])))
  const branchLimit = Math.max(4, Math.min(64, Math.floor(2_000 / nodes.length)))
  const wordLimit = Math.floor(branchLimit ** (1 / Math.max(1, groups.size)))
  return dereference(node, universe, wordLimit)
}

function dereference(
  node: PatternNode,
  universe: CharSet,
  wordLimit: number,
  mostBranches: number = Number.POSITIVE_INFINITY,
): Dereferenced {
  const group = [...nodesOf(node)].findLast((one) => one.kind === 'group')
  if (group === undefined) return { node, exact: true }
  const { words, all } = wordsOf(group.node, universe, wordLimit)
  let exact = all
  const branched = (most: number): PatternNode =>
    replaceSmallest(node, group.index, (scope) => {
      exact &&= isUnconditional(scope, group.index)
      const taken = words.map((word) => substitute(scope, group.index, literal(word), literal(word)))
      const untaken = substitute(scope, group.index, nothing, seqOf([]))
      // Where the words are not all, at least the ways past the references know them all.
      const past = all ? [] : [substitute(scope, group.index, group.node, nothing)]
      const branches = [...taken, untaken, ...past]
      exact &&= branches.length <= most
      return altOf(branches.slice(0, most))
    })
  const wide = branched(mostBranches)
  const most = isWithin(wide, mostNodes) ? mostBranches : 1
  const rest = dereference(most === mostBranches ? wide : branched(most), universe, wordLimit, most)
  return { node: rest.node, exact: exact && rest.exact }
}

function isWithin(node: PatternNode, most: number): boolean {
  let count = 0
  for (const _one of nodesOf(node)) if (++count > most) return false
  return true
}

function wordsOf(
  node: PatternNode,
  universe: CharSet,
  limit: number,
): { readonly words: readonly string[]; readonly all: boolean } {
  const language = languageOf({
    patterns: [seqOf([edge('start'), node, edge('end')])],
    notPatterns: [],
    universe,
    minLength: 0,
    maxLength: Number.POSITIVE_INFINITY,
  })
  const all = language.automaton.exact ? allTexts(language, limit) : undefined
  return all === undefined ? { words: someWords(language, limit), all: false } : { words: all, all: true }
}

function edge(at: 'start' | 'end'): PatternNode {
  return { kind: 'edge', at, multiline: false }
}

/** All words of the first lengths where they are few, else the simplest and some others; the same every time. */
function someWords(language: Language, limit: number): readonly string[] {
  const random = new Random(1, limit)
  const words = new Set<string>()
  let length = language.layers.next(0, Number.POSITIVE_INFINITY)
  for (let i = 0; i < Math.ceil(limit / 4) && length !== undefined; i++) {
    const few = allTexts({ ...language, minLength: length, maxLength: length }, 4)
    for (const word of few ?? randomWords(language, length, random, i % 4 === 3)) words.add(word)
    length = language.layers.next(length + 1, length + 1_000)
  }
  return [...words]
}

function randomWords(language: Language, length: number, random: Random, wide: boolean): readonly string[] {
  const others = Array.from({ length: 3 }, () => randomText(language, random, length, wide))
  return [simplestText(language, length)!, ...others]
}

function literal(word: string): PatternNode {
  return seqOf(
    [...word].map((char) => {
      const code = char.codePointAt(0)!
      return { kind: 'set', set: [code, code] }
    }),
  )
}

function mentions(node: PatternNode, index: number): boolean {
  return someNode(
    node,
    (one) =>
      (one.kind === 'group' && one.index === index) || (one.kind === 'ref' && one.indexes.includes(index)),
  )
}

/** Replaces the smallest part that holds the group and all references to it. */
function replaceSmallest(
  node: PatternNode,
  index: number,
  replace: (scope: PatternNode) => PatternNode,
): PatternNode {
  const children = childrenOf(node)
  const holders = children.filter((child) => mentions(child, index))
  const only = holders[0]
  const isGroup = node.kind === 'group' && node.index === index
  if (isGroup || holders.length !== 1 || only === undefined) return replace(node)
  return withChildren(
    node,
    children.map((child) => (child === only ? replaceSmallest(child, index, replace) : child)),
  )
}

/** Whether the group is matched once, whatever happens, before any reference to it. */
function isUnconditional(scope: PatternNode, index: number): boolean {
  if (scope.kind !== 'seq') return false
  const at = scope.items.findIndex((item) => mentions(item, index))
  const first = scope.items[at]
  return first?.kind === 'group' && first.index === index
}

function substitute(node: PatternNode, index: number, group: PatternNode, ref: PatternNode): PatternNode {
  if (node.kind === 'group' && node.index === index) return group
  if (node.kind === 'ref' && node.indexes.includes(index)) return ref
  return withChildren(
    node,
    childrenOf(node).map((child) => substitute(child, index, group, ref)),
  )
}
