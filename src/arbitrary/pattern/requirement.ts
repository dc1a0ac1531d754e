import { type GraphNode, PatternTooLargeError } from './pattern-graph.js'

/**
 * One way to go on from a place of the string: the next character is one of `mask`, or the string ends here where
 * `end` says so, and every step of `steps` is taken: `id` of a character node (its `next` must hold after it),
 * or `~id` (if the character is one of its mask, its `next` must not hold after it).
 */
export interface Requirement {
  readonly mask: bigint
  readonly end: boolean
  readonly steps: readonly number[]
}

/** Any of the requirements will do; none means that nothing can follow. */
export type Choice = readonly Requirement[]

const choiceLimit = 4_000
const workLimit = 200_000

/** Joins requirements of equal steps, and drops those that a weaker one makes superfluous. */
export function simplified(requirements: Iterable<Requirement>): Choice {
  const byKey = new Map<string, Requirement>()
  for (const one of requirements) {
    if (one.mask === 0n && !one.end) continue
    const key = one.steps.join()
    const known = byKey.get(key)
    byKey.set(
      key,
      known === undefined ? one : { ...one, mask: known.mask | one.mask, end: known.end || one.end },
    )
  }
  if (byKey.size > choiceLimit) throw new PatternTooLargeError('the pattern branches too widely')
  const all = [...byKey.values()]
  if (all.length < 2 || all.length > 64) return all
  return all.filter((one, i) => !all.some((other, j) => i !== j && isWeaker(other, one)))
}

function isWeaker(weak: Requirement, strong: Requirement): boolean {
  if (weak.steps.length >= strong.steps.length) return false
  if ((strong.mask & ~weak.mask) !== 0n || (strong.end && !weak.end)) return false
  return weak.steps.every((step) => strong.steps.includes(step))
}

/** Both choices at once. */
export function both(a: Choice, b: Choice): Choice {
  if (a.length === 0 || b.length === 0) return []
  if (a.length * b.length > 4 * choiceLimit) throw new PatternTooLargeError('the patterns branch too widely')
  const out: Requirement[] = []
  for (const x of a) {
    for (const y of b) {
      const steps = mergedSteps(x.steps, y.steps)
      if (steps !== undefined) out.push({ mask: x.mask & y.mask, end: x.end && y.end, steps })
    }
  }
  return simplified(out)
}

/** Steps are sorted; undefined where one says the contrary of another. */
function mergedSteps(a: readonly number[], b: readonly number[]): readonly number[] | undefined {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const all: number[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const next = j >= b.length || (i < a.length && a[i]! <= b[j]!) ? a[i]! : b[j]!
    if (a[i] === next) i++
    if (b[j] === next) j++
    all.push(next)
  }
  const mixed = all[0]! < 0 && all.at(-1)! >= 0
  return mixed && all.some((step) => step >= 0 && all.includes(~step)) ? undefined : all
}

/** None of the choice. */
export function noneOf(choice: Choice, nodes: readonly GraphNode[], everything: bigint): Choice {
  let out: Choice = [{ mask: everything, end: true, steps: [] }]
  let work = 0
  for (const one of choice) {
    const not = negated(one, nodes, everything)
    work += out.length * not.length
    if (work > workLimit) throw new PatternTooLargeError('the contrary of the pattern branches too widely')
    out = both(out, not)
  }
  return out
}

function negated(one: Requirement, nodes: readonly GraphNode[], everything: bigint): Choice {
  const out: Requirement[] = [{ mask: everything & ~one.mask, end: !one.end, steps: [] }]
  for (const step of one.steps) {
    if (step >= 0) out.push({ mask: one.mask, end: false, steps: [~step] })
    else out.push({ mask: one.mask & charMask(nodes[~step]!), end: false, steps: [~step] })
  }
  return simplified(out)
}

function charMask(node: GraphNode): bigint {
  return node.kind === 'char' ? node.mask : 0n
}
