import type { ChoiceReader } from './choice-reader.js'
import type { LeftContext, LeftContexts } from './left-context.js'
import type { PatternGraph } from './pattern-graph.js'

/** What may come to be the context after a character of the mask: the symbols that lead to each. */
export type ContextReader = (context: LeftContext, mask: bigint) => Iterable<readonly [bigint, LeftContext]>

/** Follows contexts through the graph; each context is followed once. */
export function contextReader(
  graph: PatternGraph,
  choices: ChoiceReader,
  contexts: LeftContexts,
): ContextReader {
  const memo = new Map<number, (readonly [bigint, LeftContext])[]>()
  const threadsAfter = (context: LeftContext, index: number, symbol: bigint): readonly number[] => {
    const out = new Set([graph.behinds[index]!])
    for (const id of context.threads[index]!) {
      for (const { steps, mask } of choices(id, context)) {
        if ((mask & symbol) === 0n) continue
        for (const step of steps) {
          const node = graph.nodes[step]!
          if (node.kind === 'char') out.add(node.next)
        }
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
