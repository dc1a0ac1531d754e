import { withOwnBuiltIns } from './built-in-watch.js'
import { now, startRealTimeout, stopRealTimeout, type TimeoutHandle } from './real-time.js'

/** Calls back when a limit is over. One pending timer serves all calls, instead of one timer per call. */
export interface Watchdog {
  /** Calls `callback` once after that many milliseconds, unless the returned function is called before. */
  readonly start: (milliseconds: number, callback: () => void) => () => void
  /** Drops what is still waited for and lets the process end. */
  readonly dispose: () => void
}

interface Watched {
  deadline: number
  readonly callback: () => void
  extended: boolean
}

/** Milliseconds that a timer may be late on a machine that is not busy. */
const punctual = 3

/** A watchdog of the real clock. */
export function createWatchdog(): Watchdog {
  const watched = new Set<Watched>()
  let pending: TimeoutHandle | undefined
  let wakesAt = Number.POSITIVE_INFINITY

  // The timer is left running when a call ends: the next call's deadline is later, so it wakes once per limit.
  function arm(deadline: number): void {
    if (deadline >= wakesAt) return
    if (pending !== undefined) stopRealTimeout(pending)
    wakesAt = deadline
    pending = startRealTimeout(wakeUp, Math.max(1, Math.ceil(deadline - now())))
  }

  // Timers end while calls are in progress.
  const wakeUp = (): void => withOwnBuiltIns(wake)

  function wake(): void {
    pending = undefined
    const time = now()
    const late = time - wakesAt
    wakesAt = Number.POSITIVE_INFINITY
    let next = Number.POSITIVE_INFINITY
    for (const one of [...watched].sort((a, b) => a.deadline - b.deadline)) {
      if (one.deadline <= time && !(late > punctual && extend(one, 2 * late))) {
        watched.delete(one)
        one.callback()
      } else next = Math.min(next, one.deadline)
    }
    if (next < Number.POSITIVE_INFINITY) arm(next)
  }

  /** Once, a call gets back the time that this process was not given, or spent on something else. */
  function extend(one: Watched, milliseconds: number): boolean {
    if (one.extended) return false
    one.extended = true
    one.deadline += milliseconds
    return true
  }

  return {
    start(milliseconds, callback) {
      const one: Watched = { deadline: now() + milliseconds, callback, extended: false }
      // The handler has returned by now, and replaced what it replaces.
      withOwnBuiltIns(() => {
        watched.add(one)
        arm(one.deadline)
      })
      return () => {
        watched.delete(one)
      }
    },
    dispose() {
      watched.clear()
      if (pending !== undefined) stopRealTimeout(pending)
      pending = undefined
      wakesAt = Number.POSITIVE_INFINITY
    },
  }
}
