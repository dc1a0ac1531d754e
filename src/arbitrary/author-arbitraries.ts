import * as fc from 'fast-check'
import { InvalidOptionError } from '../errors.js'
import { parsePointer } from '../schema/json-pointer.js'
import type { Draw } from './draw.js'
import type { FormatMaker } from './generator-table.js'
import type { Overrides } from './overrides.js'

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

/** Reads arbitraries by the name of a format; throws InvalidOptionError for what is none. */
export function readFormats(
  formats: Readonly<Record<string, unknown>> | undefined,
): Map<string, FormatMaker> {
  const makers = new Map<string, FormatMaker>()
  for (const [name, arbitrary] of Object.entries(formats ?? {})) {
    if (!(arbitrary instanceof fc.Arbitrary)) {
      throw new InvalidOptionError(`formats.${name} is not a fast-check arbitrary`, {
        where: `option formats.${name}`,
        next: 'for example fc.ipV4()',
      })
    }
    makers.set(name, (draw) => drawnFrom(arbitrary, draw))
  }
  return makers
}

/** Where decisions are fixed there is no generator of fast-check's: one is made for the value. */
function drawnFrom(arbitrary: fc.Arbitrary<unknown>, { source, random }: Draw): unknown {
  if (source !== undefined) return arbitrary.generate(source, undefined).value
  return fc.sample(arbitrary, { numRuns: 1, seed: random.bits() })[0]
}
