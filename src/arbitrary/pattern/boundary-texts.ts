import { simplestOf } from './char-sampler.js'
import { type CharSet, differenceOf, hasChar, intersectionOf, scalarValues } from './char-set.js'
import { isEmpty, type Language, simplestText } from './language.js'
import { childrenOf, type PatternNode, seqOf, withChildren } from './pattern-node.js'
import type { PatternPlan } from './pattern-plan.js'
import { longText } from './text-size.js'

/** A string at a bound of its constraints. */
export interface BoundaryText {
  readonly value: string
  /** Why it was chosen. */
  readonly scenario: string
}

/** A pattern has many bounds; so many are the most telling. */
export const tellingTexts = 10
/** Decisions tried for each pattern. */
const variantLimit = 40

/** Each variant costs about as much as the language itself: of a large one, few are tried. */
function automatonLimit(language: Language | undefined): number {
  if (language === undefined) return 0
  const { automaton, layers, minLength, maxLength } = language
  const cost = 100 + automaton.graphSize + automaton.targets.length + (layers.next(minLength, maxLength) ?? 0)
  return Math.floor(6_000 / cost)
}

/** Strings at the bounds, at most so many: lengths, each branch, each optional part with and without, ends of classes. */
export function boundaryTexts(plan: PatternPlan, most: number): readonly BoundaryText[] {
  const out = new Map<string, string>()
  const keep = (value: string | undefined, scenario: string): void => {
    if (value !== undefined && !out.has(value) && plan.judge.accepts(value)) out.set(value, scenario)
  }
  const { minLength, maxLength } = plan.constraints
  keep(plan.shortest(), minLength > 0 ? `the shortest (minLength ${minLength})` : 'the shortest')
  keep(longest(plan), longestScenario(plan))
  if (maxLength <= longText) keep(exactly(plan.language(), maxLength - 1), 'one below maxLength')
  const count = Math.ceil(variantLimit / plan.nodes.length)
  const shortestOf = shortestFinder(plan)
  for (const [index, node] of plan.nodes.entries()) {
    for (const variant of take(variantsOf(node), count)) {
      if (out.size >= most) break
      const nodes = plan.nodes.map((other, i) => (i === index ? variant.node : other))
      keep(shortestOf(nodes), variant.scenario)
    }
  }
  return [...out].slice(0, most).map(([value, scenario]) => ({ value, scenario }))
}

/** The shortest string of other nodes: part by part where that does, else by the automaton as long as it may cost. */
function shortestFinder(plan: PatternPlan): (nodes: readonly PatternNode[]) => string | undefined {
  let left: number | undefined
  return (nodes) => {
    const known = plan.shortestByParts(nodes)
    if (known !== undefined) return known
    left ??= automatonLimit(plan.language())
    return left-- > 0 ? shortestIn(plan.languageFor(nodes)) : undefined
  }
}

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let taken = 0
  for (const item of items) {
    if (taken++ >= count) return
    yield item
  }
}

function longest(plan: PatternPlan): string | undefined {
  const known = plan.longestByParts()
  if (known !== undefined) return known
  const language = plan.language()
  const least = language?.layers.next(language.minLength, language.maxLength)
  if (language === undefined || least === undefined) return undefined
  const length = language.layers.last(least, Math.min(language.maxLength, Math.max(least, longText)))
  return length === undefined ? undefined : simplestText(language, length)
}

function longestScenario({ constraints: { maxLength } }: PatternPlan): string {
  return maxLength <= longText ? `the longest (maxLength ${maxLength})` : 'the longest, or a long one'
}

function exactly(language: Language | undefined, length: number): string | undefined {
  return language !== undefined && length >= language.minLength ? simplestText(language, length) : undefined
}

function shortestIn(language: Language | undefined): string | undefined {
  if (language === undefined || isEmpty(language) !== false) return undefined
  return simplestText(language, language.layers.next(language.minLength, language.maxLength)!)
}

/** The pattern with one decision made. */
interface Variant {
  readonly node: PatternNode
  readonly scenario: string
}

