import { withoutOwnFrames } from './own-frames.js'

/** Causes of causes that are looked at. */
const maxDepth = 5

/**
 * What a handler threw, for a test runner that prints the stack of a cause: without the frames of this package, which
 * lead nobody to the fault. The error itself is the author's and stays as it is; what is no error is returned as it is.
 */
export function shownCause(cause: unknown, depth = 0): unknown {
  try {
    if (!(cause instanceof Error) || typeof cause.stack !== 'string' || depth === maxDepth) return cause
    const stack = withoutOwnFrames(cause.stack)
    const inner = shownCause(cause.cause, depth + 1)
    if (stack === cause.stack && inner === cause.cause) return cause
    const shown = Object.create(cause, { stack: { value: stack, configurable: true, writable: true } })
    return cause.cause === undefined
      ? shown
      : Object.defineProperty(shown, 'cause', { value: inner, configurable: true, writable: true })
  } catch {
    // A Proxy, or a getter that throws.
    return cause
  }
}
