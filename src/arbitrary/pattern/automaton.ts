import type { Alphabet } from './alphabet.js'
import { choiceReader } from './choice-reader.js'
import { contextReader } from './context-reader.js'
import { type LeftContext, leftContexts } from './left-context.js'
import { acceptNode, type GraphNode, type PatternGraph, PatternTooLargeError } from './pattern-graph.js'
import { both, type Choice, type Requirement } from './requirement.js'

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
    graphSize: graph.nodes.length,
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
