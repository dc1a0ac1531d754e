import fc from 'fast-check'
import { toArbitrary } from '../src/arbitrary/to-arbitrary.js'
import { handwritten } from './handwritten/handwritten.js'
import { type Planted, planted, unseen } from './planted.js'
import { sources } from './sources.js'
import { geometricMean, median, sizeOf } from './statistics.js'
import { table, target } from './table.js'

const seeds = 20
const numRuns = 100_000

interface Shrunk {
  readonly bytes: number
  /** Calls of the predicate after the first failure. */
  readonly calls: number
  readonly value: unknown
}

/** One failure of the planted bug, shrunk as `fc.check` does. */
function shrinkOnce(
  arbitrary: fc.Arbitrary<unknown>,
  fails: (event: unknown) => boolean,
  seed: number,
): Shrunk {
  let calls = -1
  const property = fc.property(arbitrary, (event) => {
    const failed = fails(event)
    if (failed || calls >= 0) calls++
    return !failed
  })
  const details = fc.check(property, { seed, numRuns })
  if (!details.failed) throw new Error(`seed ${seed} never meets the planted bug in ${numRuns} runs`)
  const [value] = details.counterexample!
  return { bytes: sizeOf(value), calls, value }
}

function medians(arbitrary: fc.Arbitrary<unknown>, { fails }: Planted): Shrunk {
  const predicate = fails as (event: unknown) => boolean
  const all = Array.from({ length: seeds }, (_, i) => shrinkOnce(arbitrary, predicate, 1 + i * 7919))
  const bytes = median(all.map((s) => s.bytes))
  return { bytes, calls: median(all.map((s) => s.calls)), value: all.find((s) => s.bytes === bytes)!.value }
}

const results = [...planted, ...unseen].map((bug) => ({
  bug,
  hand: medians(handwritten[bug.source]!, bug),
  ours: medians(toArbitrary(sources[bug.source]!), bug),
}))
const ratioOf = (ours: number, hand: number): number => ours / Math.max(1, hand)
const sizeRatios = results.map(({ hand, ours }) => ratioOf(ours.bytes, hand.bytes))
const callRatios = results.map(({ hand, ours }) => ratioOf(ours.calls, hand.calls))

console.log(
  `\nShrinking ${planted.length} planted bugs and ${unseen.length} that nothing was tuned for, medians of ${seeds} seeds\n`,
)
console.log(
  table(
    ['planted bug', 'hand B', 'ours B', 'ours/hand', 'hand calls', 'ours calls', 'ours/hand'],
    results.map(({ bug, hand, ours }, i) => [
      `${bug.source}: ${bug.says}`,
      String(hand.bytes),
      String(ours.bytes),
      sizeRatios[i]!.toFixed(2),
      String(hand.calls),
      String(ours.calls),
      callRatios[i]!.toFixed(2),
    ]),
  ),
)
console.log(
  `\ngeometric means: bytes ${geometricMean(sizeRatios).toFixed(2)}, calls ${geometricMean(callRatios).toFixed(2)}`,
)
if (process.argv.includes('--values')) {
  for (const { bug, hand, ours } of results) {
    console.log(
      `\n${bug.source}: ${bug.says}\n  hand ${JSON.stringify(hand.value)}\n  ours ${JSON.stringify(ours.value)}`,
    )
  }
}
const most = Math.max(...sizeRatios)
const mostCalls = Math.max(...callRatios)
target(`every minimum at most 1.1 times the hand-written one's bytes: ${most.toFixed(2)}`, most <= 1.1)
target(`every one in at most as many calls: ${mostCalls.toFixed(2)} times`, mostCalls <= 1)
