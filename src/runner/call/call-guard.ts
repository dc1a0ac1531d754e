import { writeSync } from 'node:fs'
import { url as debuggerUrl } from 'node:inspector'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { compiledModule } from '../../compiled-module.js'
import { type CallSlot, noteBeat, noteBegin, noteEnd, runningCall, slotIn, slotMemory } from './call-slot.js'
import { mappedPosition } from './mapped-position.js'
import { shortPath, userFrames } from './throw-location.js'
import { isolateNext, toldCall } from './told-call.js'

/** Watches the calls of one check from outside of the thread in which they run. */
export interface CallGuard {
  /** A call begins that has so many milliseconds. */
  readonly begin: (limit: number, event: unknown) => void
  readonly end: () => void
  /** Watches no longer, until the next call. */
  readonly dispose: () => void
}

/** Where the user asked for a check. */
export interface CheckPlace {
  /** The stack above the user's call. */
  readonly site: string
  /** The full name of the test that runs now, where the test runner tells it. */
  readonly test?: () => string | undefined
}

/** What is said of a call that blocks its process, beside the call itself. */
export interface GuardedCheck {
  readonly contract: string
  readonly handler: string
  readonly test: string | undefined
  /** The user's lines that led to the check, innermost first. */
  readonly lines: readonly string[]
}

/** What the thread is asked to do. */
export type GuardOrder =
  | {
      readonly type: 'watch'
      readonly id: number
      readonly memory: SharedArrayBuffer
      readonly check: GuardedCheck
    }
  | { readonly type: 'leave'; readonly id: number }

/** One thread serves all checks of this one; null where there can be none. */
let thread: Worker | null | undefined
let ids = 0
/** A check may be asked for by a function of the user's tests: then the test is one line further out. */
const shownLines = 3
const slots = new Map<number, CallSlot>()

/**
 * A guard that ends the process, and says why, when a call blocks its thread far beyond its limit: no timer could
 * tell then. The thread is started with the first call. Nothing is guarded while a debugger may hold a call.
 */
export function createCallGuard(contract: string, handler: string, place?: CheckPlace): CallGuard {
  const memory = slotMemory()
  const slot = slotIn(memory)
  ids += 1
  const id = ids
  let watched = false
  const order = (message: GuardOrder): void => thread?.postMessage(message)
  let forget = (): void => {}
  return {
    begin(limit, event) {
      if (!watched) {
        watched = true
        if (debuggerUrl() !== undefined) thread = null
        thread = thread === undefined ? startThread() : thread
        slots.set(id, slot)
        const check = { contract, handler, test: place?.test?.(), lines: linesOf(place) }
        order({ type: 'watch', id, memory, check })
        // A command tells it itself.
        if (place !== undefined) forget = tellAtExit(slot, check)
      }
      noteBegin(slot, limit, event)
    },
    end() {
      noteEnd(slot)
    },
    dispose() {
      if (!watched) return
      watched = false
      forget()
      slots.delete(id)
      order({ type: 'leave', id })
    },
  }
}

/** Says in or after which call the process ends with the check in the midst; no success may come of it. */
function tellAtExit(slot: CallSlot, check: GuardedCheck): () => void {
  const tell = (code: number): void => {
    if (code === unsettled) return
    const when = runningCall(slot) === undefined ? 'after' : 'in'
    const what = `\nThe process ends with the exit code ${code} before its check is over, ${when} this call of the handler:`
    writeSync(2, [what, ...toldCall(check, slot), ...isolateNext].join('\n'))
    if (code === 0) process.exitCode = 1
  }
  try {
    process.on('exit', tell)
  } catch {
    // Nobody listens to a process that a handler has frozen.
  }
  return () => {
    try {
      process.removeListener('exit', tell)
    } catch {
      // Nor can who listens be taken out.
    }
  }
}

/** The exit code of a process in which nothing is left that an `await` could wait for. */
const unsettled = 13

function linesOf(place: CheckPlace | undefined): readonly string[] {
  const frames = [...userFrames(place?.site ?? '')].slice(0, shownLines)
  return frames.map(mappedPosition).map(({ file, line }) => `${shortPath(file)}:${line}`)
}

function startThread(): Worker | null {
  try {
    const worker = new Worker(
      new URL(compiledModule(new URL('./call-guard-thread.js', import.meta.url).href)),
      {
        // What the handler's modules need to load, the guard does not.
        execArgv: [],
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: 16, stackSizeMb: 1 },
      },
    )
    worker.on('message', () => slots.forEach(noteBeat))
    worker.on('error', () => {
      thread = null
    })
    worker.unref()
    return worker
  } catch {
    // Without the guard a check is as it was: only a loop without end is not told.
    return null
  }
}
