import type { LeftContext } from './left-context.js'
import { acceptNode, type PatternGraph } from './pattern-graph.js'
import { both, type Choice, noneOf, type Requirement, simplified } from './requirement.js'

/** What a literal of the graph asks of the next character, where the context is what is there already. */
export type ChoiceReader = (literal: number, context: LeftContext) => Choice

/** Reads literals, with assertions and empty steps resolved; each literal once per context. */
export function choiceReader(graph: PatternGraph): ChoiceReader {
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
        return [{ mask: alphabet.all, end: true, steps: [] }]
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
        return both(behindChoice(context, node.index, node.negate), walk(node.next, context, path))
      case 'here':
        return [{ mask: alphabet.all, end: true, steps: [id] }]
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

  /** Whether a match of the lookbehind ends here may depend on the next character, where it ends in `\b`. */
  function behindChoice(context: LeftContext, index: number, negate: boolean): Choice {
    const ends = context.threads[index]!.flatMap((id) => read(id, context))
      .filter(({ steps }) => steps.some((step) => nodes[step]!.kind === 'here'))
      .map((one) => ({ ...one, steps: [] }))
    const choice = simplified(ends)
    return negate ? noneOf(choice, nodes, alphabet.all) : choice
  }

  return read
}
