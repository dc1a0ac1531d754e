import type { AnyHandler, CallRequest, Outcome, Runtime } from '../../src/core.js'
import { contextForCall } from './context.js'
import {
  calledBackDocument,
  namedDocument,
  platformErrors,
  safeText,
  thrownDocument,
} from './error-document.js'
import { HandlerCall, isRealPromise } from './handler-call.js'

/**
 * How FunctionGraph's Node.js runtime runs a handler (its runtimeHandler.js): two or three parameters, only real
 * promises are awaited, `callback(null, answer)` succeeds and `callback()` fails, the first settlement wins.
 *
 * `call` never rejects for what the handler does. `outcome.settlements` is counted on: what settles after the call
 * has ended is dropped as on the platform, yet appears in the count when it is read again later.
 */
export const nodeRuntime: Runtime = {
  refuses,
  initialize,
  call,
  module: { url: new URL('./node-runtime.js', import.meta.url).href, export: 'nodeRuntime' },
}

/** The text of the platform's FunctionLoadError for a function that it does not load; undefined when it does. */
function refuses(handler: AnyHandler): string | undefined {
  if (typeof handler !== 'function') return `handler expect to be a function, but received ${typeof handler}`
  try {
    const { length } = handler
    if (length === 2 || length === 3 || isTestDouble(handler)) return undefined
    return `handler expect to have 2 or 3 parameters, but received ${length}`
  } catch (error) {
    // A proxy may refuse.
    return `handler expect to have 2 or 3 parameters, but asking it for them throws ${safeText(error)}`
  }
}

/** Mocks of vitest, jest, sinon and node:test take any arguments and report a length of 0. */
function isTestDouble(handler: AnyHandler): boolean {
  return 'mock' in handler || '_isMockFunction' in handler || 'callCount' in handler
}

function call(request: CallRequest): Promise<Outcome>
function call(request: CallRequest, settled?: (outcome: Outcome) => void): Promise<Outcome> | undefined
function call(request: CallRequest, settled?: (outcome: Outcome) => void): Promise<Outcome> | undefined {
  // Rejects for a wrong override of the context only: the handler's own errors never come out of `run`.
  if (settled === undefined) return new Promise((resolve) => start(request, resolve))
  start(request, settled)
  return undefined
}

function start(request: CallRequest, settled: (outcome: Outcome) => void): void {
  const reason = refuses(request.handler)
  if (reason !== undefined) settled(notLoaded(request, reason))
  else {
    const context = contextForCall(request.context, request.requestId, request.timeout)
    new HandlerCall(request, context, settled).run()
  }
}

function notLoaded(request: CallRequest, reason: string): Outcome {
  const context = contextForCall(request.context, request.requestId, request.timeout)
  return {
    kind: 'not-loaded',
    text: namedDocument('FunctionLoadError', reason, platformErrors.entry),
    error: reason,
    errorCode: platformErrors.entry.code,
    settlements: 0,
    unhandledRejections: [],
    logs: context.logs,
    secrets: { ...context.secrets },
    requestId: request.requestId,
    duration: 0,
  }
}

/** Runs `initializer(context, callback)` as the platform does before the first call; the error text, or undefined. */
async function initialize(
  initializer: AnyHandler,
  request: Omit<CallRequest, 'handler' | 'event'>,
): Promise<string | undefined> {
  const kind = platformErrors.initialization
  const received = typeof initializer === 'function' ? initializer.length : `a ${typeof initializer}`
  if (received !== 2 && !(typeof initializer === 'function' && isTestDouble(initializer))) {
    const reason = `initializer expect to have 2 parameters, but received ${received}`
    return namedDocument('FunctionConfigError', reason, kind)
  }
  const context = contextForCall(request.context, request.requestId, request.timeout)
  return new Promise((resolve) => {
    const late = `initializer did not settle within ${request.timeout} ms`
    const cancel = request.startTimer(() => resolve(namedDocument('TimeoutError', late, kind)))
    const settle = (text: string | undefined): void => {
      cancel()
      resolve(text)
    }
    const callback = (error: unknown = {}): void =>
      settle(error ? calledBackDocument(error, kind) : undefined)
    try {
      const result = initializer(context, callback)
      if (isRealPromise(result)) {
        result.then(
          () => settle(undefined),
          (error) => settle(thrownDocument(error, kind)),
        )
      }
    } catch (error) {
      settle(thrownDocument(error, kind))
    }
  })
}
