/*
 * Timers and clock as they were when this module was imported: the fake timers of a test must neither stop the
 * watchdog nor stretch a duration.
 */
const { setTimeout: startTimeout, clearTimeout: stopTimeout, setImmediate: startImmediate } = globalThis

/** Milliseconds of a clock that never goes back. */
export const now: () => number = performance.now.bind(performance)

export type TimeoutHandle = ReturnType<typeof setTimeout>

/** `setTimeout` of the real clock. */
export function startRealTimeout(callback: () => void, milliseconds: number): TimeoutHandle {
  return startTimeout(callback, milliseconds)
}

/** `clearTimeout` of the real clock. */
export function stopRealTimeout(handle: TimeoutHandle): void {
  stopTimeout(handle)
}

/** Resolves after one turn of the event loop, when rejections that nobody handles have been reported. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    startImmediate(resolve)
  })
}

/** Resolves after that many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    startTimeout(resolve, milliseconds)
  })
}
