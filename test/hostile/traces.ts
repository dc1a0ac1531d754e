import { readdirSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'

/** What this process holds. */
interface Traces {
  /** Bytes, after garbage was collected. */
  readonly memory: number
  /** How many of each kind. */
  readonly handles: Readonly<Record<string, number>>
}

/** Bytes by which the memory may have grown since the first row. */
const mostGrowth = 50e6
/** Looks until what is ending has ended. A process that was killed is gone at once, when the machine has time for it. */
const mostLooks = 200
const memoryLooks = 5
/** Milliseconds from one look to the next. */
const lookAgainAfter = 50
const passing = /^(Timeout|Immediate)$/

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
let first: Traces | undefined
let last: Traces | undefined

/** Begins a table of rows: what each leaves is compared with this moment. */
export function beginTraces(): void {
  first = { memory: usedMemory(), handles: openHandles() }
  last = first
}

/**
 * Runs a row of a table, which must leave nothing: no process, pipe or connection, and no more memory
 * than 50 MB beyond that at the beginning. What fails names what was left.
 */
export async function leavesNothing(run: () => unknown): Promise<void> {
  if (first === undefined || last === undefined) throw new Error('beginTraces comes first')
  await run()
  const { handles } = last
  let left = leftOver(openHandles(), handles)
  for (let look = 0; left.length > 0 && look < mostLooks; look++) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter))
    left = leftOver(openHandles(), handles)
  }
  expect(left, 'handles left open').toEqual([])
  last = { memory: await settledMemory(first.memory + mostGrowth), handles: openHandles() }
  expect(last.memory - first.memory, 'bytes of memory kept').toBeLessThan(mostGrowth)
}

/** The memory that is used, looked at again while it is more than that: what was just done may still be held. */
async function settledMemory(most: number): Promise<number> {
  let memory = usedMemory()
  for (let look = 0; memory >= most && look < memoryLooks; look++) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter))
    memory = usedMemory()
  }
  return memory
}

function leftOver(now: Traces['handles'], before: Traces['handles']): readonly string[] {
  return Object.entries(now)
    .filter(([kind, count]) => count > (before[kind] ?? 0))
    .map(([kind, count]) => `${kind}: ${count}, ${before[kind] ?? 0} before`)
}

/** What keeps this process alive, but for timers, of which the test runner has its own; and the processes it started. */
function openHandles(): Traces['handles'] {
  const counts: Record<string, number> = {}
  const add = (kind: string): void => {
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  for (const kind of process.getActiveResourcesInfo()) if (!passing.test(kind)) add(kind)
  for (const _child of childProcesses()) add('process of the system')
  return counts
}

/** Also those that were started past Node.js, or whose end Node.js was not told of; empty where the system cannot tell. */
function childProcesses(): readonly string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
  } catch {
    return []
  }
}

function usedMemory(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
