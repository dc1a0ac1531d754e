import type { Shape } from '../canonical/shape.js'
import { copyJson } from '../copy-json.js'
import { ValueSet } from '../value-set.js'

/** A value that the schema's author names at a place. */
export interface Hint {
  readonly value: unknown
  readonly why: string
  readonly evidence: string | undefined
}

/** The examples, defaults and edge cases of the subschemas at a place, each once; only what the place accepts. */
export function hintsOf(shape: Shape, accepts: (value: unknown) => boolean): readonly Hint[] {
  const hints: Hint[] = []
  const seen = new ValueSet()
  const add = (value: unknown, why: string, evidence: string | undefined): void => {
    if (accepts(value) && seen.add(value)) hints.push({ value: copyJson(value), why, evidence })
  }
  for (const node of new Set(shape.states.flatMap((state) => state.sources))) {
    for (const value of listOf(node.raw.examples)) add(value, 'an example', undefined)
    if (node.raw.default !== undefined) add(node.raw.default, 'the default', undefined)
    for (const edge of listOf(node.raw['x-edgeCases'])) {
      const { value, why, 'x-evidence': evidence } = edge as Record<string, unknown>
      add(value, String(why), evidence as string | undefined)
    }
  }
  return hints
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
