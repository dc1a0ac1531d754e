const count = (name: string, standard: number): number => Number(process.env[name] ?? standard)

/** The seeds to check with: two of them, or POWER_SEEDS. */
export const powerSeeds: readonly number[] = Array.from(
  { length: count('POWER_SEEDS', 2) },
  (_, i) => 101 + i * 7919,
)

/** Random events for each correct handler and seed: 300, or POWER_RUNS. */
export const powerRuns: number = count('POWER_RUNS', 300)
