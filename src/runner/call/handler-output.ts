import process from 'node:process'
import { format, inspect } from 'node:util'
import type { CheckOptions } from '../../check-options.js'
import type { LogRecord, Outcome } from '../../contract.js'
import { withOwnBuiltIns } from './built-in-watch.js'
import { currentSink } from './stray-errors.js'

/** Lines of one call that are kept, and characters of one of them: a handler may print without end. */
const maxRecords = 100
const maxLength = 4000

/** What a console writes lines with; its other methods call these. */
const methods = ['log', 'info', 'debug', 'warn', 'error', 'dir'] as const
type Method = (typeof methods)[number]
type Write = NodeJS.WriteStream['write']

const patched: (() => void)[] = []
let watchers = 0
/** A method of the console that is passed on writes to a stream that is watched too. */
let isPassing = false

/**
 * Takes what calls of handlers print, on the console and on the streams of this process, until the returned function is
 * called. It goes to the call that printed it, which says whether it is shown as well; all other output is as before.
 */
export function watchOutput(): () => void {
  watchers += 1
  if (watchers === 1) takeOver()
  let watching = true
  return () => {
    if (!watching) return
    watching = false
    watchers -= 1
    if (watchers === 0) for (const giveBack of patched.splice(0)) giveBack()
  }
}

/** What a handler prints is shown where the author asks for it, or looks at one event alone. */
export function showsOutput({ logs, replay }: CheckOptions): boolean {
  return logs ?? replay !== undefined
}

/** Adds what a call printed to its lines, within their limits. */
export function keepPrinted(lines: LogRecord[], level: string, text: string): void {
  if (lines.length >= maxRecords) return
  lines.push({ level, text: text.length > maxLength ? `${text.slice(0, maxLength)}…` : text })
}

/** The outcome with what the call printed; its getters stay alive. */
export function withPrinted(outcome: Outcome, lines: readonly LogRecord[]): Outcome {
  if (lines.length === 0) return outcome
  const logs = [...outcome.logs.filter((line) => !lines.includes(line)), ...lines]
  return Object.defineProperties({} as Outcome, {
    ...Object.getOwnPropertyDescriptors(outcome),
    settlements: settlementsOf(outcome),
    logs: { value: logs, enumerable: true, configurable: true },
  })
}

/** A call may settle once more after it is over, and whoever holds a copy of its outcome must see that too. */
export function settlementsOf(outcome: Outcome): PropertyDescriptor {
  return { get: () => outcome.settlements, enumerable: true, configurable: true }
}

function takeOver(): void {
  for (const name of methods) watchMethod(name)
  watchStream(process.stdout, 'stdout')
  watchStream(process.stderr, 'stderr')
}

function watchMethod(name: Method): void {
  const console = globalThis.console as Record<Method, (...values: unknown[]) => void>
  const original = console[name]
  const watching = (...values: unknown[]): void => withOwnBuiltIns(() => print(values))
  const print = (values: unknown[]): void => {
    const isShown =
      currentSink()?.printed(name, name === 'dir' ? inspect(values[0]) : format(...values)) ?? true
    if (!isShown && !isMock(original)) return
    const before = isPassing
    isPassing = true
    try {
      original.apply(console, values)
    } finally {
      isPassing = before
    }
  }
  // One that is frozen keeps its methods.
  Reflect.set(console, name, watching)
  patched.push(() => {
    // Who has replaced it meanwhile gives it back, and then it does as the original.
    if (console[name] === watching) Reflect.set(console, name, original)
  })
}

/** The author's own mock is to see what the handler prints, and decides itself what is shown. */
function isMock(method: object): boolean {
  return 'mock' in method || 'isSinonProxy' in method
}

function watchStream(stream: NodeJS.WriteStream, level: string): void {
  const original = stream.write
  const watching = ((chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean =>
    withOwnBuiltIns(() => write(chunk, encoding, callback))) as Write
  const write = (chunk: string | Uint8Array, encoding: unknown, callback: unknown): boolean => {
    const sink = isPassing ? undefined : currentSink()
    const isShown = sink?.printed(level, textOf(chunk)) ?? true
    if (isShown) return original.call(stream, chunk, encoding as never, callback as never)
    const done = typeof encoding === 'function' ? encoding : callback
    if (typeof done === 'function') queueMicrotask(() => done())
    return true
  }
  Reflect.set(stream, 'write', watching)
  patched.push(() => {
    if (stream.write === watching) Reflect.set(stream, 'write', original)
  })
}

function textOf(chunk: string | Uint8Array): string {
  const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
  return text.replace(/\n$/, '')
}
