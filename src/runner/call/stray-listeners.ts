import process from 'node:process'
import { runInThisContext } from 'node:vm'
import { withOwnBuiltIns } from './built-in-watch.js'

/** What the process tells of errors that nobody caught. */
export type StrayEvent = 'unhandledRejection' | 'uncaughtException'
export type StrayListener = (...values: never[]) => void

/**
 * The process itself. Jest gives tests a copy of it, whose listeners nobody calls: its own would hear of every error, and
 * fail the test without the event. The context that Node.js began with has the original.
 */
const thisProcess: NodeJS.Process = runInThisContext('process') ?? process
// Bound at import: a handler may replace the methods.
const on = thisProcess.on.bind(thisProcess) as (name: string, listener: StrayListener) => void
const removeAllListeners = thisProcess.removeAllListeners.bind(thisProcess) as (name: string) => void
const rawListeners = thisProcess.rawListeners.bind(thisProcess) as (name: string) => StrayListener[]
const listenerCount = thisProcess.listenerCount.bind(thisProcess) as (
  name: string,
  listener?: StrayListener,
) => number
const { apply } = Reflect
const getMaxListeners = thisProcess.getMaxListeners.bind(thisProcess)
const setMaxListeners = thisProcess.setMaxListeners.bind(thisProcess)
const usual = getMaxListeners()

/** Listens to one kind of stray error in the place of all others, until they are given their place back. */
export interface StrayPost {
  /** Whom the errors are handed on to that no call is to blame for. */
  readonly others: () => readonly StrayListener[]
  readonly takeOver: () => void
  readonly giveBack: () => void
  /** Listens again where a call has removed the listener, and keeps the call's own from ending the process. */
  readonly keep: () => void
  /** Stops listening, so that the next error ends the process. */
  readonly leave: () => void
}

/** A post for `receive`; what a listener throws that a call has added meanwhile goes to `thrown`. */
export function strayPost(
  name: StrayEvent,
  receive: StrayListener,
  thrown: (error: unknown) => void,
): StrayPost {
  let others: StrayListener[] = []
  let isOurs = false
  /** As many as there were when they were looked at last. */
  let known = 0
  const tame = new WeakSet<StrayListener>()

  /** In a process that a handler has frozen they stay as they are. */
  function place(listeners: readonly StrayListener[]): boolean {
    try {
      // Whoever adds too many of them is told of it once.
      setMaxListeners(listeners.length > usual ? 0 : usual)
      removeAllListeners(name)
      for (const listener of listeners) on(name, listener)
    } catch {
      return false
    } finally {
      known = listenerCount(name)
    }
    return true
  }

  function tamed(listener: StrayListener): StrayListener {
    if (tame.has(listener)) return listener
    const calling: StrayListener & { listener?: StrayListener } = (...values) => {
      try {
        apply(listener, thisProcess, values)
      } catch (error) {
        thrown(error)
      }
    }
    // By this it is found again when it is to be removed.
    calling.listener = listener
    tame.add(calling)
    return calling
  }

  return {
    others: () => others,
    takeOver() {
      // Where ours could not be taken out it still knows the others.
      if (isOurs) return
      others = rawListeners(name)
      isOurs = place([receive])
    },
    giveBack() {
      isOurs = isOurs && !place(others)
      if (!isOurs) others = []
    },
    keep() {
      if (!isOurs || (listenerCount(name) === known && listenerCount(name, receive) === 1)) return
      withOwnBuiltIns(() => {
        const added = rawListeners(name).filter((one) => one !== receive)
        place([receive, ...added.map(tamed)])
      })
    },
    leave: () => void place([]),
  }
}
