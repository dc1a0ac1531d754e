import { expect } from 'vitest'

/** Milliseconds within which whatever is hostile ends. */
const limit = 5000
/** Milliseconds of processor time by which it is found out how busy the machine is. */
const sample = 40

/**
 * Runs what is to end within five seconds of processor time of this process. The time on the clock may be longer by as
 * much as the machine gives to others, found out before and after: on a quiet one, both are five seconds.
 */
export async function inTime<T>(run: () => T | Promise<T>): Promise<T> {
  const before = busyness()
  const start = performance.now()
  const spent = process.cpuUsage()
  try {
    return await run()
  } finally {
    const { user, system } = process.cpuUsage(spent)
    const passed = performance.now() - start
    expect((user + system) / 1000, 'milliseconds of processor time').toBeLessThan(limit)
    expect(passed, 'milliseconds').toBeLessThan(limit * Math.max(1, before, busyness()))
  }
}

/** How many times longer on the clock than by the processor work takes at this moment; 1 on a quiet machine. */
function busyness(): number {
  const start = performance.now()
  const from = process.cpuUsage()
  let spent = 0
  while (spent < sample * 1000) {
    const { user, system } = process.cpuUsage(from)
    spent = user + system
  }
  return (performance.now() - start) / sample
}
