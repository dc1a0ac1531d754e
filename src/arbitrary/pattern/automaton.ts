import type { Alphabet } from './alphabet.js'
import { type LeftContext, leftContexts } from './left-context.js'
import { acceptNode, type GraphNode, type PatternGraph, PatternTooLargeError } from './pattern-graph.js'
import { both, type Choice, noneOf, type Requirement, simplified } from './requirement.js'

/** A finite automaton, not necessarily deterministic; state 0 is the first one. */
export interface Automaton {
  readonly alphabet: Alphabet
  readonly accepting: readonly boolean[]
  /** By state: where its edges lead, only to states from which the end can be reached. */
  readonly targets: readonly (readonly number[])[]
  /** By state: the symbols of each edge, beside `targets`. */
  readonly masks: readonly (readonly bigint[])[]
  /** False where the limit cut states off: what is accepted is right, but not all. */
  readonly complete: boolean
  /** False where the graph may leave out strings that the patterns match. */
  readonly covers: boolean
  /** How many nodes its graph had: a measure of what it cost. */
  readonly graphSize: number
  /** True where the graph accepts exactly what the patterns match. */
  readonly exact: boolean
}

const stateLimit = 10_000
const edgeLimit = 100_000
/** In steps and literals looked at; some thousand per millisecond. */
const workLimit = 400_000

/** Explores the states of a graph, nearest first, up to a limit. */
export function automatonOf(graph: PatternGraph): Automaton {
  const explorer = explorerOf(graph)
  const accepting: boolean[] = []
  const targets: number[][] = []
  const masks: bigint[][] = []
  let complete = true
  let edgeCount = 0
  let work = 0
  for (let at = 0; at < explorer.states.length; at++) {
    const open = at < stateLimit && edgeCount < edgeLimit && work < workLimit
    const step = open ? attempt(() => explorer.expand(explorer.states[at]!)) : undefined
    if (step === undefined) complete = false
    accepting.push(step?.end ?? false)
    targets.push([...(step?.edges.keys() ?? [])])
    masks.push([...(step?.edges.values() ?? [])])
    edgeCount += step?.edges.size ?? 0
    work += step?.work ?? 10_000
  }
  return trimmed({
    alphabet: graph.alphabet,
    accepting,
    targets,
    masks,
    complete,
    covers: graph.covers,
    exact: graph.exact && complete,
  })
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    // Too deep a recursion (some thousand optional parts in a row) is one more way to be too large.
    if (error instanceof PatternTooLargeError || error instanceof RangeError) return undefined
    throw error
  }
}

/** All of `literals` hold for the rest of the string: `id` of a node, `~id` for its contrary. */
interface State {
  readonly context: LeftContext
  readonly literals: readonly number[]
}

interface Expansion {
  readonly end: boolean
  readonly edges: ReadonlyMap<number, bigint>
  readonly work: number
}

interface Explorer {
  readonly states: readonly State[]
  expand(state: State): Expansion
}

