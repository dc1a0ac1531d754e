import fc from 'fast-check'

/** Makes one value. */
export type Sampler = () => unknown

class RandomKeeper extends fc.Arbitrary<fc.Random> {
  override generate(mrng: fc.Random): fc.Value<fc.Random> {
    return new fc.Value(mrng.clone(), undefined)
  }
  override canShrinkWithoutContext(_value: unknown): _value is fc.Random {
    return false
  }
  override shrink(): fc.Stream<fc.Value<fc.Random>> {
    return fc.Stream.nil()
  }
}

/** The generator of random numbers that fast-check itself would pass on for this seed. */
export function fastCheckRandom(seed: number): fc.Random {
  return fc.sample(new RandomKeeper(), { numRuns: 1, seed })[0]!
}

export function samplerOf(arbitrary: fc.Arbitrary<unknown>, seed: number): Sampler {
  const mrng = fastCheckRandom(seed)
  return () => arbitrary.generate(mrng, undefined).value
}

/** Nanoseconds of processor time that the work takes: on a busy machine the clock measures the neighbours too. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) * 1000
}

/** Nanoseconds for one value, over a number of them. */
export function nanoseconds(sampler: Sampler, count: number): number {
  const spent = processorTime(() => {
    for (let i = 0; i < count; i++) sampler()
  })
  return spent / count
}

/**
 * Repeats the work for some milliseconds of processor time, so that it is measured as it runs once it is compiled: on
 * a busy machine the clock says little about that.
 */
export function warmUp(work: () => unknown, milliseconds: number): void {
  for (let spent = 0; spent < milliseconds * 1e6; ) spent += processorTime(work)
}

/** How many values take about so many milliseconds. */
function countFor(sampler: Sampler, milliseconds: number): number {
  let count = 1
  let spent = 0
  while (spent < milliseconds * 1e6) {
    count *= 2
    spent = nanoseconds(sampler, count) * count
  }
  return Math.max(1, Math.round((count * milliseconds * 1e6) / spent))
}

/**
 * Nanoseconds for one value of each sampler in each round. All take their turns in one process, so that what
 * disturbs the machine disturbs them alike.
 */
export function interleaved(samplers: readonly Sampler[], rounds: number, milliseconds: number): number[][] {
  for (const sampler of samplers) warmUp(sampler, 100 * milliseconds)
  const counts = samplers.map((sampler) => countFor(sampler, milliseconds))
  const times: number[][] = samplers.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const turn of samplers.keys()) {
      const i = (round + turn) % samplers.length
      times[i]!.push(nanoseconds(samplers[i]!, counts[i]!))
    }
  }
  return times
}
