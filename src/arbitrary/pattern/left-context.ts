import { type PatternGraph, PatternTooLargeError } from './pattern-graph.js'

/** What assertions may ask of the part of the string that is already there. */
export interface LeftContext {
  readonly id: number
  readonly atStart: boolean
  /** By left set of the graph: whether the last character is one of it. */
  readonly left: readonly boolean[]
  /** By lookbehind: nodes of it that the string so far may have come to. */
  readonly threads: readonly (readonly number[])[]
}

/** Finds each context once, so that equal ones are one. */
export interface LeftContexts {
  readonly first: LeftContext
  of(left: readonly boolean[], threads: readonly (readonly number[])[]): LeftContext
}

const contextLimit = 4_000

export function leftContexts(graph: PatternGraph): LeftContexts {
  const known = new Map<string, LeftContext>()
  const first: LeftContext = {
    id: 0,
    atStart: true,
    left: graph.leftSets.map(() => false),
    threads: graph.behinds.map((root) => [root]),
  }
  return {
    first,
    of(left, threads) {
      const key = `${left.map(Number).join('')};${threads.map((ids) => ids.join()).join(';')}`
      if (known.size > contextLimit) throw new PatternTooLargeError('the lookbehinds have too many states')
      const context = known.get(key) ?? { id: known.size + 1, atStart: false, left, threads }
      known.set(key, context)
      return context
    },
  }
}
