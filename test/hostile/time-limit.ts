import { expect } from 'vitest'
import { slowness } from '../processor-time.js'

/** Milliseconds within which whatever is hostile ends. */
const limit = 5000
/** Milliseconds of processor time by which it is found out how busy the machine is. */
const sample = 40
/** Milliseconds for which what was found out is taken to hold: to find it out takes longer than most rows. */
const holds = 5000

/**
 * Runs what is to end within five seconds of processor time of this process, or as much more as this machine is slower
 * than the one for which that was set. The time on the clock may be longer by as much as the machine gives to others,
 * found out before and after: on a quiet one, both are five seconds.
 */
export async function inTime<T>(run: () => T | Promise<T>): Promise<T> {
  const before = lately()
  const start = performance.now()
  const spent = process.cpuUsage()
  try {
    return await run()
  } finally {
    const { user, system } = process.cpuUsage(spent)
    const passed = performance.now() - start
    const milliseconds = (user + system) / 1000
    const slower = Math.max(milliseconds, passed) < limit ? 1 : slowness()
    expect(milliseconds, 'milliseconds of processor time').toBeLessThan(limit * slower)
    if (passed >= limit)
      expect(passed, 'milliseconds').toBeLessThan(limit * slower * Math.max(1, before, busyness()))
  }
}

let found = { at: Number.NEGATIVE_INFINITY, busyness: 1 }

/** How busy the machine is, as far as a few seconds ago tell. */
function lately(): number {
  if (performance.now() - found.at > holds) found = { busyness: busyness(), at: performance.now() }
  return found.busyness
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
