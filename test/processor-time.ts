/** Milliseconds of processor time that the fixed work takes on the machine for which limits of time were set. */
const nominal = 8

/** Fixed work of the kind that the code under test does: texts, maps, objects, JSON. */
function fixedWork(): number {
  const counts = new Map<string, number>()
  let size = 0
  for (let i = 0; i < 4000; i++) {
    const value = { id: i, name: `n${i % 97}`, list: [i, `${i}`, null, { deep: i % 7 === 0 }] }
    const text = JSON.stringify(value)
    const { name } = JSON.parse(text) as { name: string }
    counts.set(name, (counts.get(name) ?? 0) + text.length)
    size += text.replace(/\d+/g, '#').length
  }
  return size + counts.size
}

function spentOn<T>(run: () => T): { readonly milliseconds: number; readonly result: T } {
  const start = process.cpuUsage()
  const result = run()
  const { user, system } = process.cpuUsage(start)
  return { milliseconds: (user + system) / 1000, result }
}

/** How many times slower than the machine for which limits were set this one is at this moment, at least 1. */
export function slowness(): number {
  const times = [1, 2, 3].map(() => spentOn(fixedWork).milliseconds)
  return Math.max(1, Math.min(...times) / nominal)
}

/**
 * Runs, and tells the milliseconds of processor time that it took, divided by how much slower fixed work is in the same
 * process before or after: so that a limit for it, to be set at several times of what is usual, speaks of what runs and
 * not of the machine.
 */
export function processorTime<T>(run: () => T): { readonly milliseconds: number; readonly result: T } {
  const before = slowness()
  const { milliseconds, result } = spentOn(run)
  return { milliseconds: milliseconds / Math.max(before, slowness()), result }
}
