import { type CharSet, intersectionOf, noChars, unionOf } from './char-set.js'
import { isEdge, itemsOf, lengthRange, type PatternNode } from './pattern-node.js'

/**
 * Whether a pattern of the whole string leaves its matcher nothing to go back for: wherever it has a choice, the next
 * character tells what to take. Then it takes a time linear in the length of the string. False also where that is not
 * seen: of back-references, assertions, and texts that need not be matched from their start.
 */
export function isDeterministic(pattern: PatternNode): boolean {
  const items = itemsOf(pattern)
  if (!isEdge(items[0], 'start')) return false
  const body = isEdge(items.at(-1), 'end') ? items.slice(1, -1) : items.slice(1)
  return isSequenceDecided(body, noChars)
}

/** Whether each choice in the node is decided by the next character, where one of `follow` comes after it. */
function isDecided(node: PatternNode, follow: CharSet): boolean {
  switch (node.kind) {
    case 'set':
      return true
    case 'seq':
      return isSequenceDecided(node.items, follow)
    case 'alt':
      return areOptionsDecided(node.options, follow)
    case 'repeat':
      return isRepeatDecided(node, follow)
    default:
      return false
  }
}

function isSequenceDecided(items: readonly PatternNode[], follow: CharSet): boolean {
  let after = follow
  for (const item of [...items].reverse()) {
    if (!isDecided(item, after)) return false
    after = firstOf(item, after)
  }
  return true
}

function areOptionsDecided(options: readonly PatternNode[], follow: CharSet): boolean {
  let seen: CharSet = noChars
  for (const option of options) {
    const first = firstOf(option, follow)
    if (overlaps(seen, first) || !isDecided(option, follow)) return false
    seen = unionOf(seen, first)
  }
  // At the end of a string two empty options would both do.
  return options.filter(mayBeEmpty).length < 2
}

function isRepeatDecided({ node, min, max }: PatternNode & { kind: 'repeat' }, follow: CharSet): boolean {
  if (mayBeEmpty(node)) return false
  const first = firstOf(node, noChars)
  if (min !== max && overlaps(first, follow)) return false
  return isDecided(node, max > 1 ? unionOf(first, follow) : follow)
}

/** The characters that the node, or what comes after it where it is empty, may begin with. */
function firstOf(node: PatternNode, follow: CharSet): CharSet {
  const own = charsFirst(node)
  return mayBeEmpty(node) ? unionOf(own, follow) : own
}

function charsFirst(node: PatternNode): CharSet {
  switch (node.kind) {
    case 'set':
      return node.set
    case 'seq':
      return [...node.items].reverse().reduce<CharSet>((after, item) => firstOf(item, after), noChars)
    case 'alt':
      return node.options.map(charsFirst).reduce(unionOf, noChars)
    case 'repeat':
      return node.max === 0 ? noChars : charsFirst(node.node)
    default:
      return noChars
  }
}

function mayBeEmpty(node: PatternNode): boolean {
  return lengthRange(node).min === 0
}

function overlaps(a: CharSet, b: CharSet): boolean {
  return intersectionOf(a, b).length > 0
}
