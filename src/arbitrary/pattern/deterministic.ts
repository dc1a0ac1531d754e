import { type CharSet, intersectionOf } from './char-set.js'
import { isEdge, itemsOf, lengthRange, type PatternNode } from './pattern-node.js'

/** What the next characters may be: two of them, or fewer where the text ends there. */
type Ahead = readonly CharSet[]

const looked = 2
/** A pattern that may go on in more ways is not looked into any further. */
const maxWays = 12
const atEnd: readonly Ahead[] = [[]]

/**
 * Whether a pattern of the whole string leaves its matcher hardly anything to go back for: wherever it has a choice, the
 * next two characters tell what to take. Then it takes a time linear in the length of the string. False also where that
 * is not seen: of back-references, assertions, and texts that need not be matched from their start.
 */
export function isDeterministic(pattern: PatternNode): boolean {
  const items = itemsOf(pattern)
  if (!isEdge(items[0], 'start')) return false
  const body = isEdge(items.at(-1), 'end') ? items.slice(1, -1) : items.slice(1)
  return waysInto({ kind: 'seq', items: body }, atEnd) !== undefined
}

/** The ways in which the node and what follows it may begin; undefined where two characters do not decide a choice in it. */
function waysInto(node: PatternNode, follow: readonly Ahead[]): readonly Ahead[] | undefined {
  switch (node.kind) {
    case 'set':
      return follow.map((ahead) => [node.set, ...ahead].slice(0, looked))
    case 'seq':
      return [...node.items]
        .reverse()
        .reduce<readonly Ahead[] | undefined>(
          (ways, item) => (ways === undefined ? undefined : waysInto(item, ways)),
          follow,
        )
    case 'alt':
      return decided(node.options.map((option) => waysInto(option, follow)))
    case 'repeat':
      return waysIntoRepeat(node, follow)
    default:
      return undefined
  }
}

function waysIntoRepeat(
  { node, min, max }: PatternNode & { kind: 'repeat' },
  follow: readonly Ahead[],
): readonly Ahead[] | undefined {
  if (max === 0) return follow
  if (lengthRange(node).min === 0) return undefined
  const last = waysInto(node, follow)
  if (last === undefined || max === 1) return min === 1 ? last : decided([last, follow])
  // Each turn takes a character: what is seen of the one after the next is how it begins.
  const turn = waysInto(node, distinct([...last, ...follow]))
  if (turn === undefined) return undefined
  const again = waysInto(node, distinct([...turn, ...follow]))
  if (again === undefined || (min !== max && decided([again, follow]) === undefined)) return undefined
  return min > 0 ? again : distinct([...again, ...follow])
}

/** All of these ways; undefined where two choices may begin alike. */
function decided(choices: readonly (readonly Ahead[] | undefined)[]): readonly Ahead[] | undefined {
  let seen: readonly Ahead[] = []
  for (const ways of choices) {
    if (ways === undefined || ways.some((way) => seen.some((other) => mayBeOne(way, other)))) return undefined
    seen = distinct([...seen, ...ways])
  }
  return seen.length > maxWays ? undefined : seen
}

function mayBeOne(one: Ahead, other: Ahead): boolean {
  return one.length === other.length && one.every((set, i) => intersectionOf(set, other[i]!).length > 0)
}

function distinct(ways: readonly Ahead[]): readonly Ahead[] {
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()]
}
