import type * as fc from 'fast-check'
import { Random } from '../../src/random.js'

/**
 * The values along one path down the shrinks of an arbitrary, each taken by chance from the first few offered. Of
 * those from the later half: the boldest come first, and would end the path after a step or two.
 */
export function shrinkPath(arbitrary: fc.Arbitrary<unknown>, value: unknown, seed: number): unknown[] {
  const random = new Random(seed, 0x1a3)
  const path: unknown[] = []
  let context: unknown
  let at = value
  while (path.length < 40) {
    const offered = [...arbitrary.shrink(at, context).take(20)]
    if (offered.length === 0) return path
    const next = random.pick(offered.slice(offered.length >> 1))
    path.push(next.value)
    at = next.value
    context = next.context
  }
  return path
}

const stepLimit = 5000

/** The value at which shrinking ends when each first offer that `fails` is taken; throws when it does not end. */
export function shrinkEnd(
  arbitrary: fc.Arbitrary<unknown>,
  value: unknown,
  fails: (value: unknown) => boolean,
): unknown {
  let at = value
  let context: unknown
  for (let steps = 0; steps < stepLimit; steps++) {
    let taken: fc.Value<unknown> | undefined
    for (const offer of arbitrary.shrink(at, context)) {
      if (!fails(offer.value)) continue
      taken = offer
      break
    }
    if (taken === undefined) return at
    at = taken.value
    context = taken.context
  }
  throw new Error(`shrinking ${JSON.stringify(value)} takes more than ${stepLimit} steps`)
}
