import { builtinModule } from '../../builtin-module.js'
import type { Outcome } from '../../contract.js'
import { throwLocation } from './throw-location.js'

/** Errors of one call that are looked at: each stops the thread for a moment. */
const maxErrors = 50
/** Errors that a violation shows: the last ones led to the answer. */
const maxLines = 3
/** Characters of the first line of one of them, and of its stack. */
const maxLength = 200
const maxStack = 10_000

/**
 * Looks, until the function that it returns is called, at each error that is thrown in this thread or that a promise is
 * rejected with, whether it is caught or not; that function returns their stacks, in the order in which they were
 * thrown. Undefined where the engine has no inspector, or where a debugger is attached, which would be stopped too.
 */
export function watchThrown(): (() => readonly string[]) | undefined {
  try {
    const inspector = builtinModule('node:inspector')
    return inspector.url() === undefined ? startSession(new inspector.Session()) : undefined
  } catch {
    return undefined
  }
}

/** The debugger of a session within its own thread calls back while that thread is stopped, and lets it go on at once. */
function startSession(session: import('node:inspector').Session): () => readonly string[] {
  const stacks: string[] = []
  const stopAt = (state: 'all' | 'none'): void => session.post('Debugger.setPauseOnExceptions', { state })
  session.connect()
  session.on('Debugger.paused', ({ params: { data } }) => {
    const { description } = (data ?? {}) as { readonly description?: unknown }
    if (typeof description === 'string') stacks.push(description.slice(0, maxStack))
    if (stacks.length >= maxErrors) stopAt('none')
    session.post('Debugger.resume')
  })
  session.post('Debugger.enable')
  stopAt('all')
  return () => {
    session.disconnect()
    return stacks
  }
}

/** The outcome with what was thrown, where that was looked at. Its getters stay alive. */
export function withThrown(outcome: Outcome, thrown: readonly string[] | undefined): Outcome {
  if (thrown !== undefined)
    Reflect.defineProperty(outcome, 'thrown', { value: thrown, enumerable: true, configurable: true })
  return outcome
}

/**
 * The last errors of these stacks that went through the user's code, each once, with its line:
 * `TypeError: no price   src/order.ts:12`. What libraries and Node.js throw and catch among themselves tells nothing.
 */
export function thrownLines(stacks: readonly string[]): readonly string[] {
  const lines = stacks.flatMap((stack) => {
    const location = throwLocation({ stack })
    return location === undefined ? [] : [`${firstLine(stack)}   ${location}`]
  })
  return [...new Set(lines)].slice(-maxLines)
}

function firstLine(stack: string): string {
  const [first = ''] = stack.split('\n', 1)
  return first.length > maxLength ? `${first.slice(0, maxLength)}…` : first
}
