import type { Evidence } from '../evidence.js'
import type { SchemaNode } from '../schema/schema-node.js'
import { compileSteps } from './meter-steps.js'
import { knownAt, reachOf } from './reach.js'

/** One keyword of a schema, and what a value can be by it. */
export interface MeteredPlace {
  readonly pointer: string
  readonly at: string
  readonly says: readonly string[]
  /** The number of its first alternative; the others follow. */
  readonly first: number
}

/** Tells which alternatives of a schema a value meets. */
export interface SchemaMeter {
  readonly places: readonly MeteredPlace[]
  /** How many alternatives there are. */
  readonly total: number
  /** The numbers of the alternatives that a value of the schema meets, each once. */
  readonly measure: (value: unknown) => readonly number[]
}

/** Notes that an alternative is met. */
export type Meet = (alternative: number) => void

/** Goes through a value that the schema accepts. */
export type Step = (value: unknown, meet: Meet) => void

/** Adds a place to a meter; the number of its first alternative comes back. */
export type AddPlace = (node: SchemaNode, keyword: string, says: readonly string[]) => number

/**
 * A meter of a schema at some levels of evidence: of every keyword that a value can meet in several ways, each of them
 * (an optional member absent and present, a bound met and not, each value of an enum, each branch of a choice, each
 * edge case), and of the others that they were met at all. `unevaluatedProperties` and `unevaluatedItems` are left
 * out: what they speak of depends on the other keywords.
 */
export function schemaMeter(root: SchemaNode, levels: readonly Evidence[]): SchemaMeter {
  const isKnown = knownAt(levels)
  const reach = reachOf(root, isKnown)
  const places: MeteredPlace[] = []
  let total = 0

  const add: AddPlace = (node, keyword, says) => {
    const first = total
    const pointer = keyword === '' ? node.pointer : `${node.pointer}/${keyword}`
    places.push({ pointer, at: reach.get(node)!.at, says, first })
    total += says.length
    return first
  }

  const step = compileSteps(root, { reach, isKnown, add })
  return { places, total, measure: measuring(step) }
}

function measuring(step: Step): SchemaMeter['measure'] {
  return (value) => {
    const met = new Set<number>()
    step(value, (alternative) => met.add(alternative))
    return [...met]
  }
}
