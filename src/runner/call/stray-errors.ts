import { AsyncLocalStorage, executionAsyncId } from 'node:async_hooks'
import { withOwnBuiltIns } from './built-in-watch.js'
import { nextTurn } from './real-time.js'
import { type StrayPost, strayPost } from './stray-listeners.js'

/** Where is collected what one call lets go astray: errors, and what it prints. */
export interface StraySink {
  /** Called for each rejection that nobody handled, however late. */
  readonly rejected: (reason: unknown) => void
  /** Called for each exception that nobody caught, thrown in a callback of a timer, an emitter, a stream. */
  readonly crashed: (reason: unknown) => void
  /** Called when the call ended the process in which an isolated handler runs, be it after it was over. */
  readonly died: (death: Death) => void
  /** Called with each text that it prints, however late; returns whether the text is shown as well. */
  readonly printed: (level: string, text: string) => boolean
  /** Whether its call has not settled yet. */
  readonly isRunning: () => boolean
}

/** How a process ended. */
export interface Death {
  /** In words that follow `the process ended: `. */
  readonly how: string
  /** Says the same, with the stack of the handler where it is known. */
  readonly error: Error
}

const currentCall = new AsyncLocalStorage<StraySink>()
let watchers = 0
/** The call that ran last: for what is reported outside of its context. */
let lastCall: StraySink | undefined
let contextKept: boolean | undefined
let probing: Promise<void> | undefined
const rejections = strayPost('unhandledRejection', receiveRejection, takeThrown)
const exceptions = strayPost('uncaughtException', receiveException, takeThrown)
const probeSink: StraySink = {
  rejected: () => {},
  crashed: () => {},
  died: () => {},
  printed: () => true,
  isRunning: () => false,
}
const probeReason = new Error('a rejection that tells whether its context is kept')

/** Runs one step of a call, so that every error it lets go astray is attributed to `sink`. */
export function runAttributed<A, B, R>(
  sink: StraySink,
  step: (argument: A, another?: B) => R,
  argument: A,
  another?: B,
): R {
  lastCall = sink
  return currentCall.run(sink, step, argument, another)
}

/**
 * Takes over the process's listeners for rejections that nobody handles and exceptions that nobody catches (a test
 * runner's listeners would fail the run without naming the event) until the returned function is called. What is
 * none of a call's is handed on to them.
 */
export async function watchStrayErrors(): Promise<() => void> {
  watchers += 1
  if (watchers === 1) takeOver()
  probing ??= probeContext()
  await probing
  let watching = true
  return () => {
    if (!watching) return
    watching = false
    watchers -= 1
    if (watchers === 0) giveBack()
  }
}

/**
 * Attributes nothing until {@link resumeAttribution}: for work in which no handler runs, since an enabled storage slows
 * down every promise of the process. Only right after a turn of the event loop, and only while no other turn comes:
 * nothing of a handler's is left to be done at once then, and what waits for timers and the like keeps its context.
 * Does nothing where another check may be in a call.
 */
export function restAttribution(): void {
  if (watchers === 1) currentCall.disable()
}

/** Attributes errors again after {@link restAttribution}; harmless without it. */
export function resumeAttribution(): void {
  currentCall.run(probeSink, () => {})
}

/** Runs a step that is no part of the call in whose context it comes about. */
export function runOutsideCalls<R>(step: () => R): R {
  return (currentCall as AsyncLocalStorage<StraySink | undefined>).run(undefined, step)
}

/** The call in whose context this is asked; undefined outside of any. */
export function currentSink(): StraySink | undefined {
  return currentCall.getStore()
}

/** Whether a rejection is reported in the context of its call; where not, each call needs a turn of its own. */
export function attributesLateRejections(): boolean {
  return contextKept === true
}

/**
 * Listens again where a call has removed the listeners of its process: what it lets go astray next would end it. So would
 * what a listener throws that the call has added.
 */
export function keepListening(): void {
  if (watchers === 0) return
  rejections.keep()
  exceptions.keep()
}

function takeOver(): void {
  rejections.takeOver()
  exceptions.takeOver()
}

function giveBack(): void {
  rejections.giveBack()
  exceptions.giveBack()
  lastCall = undefined
  // An enabled storage slows down every promise of the process.
  currentCall.disable()
}

function receiveRejection(reason: unknown, promise: Promise<unknown>): void {
  withOwnBuiltIns(() => takeRejection(reason, promise))
}

function takeRejection(reason: unknown, promise: Promise<unknown>): void {
  const store = currentCall.getStore()
  if (reason === probeReason) {
    contextKept = store === probeSink
    return
  }
  const sink = store ?? (contextKept === false ? lastCall : undefined)
  if (sink !== undefined) sink.rejected(reason)
  else handOn(rejections, reason, promise)
}

function receiveException(reason: unknown, origin: NodeJS.UncaughtExceptionOrigin): void {
  withOwnBuiltIns(() => takeException(reason, origin))
}

function takeException(reason: unknown, origin: NodeJS.UncaughtExceptionOrigin): void {
  const sink = currentCall.getStore() ?? callOfMicrotask()
  if (sink !== undefined) sink.crashed(reason)
  else handOn(exceptions, reason, origin)
}

/** Without a listener Node.js would have ended the process; what a listener for exceptions throws ends it. */
function handOn(post: StrayPost, reason: unknown, more: unknown): void {
  const others = post.others() as readonly ((reason: unknown, more: unknown) => void)[]
  if (others.length === 0) {
    exceptions.leave()
    throw reason
  }
  for (const listener of others) listener(reason, more)
}

/** Of what a listener throws that a call has added, no context tells whose it was. */
function takeThrown(error: unknown): void {
  const sink = currentCall.getStore() ?? lastCall
  if (sink === undefined) throw error
  withOwnBuiltIns(() => sink.crashed(error))
}

/** What a microtask throws is reported outside of every context, that of the call included. */
function callOfMicrotask(): StraySink | undefined {
  return executionAsyncId() === 0 && lastCall?.isRunning() === true ? lastCall : undefined
}

async function probeContext(): Promise<void> {
  currentCall.run(probeSink, () => void Promise.reject(probeReason))
  await nextTurn()
}
