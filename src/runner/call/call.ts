import type { CheckOptions } from '../../check-options.js'
import type { AnyHandler, CallRequest, Outcome, Runtime } from '../../contract.js'
import { copyJson } from '../../copy-json.js'
import { InvalidOptionError } from '../../errors.js'
import { enterNothing, enterWorld, type HandlerWorld, worldOf } from './built-in-watch.js'
import type { CallGuard } from './call-guard.js'
import type { CallRecord } from './call-record.js'
import { settlementsOf, withPrinted } from './handler-output.js'
import { lockedError } from './locked-error.js'
import { inheritedNames, withoutPollution } from './prototype-watch.js'
import { now } from './real-time.js'
import { settleBy } from './settle-by.js'
import { keepListening, runAttributed } from './stray-errors.js'
import { watchThrown, withThrown } from './thrown-errors.js'
import type { Watchdog } from './watchdog.js'

/** What is counted of all calls of a check. */
export interface CallCounter {
  calls: number
  requests: number
  /** Lines that handlers printed and nobody was shown. */
  dropped: number
  /** What the handler has replaced in this process; absent where that is nothing. */
  replaced?: HandlerWorld
}

/** What the calls of one check have in common. */
export interface Caller<E> {
  readonly runtime: Runtime
  readonly options: CheckOptions<E>
  readonly watchdog: Watchdog
  /** Absent where the handler runs in another process. */
  readonly guard?: CallGuard
  /** The handler that was given; not used where `create` makes one. */
  readonly handler: AnyHandler | undefined
  /** The limit of one call in milliseconds. */
  readonly timeout: number
  /** Why the module's initializer failed; then no call reaches the handler. */
  readonly initializationError?: string
  readonly counter: CallCounter
  /** Resolves when what the calls so far have left to be done at once is done, and told to their records. */
  readonly turn: () => Promise<void>
  /** Gives the handler a process of its own anew, where it has one: one that served no event yet. */
  readonly renew?: () => Promise<void>
}

/** What one call may ask for besides the event. */
export interface CallExtras {
  /** Of an earlier delivery; default: a new one. */
  readonly requestId?: string
  /** Milliseconds for which it is waited for at most, less than the limit that the handler is told. */
  readonly patience?: number
  readonly handler?: AnyHandler
  /** The hooks surround a whole sequence of deliveries then, not each call. */
  readonly withoutHooks?: boolean
  /** Whether the outcome is to tell what was thrown, as far as the engine can be asked. */
  readonly tellsThrown?: true
}

const noExtras: CallExtras = {}

/**
 * Calls the handler once with a copy of the event, between the author's hooks.
 * Rejects only with what a hook or `create` of the author's threw.
 */
export function callHandler<E>(
  caller: Caller<E>,
  record: CallRecord<E>,
  extras: CallExtras = noExtras,
): Promise<Outcome> {
  const { beforeEvent, afterEvent } = caller.options
  const hasHooks = beforeEvent !== undefined || afterEvent !== undefined
  // No promise more than there must be: while errors are attributed, one costs as much as a small event.
  return hasHooks && extras.withoutHooks !== true
    ? callBetweenHooks(caller, record, extras)
    : callAlone(caller, record, extras)
}

async function callBetweenHooks<E>(
  caller: Caller<E>,
  record: CallRecord<E>,
  extras: CallExtras,
): Promise<Outcome> {
  const { beforeEvent, afterEvent } = caller.options
  if (beforeEvent !== undefined) await beforeEvent(copyJson(record.event))
  const outcome = await callAlone(caller, record, extras)
  if (afterEvent !== undefined) await afterEvent(copyJson(record.event))
  return outcome
}

/** The handler for one call: fresh from `create`, or the one that was given. */
export function handlerOf<E>(caller: Caller<E>): AnyHandler {
  const { create } = caller.options
  if (create === undefined) return caller.handler!
  const made = create()
  if (typeof made !== 'function') {
    throw new InvalidOptionError(
      `create returned ${made === null ? 'null' : typeof made}, not a handler function`,
      {
        where: 'the option create',
      },
    )
  }
  return made
}