/** What one decision in the node can be, the outermost decisions first; assertions are left as they are. */
function* variantsOf(node: PatternNode): Generator<Variant> {
  if (node.kind === 'look') return
  yield* ownVariants(node)
  if (node.kind === 'repeat') {
    if (node.max === 0) return
    // The decision is made in the last repetition, so that there is one.
    for (const inner of variantsOf(node.node)) {
      const before = { ...node, min: Math.max(0, node.min - 1), max: node.max - 1 }
      yield { node: seqOf([before, inner.node]), scenario: inner.scenario }
    }
    return
  }
  const children = childrenOf(node)
  for (const [i, child] of children.entries()) {
    for (const inner of variantsOf(child)) {
      const rest =
        node.kind === 'alt' ? [inner.node] : children.map((other, j) => (j === i ? inner.node : other))
      yield { node: withChildren(node, rest), scenario: inner.scenario }
    }
  }
}

function ownVariants(node: PatternNode): readonly Variant[] {
  switch (node.kind) {
    case 'alt':
      return node.options.map((option, i) => ({ node: option, scenario: `alternative ${i + 1}` }))
    case 'repeat':
      return countVariants(node)
    case 'set':
      return charVariants(node.set)
    default:
      return []
  }
}

function countVariants(node: PatternNode & { kind: 'repeat' }): readonly Variant[] {
  const { min, max } = node
  if (min === max) return []
  const times = (count: number): PatternNode => ({ ...node, min: count, max: count })
  if (min === 0 && max === 1) {
    return [
      { node: times(0), scenario: 'an optional part absent' },
      { node: times(1), scenario: 'an optional part present' },
    ]
  }
  const most = Number.isFinite(max) ? max : min + 2
  return [
    { node: times(min), scenario: `a part repeated ${timesText(min)}, the least` },
    { node: times(min + 1), scenario: `a part repeated ${timesText(min + 1)}` },
    ...(most <= 64 ? [{ node: times(most), scenario: `a part repeated ${timesText(most)}` }] : []),
  ]
}

const namedSets: readonly (readonly [string, CharSet])[] = [
  ['a line break', [0x0a, 0x0a]],
  ['a space', [0x20, 0x20]],
  ['a quotation mark', [0x22, 0x22]],
  ['a backslash', [0x5c, 0x5c]],
  ['a percent sign', [0x25, 0x25]],
  ['markup', [0x3c, 0x3c]],
  ['a control character', [0x00, 0x08, 0x0e, 0x1f, 0x7f, 0x7f]],
  ['a Latin letter beyond ASCII', [0xe9, 0xe9, 0xdf, 0xdf]],
  ['a combining mark', [0x301, 0x301]],
  ['a CJK character', [0x4e00, 0x9fff]],
  ['a right-to-left character', [0x5d0, 0x5ea]],
  ['an astral character', [0x1f600, 0x1f600]],
]

function charVariants(set: CharSet): readonly Variant[] {
  const chars = intersectionOf(set, scalarValues)
  const visible = differenceOf(intersectionOf(chars, [0x20, 0x7e]), [0x20, 0x20])
  const ends = visible.length > 0 ? visible : chars
  if (ends.length === 0 || (ends.length === 2 && ends[0] === ends[1])) return []
  const only = (code: number): PatternNode => ({ kind: 'set', set: [code, code] })
  const wide = ends.length > 2 || ends[1]! - ends[0]! > 60
  const named = wide ? namedSets.flatMap(([name, some]) => namedVariant(chars, name, some)) : []
  return [
    { node: only(ends[0]!), scenario: `the first character of a class` },
    { node: only(ends.at(-1)!), scenario: `the last character of a class` },
    ...named,
    ...beyond(chars),
  ]
}

function namedVariant(chars: CharSet, name: string, some: CharSet): readonly Variant[] {
  const code = simplestOf(intersectionOf(chars, some))
  return code === undefined ? [] : [{ node: { kind: 'set', set: [code, code] }, scenario: name }]
}

/** Classes that know no ASCII, or few of the named characters, still have something beyond it. */
function beyond(chars: CharSet): readonly Variant[] {
  const others = intersectionOf(chars, [0xa0, 0x10ffff])
  if (others.length === 0 || hasChar(others, 0x1f600)) return []
  return [
    { node: { kind: 'set', set: [others[0]!, others[0]!] }, scenario: 'a character beyond ASCII' },
    {
      node: { kind: 'set', set: [others.at(-1)!, others.at(-1)!] },
      scenario: 'the last character beyond ASCII',
    },
  ]
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
