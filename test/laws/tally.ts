/** What a law has seen. */
export interface Tally {
  schemas: number
  satisfiable: number
  unsatisfiable: number
  gaveUp: number
  /** References that lead back to themselves. */
  circular: number
  /** Schemas on which the second judge overruled ajv. */
  overruled: number
  values: number
  boundary: number
  invalid: number
  canonical: number
  /** The slowest call of each kind, in milliseconds of processor time. */
  readonly slowest: Record<string, number>
}

export function newTally(): Tally {
  const counts = { schemas: 0, satisfiable: 0, unsatisfiable: 0, gaveUp: 0, circular: 0, overruled: 0 }
  return { ...counts, values: 0, boundary: 0, invalid: 0, canonical: 0, slowest: {} }
}

/** Calls and remembers how much processor time it took: that of the clock depends on what else runs. */
export function timed<T>(tally: Tally, name: string, call: () => T): T {
  const start = process.cpuUsage()
  try {
    return call()
  } finally {
    const { user, system } = process.cpuUsage(start)
    const { slowest } = tally
    slowest[name] = Math.max(slowest[name] ?? 0, (user + system) / 1000)
  }
}

/** The number of runs and the seed of a law: `LAW_RUNS` and `LAW_SEED` in the environment, else the defaults. */
export function lawSize(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  return {
    numRuns: Number(process.env.LAW_RUNS ?? numRuns),
    seed: Number(process.env.LAW_SEED ?? 20_261),
  }
}
