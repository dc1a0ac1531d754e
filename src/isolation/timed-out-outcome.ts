import type { AnyHandler, CallRequest, Outcome, Runtime } from '../contract.js'
import { pause } from '../runner/call/real-time.js'

/** Milliseconds that a runtime gets to say what it makes of a limit that is over. */
const answerTime = 100

const neverSettling: AnyHandler = (_event: unknown, _context: unknown) => new Promise(() => {})

/** What the runtime makes of a call that exceeds its limit: it is asked with a handler that never settles. */
export async function timedOutOutcome(runtime: Runtime, request: CallRequest): Promise<Outcome> {
  const asked = runtime.call({ ...request, handler: neverSettling, startTimer: overAtOnce })
  const outcome = await Promise.race([asked, pause(answerTime).then(() => plainOutcome(request))])
  return { ...outcome, duration: request.timeout }
}

/** What the runtime says of an initializer that exceeds its limit. */
export async function lateInitialization(
  runtime: Runtime,
  timeout: number,
  requestId: string,
): Promise<string> {
  const plain = `the initializer did not settle within ${timeout} ms`
  const asked = runtime.initialize?.(neverSettling, { timeout, requestId, startTimer: overAtOnce })
  return (await Promise.race([asked, pause(answerTime)])) ?? plain
}

function overAtOnce(callback: () => void): () => void {
  queueMicrotask(callback)
  return () => {}
}

function plainOutcome({ requestId, timeout }: CallRequest): Outcome {
  return {
    kind: 'timed-out',
    text: '',
    settlements: 0,
    unhandledRejections: [],
    logs: [],
    secrets: {},
    requestId,
    duration: timeout,
  }
}
