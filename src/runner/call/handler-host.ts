import type { AnyHandler, Runtime } from '../../contract.js'
import { workingFolder } from '../../working-folder.js'
import { handlerNotation } from './handler-name.js'
import { type HandlerInput, loadHandler, loadingTime } from './load-handler.js'
import { nextTurn } from './real-time.js'

/** A handler that was found, with the initializer of its module. */
export interface LoadedHandler {
  /** Absent where `create` makes the handler. */
  readonly handler: AnyHandler | undefined
  readonly initializer?: AnyHandler
}

/** Where a handler runs. */
export interface HandlerHost {
  readonly runtime: Runtime
  /** Called once, before the first call of the handler. Rejects with a HandlerNotFoundError. */
  readonly load: () => Promise<LoadedHandler>
  /** Resolves when what the calls so far have left to be done at once is done, and told to their records. */
  readonly turn: () => Promise<void>
  /** What the handler is called, where it runs in this process: it may block it. */
  readonly local?: string
  /** Lines that it printed and nobody was shown, where that is not counted call by call. */
  readonly dropped?: () => number
  /** Lets the next call start the handler anew, as an instance that served no event yet; absent where that cannot be. */
  readonly renew?: () => Promise<void>
  /** Ends what was started for it. */
  readonly dispose: () => Promise<void>
}

/** Runs the handler in this process, where its calls have `timeout` milliseconds. */
export function localHost(runtime: Runtime, handler: HandlerInput | undefined, timeout: number): HandlerHost {
  return {
    runtime,
    local: shownHandler(handler),
    load: async () =>
      handler === undefined ? { handler: undefined } : loadHandler(handler, loadingTime(timeout)),
    turn: nextTurn,
    dispose: () => Promise.resolve(),
  }
}

function shownHandler(handler: HandlerInput | undefined): string {
  if (handler === undefined) return 'one that create makes'
  if (typeof handler !== 'function') return handlerNotation(handler, workingFolder()) || 'a function'
  try {
    return String(handler.name) || 'a function'
  } catch {
    // A proxy may refuse.
    return 'a function'
  }
}