function explorerOf(graph: PatternGraph): Explorer {
  const contexts = leftContexts(graph)
  const choices = choiceReader(graph)
  const after = contextReader(graph, choices, contexts)
  const states: State[] = []
  const numbers = new Map<string, number>()
  const numberOf = (context: LeftContext, literals: readonly number[]): number => {
    // Where nothing is asked any more, the past does not matter.
    const key = literals.length === 0 ? '' : `${context.id}:${literals.join()}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, states.length)
    return states.push({ context, literals }) - 1
  }
  numberOf(contexts.first, literalsOf(graph, graph.roots) ?? [rejectingLiteral])
  return {
    states,
    expand({ context, literals }) {
      const edges = new Map<number, bigint>()
      let end = false
      let work = 1
      let choice: Choice = [anything(graph)]
      for (const literal of literals) {
        const next = choices(literal, context)
        work += choice.length * next.length
        choice = both(choice, next)
      }
      for (const one of choice) {
        end ||= one.end
        work += 1 + one.steps.length
        for (const part of partsOf(one, graph)) {
          for (const [mask, next] of after(context, part.mask)) {
            const target = numberOf(next, part.literals)
            edges.set(target, (edges.get(target) ?? 0n) | mask)
          }
        }
      }
      return { end, edges, work }
    },
  }
}

function anything(graph: PatternGraph): Requirement {
  return { mask: graph.alphabet.all, end: true, steps: [] }
}

/** The contrary of "anything may follow". */
const rejectingLiteral = ~acceptNode

/** Sorted and without what always holds; undefined where the literals contradict each other. */
function literalsOf(graph: PatternGraph, literals: Iterable<number>): readonly number[] | undefined {
  const set = new Set(literals)
  for (const literal of set) {
    if (literal === rejectingLiteral || set.has(~literal)) return undefined
    const node = graph.nodes[literal >= 0 ? literal : ~literal]!
    if (node.kind === 'accept') set.delete(literal)
  }
  return [...set].sort((a, b) => a - b)
}

interface Part {
  readonly mask: bigint
  readonly literals: readonly number[]
}

/** The next characters of a requirement, split by what must hold after them. */
function partsOf(one: Requirement, graph: PatternGraph): readonly Part[] {
  const char = (id: number): GraphNode & { kind: 'char' } => graph.nodes[id] as GraphNode & { kind: 'char' }
  const taken = one.steps.filter((step) => step >= 0).map((step) => char(step))
  const whole = taken.reduce((mask, node) => mask & node.mask, one.mask)
  let parts = [{ mask: whole, next: taken.map((node) => node.next) }]
  for (const step of one.steps) {
    if (step >= 0) continue
    const { mask: only, next } = char(~step)
    const split: typeof parts = []
    for (const part of parts) {
      const within = part.mask & only
      if (within !== 0n) split.push({ mask: within, next: [...part.next, ~next] })
      if (within !== part.mask) split.push({ mask: part.mask & ~only, next: part.next })
    }
    parts = split
  }
  return parts.flatMap(({ mask, next }) => {
    const literals = mask === 0n ? undefined : literalsOf(graph, next)
    return literals === undefined ? [] : [{ mask, literals }]
  })
}

type ChoiceReader = (literal: number, context: LeftContext) => Choice

/** What a node asks of the next character, in a context, with assertions and empty steps resolved. */
function choiceReader(graph: PatternGraph): ChoiceReader {
  const { nodes, alphabet } = graph
  const memo = new Map<number, Map<number, Choice>>()
  const read: ChoiceReader = (literal, context) => {
    const known = memo.get(context.id)?.get(literal)
    if (known !== undefined) return known
    const choice =
      literal >= 0 ? walk(literal, context, new Set()) : noneOf(read(~literal, context), nodes, alphabet.all)
    if (!memo.has(context.id)) memo.set(context.id, new Map())
    memo.get(context.id)!.set(literal, choice)
    return choice
  }
  const guarded = (guard: Requirement, next: number, context: LeftContext, path: Set<number>): Choice =>
    both([guard], walk(next, context, path))

  function walk(id: number, context: LeftContext, path: Set<number>): Choice {
    const node = nodes[id]!
    switch (node.kind) {
      case 'accept':
        return [anything(graph)]
      case 'char':
        return [{ mask: node.mask, end: false, steps: node.next === acceptNode ? [] : [id] }]
      case 'alt':
        return walkOptions(node.options, id, context, path)
      case 'and':
        return both(read(node.negate ? ~node.look : node.look, context), walk(node.next, context, path))
      case 'start':
        return context.atStart || (node.left !== undefined && context.left[node.left]!)
          ? walk(node.next, context, path)
          : []
      case 'end':
        return guarded({ mask: node.mask, end: true, steps: [] }, node.next, context, path)
      case 'word': {
        const word = graph.leftSets[node.left]!
        const wantsWord = context.left[node.left]! === node.negate
        const mask = wantsWord ? word : alphabet.all & ~word
        return guarded({ mask, end: !wantsWord, steps: [] }, node.next, context, path)
      }
      case 'behind':
        return endsBehind(context, node.index) === node.negate ? [] : walk(node.next, context, path)
    }
  }

  function walkOptions(
    options: readonly number[],
    id: number,
    context: LeftContext,
    path: Set<number>,
  ): Choice {
    // Coming back without having taken a character adds nothing to what the first visit finds.
    if (path.has(id)) return []
    path.add(id)
    const out = simplified(options.flatMap((option) => walk(option, context, path)))
    path.delete(id)
    return out
  }

  function endsBehind(context: LeftContext, index: number): boolean {
    return context.threads[index]!.some((id) => read(id, context).some((one) => isAnything(one)))
  }

  const isAnything = (one: Requirement): boolean => one.end && one.steps.length === 0
  return read
}

type ContextReader = (context: LeftContext, mask: bigint) => Iterable<readonly [bigint, LeftContext]>

/** The contexts that follow a character of the mask, with the symbols that lead to each. */
function contextReader(
  graph: PatternGraph,
  choices: ChoiceReader,
  contexts: { of(left: readonly boolean[], threads: readonly (readonly number[])[]): LeftContext },
): ContextReader {
  const memo = new Map<number, (readonly [bigint, LeftContext])[]>()
  const threadsAfter = (context: LeftContext, index: number, symbol: bigint): readonly number[] => {
    const out = new Set([graph.behinds[index]!])
    for (const id of context.threads[index]!) {
      for (const { steps, mask } of choices(id, context)) {
        if ((mask & symbol) !== 0n)
          for (const step of steps) out.add((graph.nodes[step] as { next: number }).next)
      }
    }
    return [...out].sort((a, b) => a - b)
  }
  const allAfter = (context: LeftContext): (readonly [bigint, LeftContext])[] => {
    const out = new Map<LeftContext, bigint>()
    for (let i = 0; i < graph.alphabet.count; i++) {
      const symbol = 1n << BigInt(i)
      const left = graph.leftSets.map((set) => (set & symbol) !== 0n)
      const next = contexts.of(
        left,
        context.threads.map((_, index) => threadsAfter(context, index, symbol)),
      )
      out.set(next, (out.get(next) ?? 0n) | symbol)
    }
    return [...out].map(([next, mask]) => [mask, next] as const)
  }
  return function* (context, mask) {
    let all = memo.get(context.id)
    if (all === undefined) {
      all = allAfter(context)
      memo.set(context.id, all)
    }
    for (const [symbols, next] of all) if ((symbols & mask) !== 0n) yield [symbols & mask, next]
  }
}

/** Without the edges into states from which no end can be reached. */
function trimmed(automaton: Automaton): Automaton {
  const { accepting, targets, masks } = automaton
  const sources: number[][] = targets.map(() => [])
  targets.forEach((list, from) => {
    for (const to of list) sources[to]!.push(from)
  })
  const alive = [...accepting]
  const queue = [...accepting.keys()].filter((state) => accepting[state])
  for (let at = 0; at < queue.length; at++) {
    for (const from of sources[queue[at]!]!) {
      if (alive[from]) continue
      alive[from] = true
      queue.push(from)
    }
  }
  return {
    ...automaton,
    targets: targets.map((list) => list.filter((to) => alive[to])),
    masks: masks.map((list, from) => list.filter((_, i) => alive[targets[from]![i]!])),
  }
}
