import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { compareSize } from '../../src/arbitrary/simplicity.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { GeneratorGaveUpError } from '../../src/errors.js'
import { type Referee, referee } from './judge.js'
import { runLaw, type Share } from './run-law.js'
import { shrinkEnd, shrinkPath } from './shrink-path.js'
import { countsOf, lawSize, type Tally, timed, tooSlow } from './tally.js'
import { type Witnessed, witnessed } from './witness-arbitrary.js'

const size = lawSize(500)
const tally: Tally & { ends: number; otherEnds: number; unfinished: number } = {
  ...{ schemas: 0, gaveUp: 0, overruled: 0, ends: 0, otherEnds: 0, unfinished: 0 },
  slowest: {},
}
const timeout = 60_000 + size.numRuns * 200

afterAll(() => {
  console.info('witnessed schemas:', JSON.stringify({ ...size, ...countsOf(tally) }))
})

function shares(): readonly Share[] {
  return [
    { what: 'given up', count: tally.gaveUp, of: tally.schemas, limit: 0.01 },
    // Of the values that shrink with nothing else at stake, so many may end elsewhere than the witness does.
    { what: 'shrunk to another end', count: tally.otherEnds, of: tally.ends, limit: 0.06 },
    // Of the values that shrink by their length, so many may end where a fresh start would go on.
    { what: 'shrunk not to the end', count: tally.unfinished, of: tally.ends, limit: 0.01 },
  ]
}

it('refuses no schema that has a value, and shrinks the value as its own', { timeout }, async () => {
  await runLaw({ name: 'witnessed', size, subjects: witnessed, tally, check: checkWitnessed, shares })
  expect(tally.schemas).toBeGreaterThanOrEqual(size.numRuns)
})

it('gives up on few, and shrinks witnesses and generated values to the same size, as far as measured', () => {
  for (const { what, count, of, limit } of shares()) expect(count / of, what).toBeLessThanOrEqual(limit)
})

it('takes no longer than two seconds for any call', () => {
  expect(tooSlow(tally)).toEqual([])
})

async function checkWitnessed({ schema, witness }: Witnessed): Promise<void> {
  const judges = referee(schema)
  if (!(await judges.confirms(witness, true))) throw new Error('the judges refuse the witness')
  tally.schemas++
  const arbitrary = arbitraryOf(schema)
  if (arbitrary === undefined) return
  if (!arbitrary.canShrinkWithoutContext(witness)) throw new Error('the witness is not accepted')
  const values = [
    witness,
    ...timed(tally, 'generate', schema, () => fc.sample(arbitrary, { numRuns: 2, seed: 9 })),
  ]
  for (const value of values.slice(0, 2)) await checkShrinking(arbitrary, value, judges)
  checkEnds(arbitrary, values)
  if (judges.overruled.length > 0) tally.overruled++
}

function arbitraryOf(schema: Witnessed['schema']): fc.Arbitrary<unknown> | undefined {
  try {
    return timed(tally, 'toArbitrary', schema, () => toArbitrary(schema))
  } catch (error) {
    if (!(error instanceof GeneratorGaveUpError)) throw error
    tally.gaveUp++
    return undefined
  }
}

/** Valid all the way down, and at the end nothing is left to be done, however much was tried in vain before. */
async function checkShrinking(
  arbitrary: fc.Arbitrary<unknown>,
  value: unknown,
  judges: Referee,
): Promise<void> {
  for (const smaller of shrinkPath(arbitrary, value, 3)) {
    if (await judges.confirms(smaller, true)) continue
    throw new Error(`${JSON.stringify(value)} shrinks to ${JSON.stringify(smaller)}, which is invalid`)
  }
  for (const measure of [countOf, depthOf]) {
    const least = Math.min(4, measure(value))
    const end = shrinkEnd(arbitrary, value, (v) => measure(v) >= least)
    if (!goesOn(arbitrary, end, (v) => measure(v) >= least)) continue
    throw new Error(
      `shrinking ${JSON.stringify(value)} by ${measure.name} stops early, at ${JSON.stringify(end)}`,
    )
  }
}

function checkEnds(arbitrary: fc.Arbitrary<unknown>, values: readonly unknown[]): void {
  const ends = values.map((value) => shrinkEnd(arbitrary, value, () => true))
  const length = Math.min(12, JSON.stringify(values[0]).length)
  const longEnough = (value: unknown): boolean => JSON.stringify(value).length >= length
  for (const [index, end] of ends.entries()) {
    tally.ends++
    if (compareSize(end, ends[0]) !== 0) tally.otherEnds++
    const value = values[index]
    if (longEnough(value) && goesOn(arbitrary, shrinkEnd(arbitrary, value, longEnough), longEnough))
      tally.unfinished++
  }
}

function goesOn(arbitrary: fc.Arbitrary<unknown>, end: unknown, fails: (value: unknown) => boolean): boolean {
  return compareSize(shrinkEnd(arbitrary, end, fails), end) !== 0
}

/** The number of values in a value. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, child) => sum + countOf(child), 1)
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}
