import type { PhaseName } from '../report/report.js'
import { now } from '../runner/call/real-time.js'

/** One line on a terminal that counts calls while a phase runs. */
export interface Progress {
  readonly begin: (phase: PhaseName, total: number | undefined) => void
  readonly count: () => void
  /** Takes the line away. */
  readonly end: () => void
}

/** Milliseconds between two writings of the line. */
const pause = 100
const clearLine = '\r\u001b[2K'

/** A progress line that is written by `write`. */
export function createProgress(write: (text: string) => unknown): Progress {
  let phase: PhaseName | undefined
  let total: number | undefined
  let calls = 0
  let start = 0
  let written = 0
  let isShown = false
  return {
    begin: (name, events) => {
      phase = name
      total = events
      calls = 0
    },
    count: () => {
      const time = now()
      // Counted from the first call on: building the generators before it says nothing of the handler.
      if (calls === 0) start = written = time
      calls += 1
      if (phase === undefined || time - written < pause) return
      written = time
      isShown = true
      write(clearLine + progressText(phase, calls, total, time - start))
    },
    end: () => {
      if (isShown) write(clearLine)
      isShown = false
      phase = undefined
    },
  }
}

/** `42 s`, `3 min 20 s`, `2 h 5 min`. */
function remaining(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `random: 340 of 1000 events, 5231 calls/s, 12 s left`; calls beyond the events are those of shrinking. */
function progressText(
  phase: PhaseName,
  calls: number,
  total: number | undefined,
  milliseconds: number,
): string {
  const rate = milliseconds > 0 ? `, ${Math.round((calls * 1000) / milliseconds)} calls/s` : ''
  if (total === undefined) return `${phase}: ${calls} calls${rate}`
  if (calls > total) return `${phase}: shrinking, ${calls} calls${rate}`
  const left = calls > 0 ? (milliseconds / calls) * (total - calls) : 0
  return `${phase}: ${calls} of ${total} events${rate}${left < 1000 ? '' : `, ${remaining(left)} left`}`
}