/** Settles when the runtime says so, or at once when an exception that nobody caught ends the process. */
function callAlone<E>(caller: Caller<E>, record: CallRecord<E>, extras: CallExtras): Promise<Outcome> {
  const { runtime, guard, counter, initializationError } = caller
  const requestId = extras.requestId ?? nextRequestId(counter)
  counter.calls += 1
  if (initializationError !== undefined)
    return Promise.resolve(notInitialized(initializationError, requestId))
  return new Promise((resolve, reject) => {
    const request = new Request(caller, record, extras, requestId)
    // Of a handler in another process that process looks.
    const endWatch = extras.tellsThrown === true && guard !== undefined ? watchThrown() : undefined
    const start = now()
    const inherited = inheritedNames()
    const world = guard === undefined ? undefined : worldOf(extras.handler ?? worldKey(caller))
    const settle = (ended: Outcome): void => {
      if (!leave()) return
      keepListening()
      if (world !== undefined && world.locked > 0) reject(lockedError(record.event))
      if (world?.dirty === true || (world !== undefined && 'frozenBy' in world)) counter.replaced = world
      const outcome = withThrown(withoutPollution(ended, inherited), endWatch?.())
      if (record.end !== undefined) guard?.end()
      record.end = undefined
      resolve(straysOf(record) === 0 ? withPrinted(outcome, record.lines) : withStrays(outcome, record))
    }
    record.end = (outcome) => settle({ ...outcome, requestId, duration: now() - start })
    guard?.begin(request.timeout, record.event)
    const leave = world === undefined ? enterNothing() : enterWorld(world, record.event)
    const fail = (error: unknown): void => {
      leave()
      endWatch?.()
      reject(error)
    }
    try {
      const promise = runAttributed(record, runtime.call, request, settle)
      if (guard !== undefined) keepListening()
      if (promise !== undefined) void settleBy(promise, settle, fail)
    } catch (error) {
      fail(error)
    }
  })
}

/** Whose changes of the process these are: the handler's, or those of all that `create` makes. */
export function worldKey<E>({ handler, options }: Pick<Caller<E>, 'handler' | 'options'>): object {
  return handler ?? options
}

/** What a runtime is asked; a class for the reason that {@link CallRecord} is one. */
class Request<E> implements CallRequest {
  readonly handler: AnyHandler
  readonly event: unknown
  readonly timeout: number
  readonly requestId: string
  readonly startTimer: CallRequest['startTimer']
  declare readonly context?: object
  declare readonly patience?: number
  declare readonly tellsThrown?: true

  constructor(caller: Caller<E>, record: CallRecord<E>, extras: CallExtras, requestId: string) {
    const { context } = caller.options
    const { patience, tellsThrown } = extras
    this.handler = extras.handler ?? handlerOf(caller)
    this.event = copyJson(record.event)
    this.timeout = caller.timeout
    this.requestId = requestId
    this.startTimer = timerOf(caller.watchdog, patience ?? caller.timeout)
    if (context !== undefined) this.context = context
    if (patience !== undefined) this.patience = patience
    if (tellsThrown === true) this.tellsThrown = true
  }
}

interface KnownTimer {
  readonly timeout: number
  readonly start: CallRequest['startTimer']
}

/** The timer that was asked for last: nearly all calls of a check have the same limit. */
const knownTimers = new WeakMap<Watchdog, KnownTimer>()

function timerOf(watchdog: Watchdog, timeout: number): CallRequest['startTimer'] {
  let known = knownTimers.get(watchdog)
  if (known?.timeout !== timeout) {
    known = { timeout, start: (callback) => watchdog.start(timeout, callback) }
    knownTimers.set(watchdog, known)
  }
  return known.start
}

/** How many errors a call has let go astray, the end of its process among them. */
export function straysOf<E>({ rejections, exceptions, death }: CallRecord<E>): number {
  return rejections.length + exceptions.length + (death === undefined ? 0 : 1)
}

/** The outcome with the errors that went astray, also after it, and what was printed; its getters stay alive. */
export function withStrays<E>(outcome: Outcome, record: CallRecord<E>): Outcome {
  const { rejections, exceptions, death, lines } = record
  const copy = Object.defineProperties({} as Outcome, {
    ...Object.getOwnPropertyDescriptors(withPrinted(outcome, lines)),
    settlements: settlementsOf(outcome),
  })
  const define = (name: keyof Outcome, value: unknown): void => {
    Object.defineProperty(copy, name, { value, enumerable: true, configurable: true })
  }
  define('unhandledRejections', [...rejections])
  if (exceptions.length > 0) define('uncaughtExceptions', [...exceptions])
  if (death !== undefined) {
    define('death', death.how)
    // Of a call that was over its own error stays, if it had one.
    if (copy.error === undefined) define('error', death.error)
  }
  return copy
}

/** How a call ends whose module's initializer failed. */
export function notInitialized(error: string, requestId: string): Outcome {
  return {
    kind: 'not-loaded',
    text: error,
    error: new Error(error),
    settlements: 0,
    unhandledRejections: [],
    logs: [],
    secrets: {},
    requestId,
    duration: 0,
  }
}

/** 32 hex digits that look like no counter, yet depend on nothing but the number of requests so far. */
export function nextRequestId(counter: { requests: number }): string {
  counter.requests += 1
  const n = counter.requests
  return (
    hex8(Math.imul(n, 0x9e3779b1)) + hex8(Math.imul(n, 0x85ebca6b)) + hex8(Math.imul(n, 0xc2b2ae35)) + hex8(n)
  )
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex8(bits: number): string {
  return (
    hexOfByte[bits >>> 24]! +
    hexOfByte[(bits >>> 16) & 255] +
    hexOfByte[(bits >>> 8) & 255] +
    hexOfByte[bits & 255]
  )
}
