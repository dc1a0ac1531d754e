import type { PhaseName } from '../report/report.js'
import { now } from '../runner/real-time.js'

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

/** `random: 340 of 1000 events, 5231 calls/s`; calls beyond the events are those of shrinking. */
export function progressText(
  phase: PhaseName,
  calls: number,
  total: number | undefined,
  milliseconds: number,
): string {
  const rate = milliseconds > 0 ? `, ${Math.round((calls * 1000) / milliseconds)} calls/s` : ''
  if (total === undefined) return `${phase}: ${calls} calls${rate}`
  if (calls > total) return `${phase}: shrinking, ${calls} calls${rate}`
  return `${phase}: ${calls} of ${total} events${rate}`
}
