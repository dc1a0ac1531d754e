import type { Arbitrary, Random as FastCheckRandom } from 'fast-check'
import { GeneratorGaveUpError } from '../errors.js'
import { getAt, type PointerTokens, setAt } from '../schema/json-pointer.js'

const overrideTries = 100

interface Override {
  readonly pointer: string
  readonly tokens: PointerTokens
  readonly arbitrary: Arbitrary<unknown>
}

/** The author's arbitraries for places of a value, read. */
export type Overrides = readonly Override[]

/** Puts values of the author's arbitraries in their places, where the whole stays valid. */
export function applyOverrides(
  overrides: Overrides,
  value: unknown,
  source: FastCheckRandom,
  accepts: (value: unknown) => boolean,
): unknown {
  let result = value
  for (const override of overrides) result = applyOne(override, result, source, accepts)
  return result
}

function applyOne(
  { pointer, tokens, arbitrary }: Override,
  value: unknown,
  source: FastCheckRandom,
  accepts: (value: unknown) => boolean,
): unknown {
  if (tokens.length > 0 && getAt(value, tokens.slice(0, -1)) === undefined) return value
  for (let tries = 0; tries < overrideTries; tries++) {
    const changed = setAt(value, tokens, arbitrary.generate(source, undefined).value)
    if (changed === undefined) return value
    if (accepts(changed.value)) return changed.value
  }
  throw new GeneratorGaveUpError(
    `the override for ${JSON.stringify(pointer)} gave nothing that the schema accepts there`,
    pointer,
    {
      next: `after ${overrideTries} tries; narrow the arbitrary to what the schema allows`,
    },
  )
}
