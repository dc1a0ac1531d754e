import type { CallRequest, Outcome, Runtime } from '../../contract.js'
import { openHandlerWorld, restoreBuiltIns, restorePromises } from './built-in-watch.js'
import { now } from './real-time.js'

/**
 * A runtime for event sources of one's own: calls `handler(event, context)`, synchronous or not, takes any
 * result, and sends it on as text (a string as it is, anything else as JSON).
 */
export const plainRuntime: Runtime = {
  refuses: () => undefined,
  initialize: initializePlain,
  call: callPlain,
  module: { url: new URL('./plain-runtime.js', import.meta.url).href, export: 'plainRuntime' },
}

type Ending = Pick<Outcome, 'kind' | 'text'> & Partial<Pick<Outcome, 'via' | 'result' | 'error'>>

function callPlain(request: CallRequest): Promise<Outcome>
function callPlain(request: CallRequest, settled?: (outcome: Outcome) => void): Promise<Outcome> | undefined
function callPlain(request: CallRequest, settled?: (outcome: Outcome) => void): Promise<Outcome> | undefined {
  if (settled === undefined) return new Promise((resolve) => void callInto(request, resolve))
  void callInto(request, settled)
  return undefined
}

/** Hands the outcome over: a promise of it would ask it for `then`, which the handler may have given to all objects. */
async function callInto(request: CallRequest, settled: (outcome: Outcome) => void): Promise<void> {
  const start = now()
  await settle(
    request,
    () => request.handler(request.event, request.context ?? {}),
    (ending) =>
      settled({
        ...ending,
        settlements: ending.kind === 'timed-out' ? 0 : 1,
        unhandledRejections: [],
        logs: [],
        secrets: {},
        requestId: request.requestId,
        duration: now() - start,
      }),
  )
}

function initializePlain(
  initializer: CallRequest['handler'],
  request: Omit<CallRequest, 'handler' | 'event'>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    void settle(
      request,
      () => initializer(request.context ?? {}),
      (ending) => resolve(problemOf(ending, request.timeout)),
    )
  })
}

function problemOf({ kind, text }: Ending, timeout: number): string | undefined {
  if (kind === 'timed-out') return `the initializer did not settle within ${timeout} ms`
  return kind === 'failed' ? `the initializer failed: ${text}` : undefined
}

/** Awaits, and calls no `then`, which the handler may have replaced. */
async function settle(
  request: Pick<CallRequest, 'startTimer'>,
  step: () => unknown,
  ended: (ending: Ending) => void,
): Promise<void> {
  let isOver = false
  const end = (ending: Ending): void => {
    if (isOver) return
    isOver = true
    restoreBuiltIns()
    ended(ending)
  }
  const cancel = request.startTimer(() => end({ kind: 'timed-out', text: '' }))
  try {
    openHandlerWorld()
    const promise = step()
    restorePromises()
    const result = await promise
    end(answered(result))
  } catch (error) {
    end(failed(error))
  }
  cancel()
}

function answered(result: unknown): Ending {
  try {
    const text = typeof result === 'string' ? result : (JSON.stringify(result) ?? '')
    return { kind: 'answered', via: 'promise', result, text }
  } catch (error) {
    return { kind: 'failed', via: 'serialise', text: '', error }
  }
}

function failed(error: unknown): Ending {
  return { kind: 'failed', via: 'throw', text: textOf(error), error }
}

function textOf(error: unknown): string {
  try {
    return String(error)
  } catch {
    return ''
  }
}
