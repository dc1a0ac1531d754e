import { slowness } from '../processor-time.js'

/** The slowest call of one kind. */
export interface SlowCall {
  /** Processor time: that of the clock depends on what else runs. */
  readonly milliseconds: number
  readonly schema: unknown
}

/** What any law has seen. */
export interface Tally {
  schemas: number
  gaveUp: number
  /** Schemas on which the second judge overruled ajv. */
  overruled: number
  /** The slowest call of each kind. */
  readonly slowest: Record<string, SlowCall>
}

/** What the law of generated schemas has seen. */
export interface GeneratedTally extends Tally {
  satisfiable: number
  unsatisfiable: number
  /** References that lead back to themselves. */
  circular: number
  values: number
  boundary: number
  invalid: number
  canonical: number
}

export function newGeneratedTally(): GeneratedTally {
  const counts = { schemas: 0, satisfiable: 0, unsatisfiable: 0, gaveUp: 0, circular: 0, overruled: 0 }
  return { ...counts, values: 0, boundary: 0, invalid: 0, canonical: 0, slowest: {} }
}

/** No call may take longer, in milliseconds. */
export const callLimit = 2000

/** Calls, and remembers the slowest call of each name with its schema. */
export function timed<T>(tally: Tally, name: string, schema: unknown, call: () => T): T {
  const start = process.cpuUsage()
  try {
    return call()
  } finally {
    const { user, system } = process.cpuUsage(start)
    const spent = (user + system) / 1000
    const milliseconds = spent > callLimit ? spent / slowness() : spent
    const { slowest } = tally
    if (milliseconds > (slowest[name]?.milliseconds ?? -1)) slowest[name] = { milliseconds, schema }
  }
}

/** The calls that took longer than they may. */
export function tooSlow(tally: Tally): readonly (readonly [name: string, call: SlowCall])[] {
  return Object.entries(tally.slowest).filter(([, { milliseconds }]) => milliseconds > callLimit)
}

/** The counts of a tally, for a line of text. */
export function countsOf(tally: Tally): Record<string, number> {
  const { slowest, ...counts } = tally
  const times = Object.entries(slowest).map(([name, { milliseconds }]) => [name, Math.round(milliseconds)])
  return { ...counts, ...Object.fromEntries(times) }
}

/** The number of runs and the seed of a law: `LAW_RUNS` and `LAW_SEED` in the environment, else the defaults. */
export function lawSize(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  return {
    numRuns: Number(process.env.LAW_RUNS ?? numRuns),
    seed: Number(process.env.LAW_SEED ?? 20_261),
  }
}
