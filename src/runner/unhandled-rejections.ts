import { AsyncLocalStorage } from 'node:async_hooks'
import { nextTurn } from './real-time.js'

/** Where the rejections of one call are collected. */
export interface RejectionSink {
  /** Called for each rejection that nobody handled, however late. */
  readonly rejected: (reason: unknown) => void
}

type RejectionListener = (reason: unknown, promise: Promise<unknown>) => void

const currentCall = new AsyncLocalStorage<RejectionSink>()
let watchers = 0
let displaced: RejectionListener[] = []
/** The call that ran last, for versions of Node.js that report a rejection outside of its context. */
let lastCall: RejectionSink | undefined
let contextKept: boolean | undefined
let probing: Promise<void> | undefined
const probeSink: RejectionSink = { rejected: () => {} }
const probeReason = new Error('a rejection that tells whether its context is kept')

/** Runs one step of a call, so that every rejection it leaves behind is attributed to `sink`. */
export function runAttributed<A, R>(sink: RejectionSink, step: (argument: A) => R, argument: A): R {
  lastCall = sink
  return currentCall.run(sink, step, argument)
}

/**
 * Takes over the process's `unhandledRejection` listeners (a test runner's listener would fail the run without
 * naming the event) until the returned function is called. Rejections of others are handed on to them.
 */
export async function watchRejections(): Promise<() => void> {
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

/** Whether a rejection is reported in the context of its call; where not, each call needs a turn of its own. */
export function attributesLateRejections(): boolean {
  return contextKept === true
}

function takeOver(): void {
  displaced = process.listeners('unhandledRejection') as RejectionListener[]
  for (const listener of displaced) process.removeListener('unhandledRejection', listener)
  process.on('unhandledRejection', receive)
}

function giveBack(): void {
  process.removeListener('unhandledRejection', receive)
  for (const listener of displaced) process.on('unhandledRejection', listener)
  displaced = []
  lastCall = undefined
  // An enabled storage slows down every promise of the process.
  currentCall.disable()
}

function receive(reason: unknown, promise: Promise<unknown>): void {
  const store = currentCall.getStore()
  if (reason === probeReason) {
    contextKept = store === probeSink
    return
  }
  const sink = store ?? (contextKept === false ? lastCall : undefined)
  if (sink !== undefined) sink.rejected(reason)
  else handOn(reason, promise)
}

function handOn(reason: unknown, promise: Promise<unknown>): void {
  // Without a listener Node.js would have ended the process with the reason as an uncaught exception.
  if (displaced.length === 0) throw reason
  for (const listener of displaced) listener(reason, promise)
}

async function probeContext(): Promise<void> {
  currentCall.run(probeSink, () => void Promise.reject(probeReason))
  await nextTurn()
}
