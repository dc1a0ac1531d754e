import { xorshift128plus } from 'pure-rand/generator/xorshift128plus'

/** What the decisions of a value are seeded from; a `Random` of fast-check's is one. */
export interface SeedSource {
  /** 32 random bits as a signed integer. */
  readonly nextInt: () => number
}

/**
 * The sources that fast-check gives the runs of a seed, one after the other, from the generator that it uses itself:
 * `fc.sample` with the same seed makes the same values. For where nothing else of fast-check is needed.
 */
export function* seededRuns(seed: number): IterableIterator<SeedSource> {
  const generator = xorshift128plus(seedBits(seed))
  for (;;) {
    generator.jump()
    const ofRun = generator.clone()
    yield { nextInt: () => ofRun.next() }
  }
}

/** As fast-check reads a seed that is no integer of 32 bits. */
function seedBits(seed: number): number {
  const whole = seed | 0
  return seed === whole ? whole : whole ^ ((seed - whole) * 4294967296)
}
