import type { Term } from '../canonical/term.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { Part } from './part.js'

/** How likely a form is beside others, by its evidence. */
const weights: Readonly<Record<string, number>> = { documented: 8, observed: 4, inferred: 1, historic: 1 }
/** Of 256 objects, how many have an optional member of which the presence, or the absence, is known so well. */
const presence: Readonly<Record<string, number>> = {
  documented: 128,
  observed: 80,
  inferred: 16,
  historic: 16,
}

/** The weight of a state that was made of these nodes: that of the least known form among them. */
function formWeight(nodes: readonly SchemaNode[]): number {
  let least = weights.documented!
  for (const { raw } of nodes)
    least = Math.min(least, weights[String(raw['x-evidence'] ?? 'documented')] ?? least)
  return least
}

/** Of 256 objects, how many have an optional member on which these demands are made. */
export function presenceOf(terms: readonly Term[]): number {
  let share = presence.documented!
  for (const { node } of terms) {
    const { 'x-evidence': present, 'x-absentEvidence': absent } = node.raw
    if (typeof present === 'string') share = Math.min(share, presence[present] ?? share)
    else if (typeof absent === 'string') share = Math.max(share, 256 - (presence[absent] ?? share))
  }
  return share
}

/** The weights of parts, by their forms; undefined where all weigh the same. */
export function weightsOf(
  parts: readonly Part[],
): { readonly of: readonly number[]; readonly sum: number } | undefined {
  const of = parts.map(({ state }) => formWeight(state.sources))
  const first = of[0]
  return of.every((weight) => weight === first) ? undefined : { of, sum: of.reduce((a, b) => a + b, 0) }
}
