import * as fc from 'fast-check'
import { GeneratorGaveUpError, InvalidOptionError } from '../errors.js'
import { getAt, type PointerTokens, parsePointer, setAt } from '../schema/json-pointer.js'

const overrideTries = 100

interface Override {
  readonly pointer: string
  readonly tokens: PointerTokens
  readonly arbitrary: fc.Arbitrary<unknown>
}

/** The author's arbitraries for places of a value, read. */
export type Overrides = readonly Override[]

/** Reads arbitraries by JSON Pointer; throws InvalidOptionError for what is none. */
export function readOverrides(overrides: Readonly<Record<string, unknown>> | undefined): Overrides {
  return Object.entries(overrides ?? {}).map(([pointer, arbitrary]) => {
    const tokens = parsePointer(pointer)
    const where = `option overrides[${JSON.stringify(pointer)}]`
    if (tokens === undefined) {
      throw new InvalidOptionError(`${JSON.stringify(pointer)} is no JSON Pointer`, {
        where,
        next: 'write it like "/headers/host"',
      })
    }
    if (!(arbitrary instanceof fc.Arbitrary)) {
      throw new InvalidOptionError('an override must be a fast-check arbitrary', {
        where,
        next: 'for example fc.constant(1)',
      })
    }
    return { pointer, tokens, arbitrary }
  })
}

/** Puts values of the author's arbitraries in their places, where the whole stays valid. */
export function applyOverrides(
  overrides: Overrides,
  value: unknown,
  source: fc.Random,
  accepts: (value: unknown) => boolean,
): unknown {
  let result = value
  for (const override of overrides) result = applyOne(override, result, source, accepts)
  return result
}

function applyOne(
  { pointer, tokens, arbitrary }: Override,
  value: unknown,
  source: fc.Random,
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
