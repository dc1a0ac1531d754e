import type { CallRequest, Outcome, Runtime } from '../../contract.js'
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

async function callPlain(request: CallRequest): Promise<Outcome> {
  const start = now()
  const ending = await settle(request, () => request.handler(request.event, request.context ?? {}))
  return {
    ...ending,
    settlements: ending.kind === 'timed-out' ? 0 : 1,
    unhandledRejections: [],
    logs: [],
    secrets: {},
    requestId: request.requestId,
    duration: now() - start,
  }
}

async function initializePlain(
  initializer: CallRequest['handler'],
  request: Omit<CallRequest, 'handler' | 'event'>,
): Promise<string | undefined> {
  const ending = await settle(request, () => initializer(request.context ?? {}))
  if (ending.kind === 'timed-out') return `the initializer did not settle within ${request.timeout} ms`
  return ending.kind === 'failed' ? `the initializer failed: ${ending.text}` : undefined
}

function settle(request: Pick<CallRequest, 'startTimer'>, step: () => unknown): Promise<Ending> {
  return new Promise((resolve) => {
    const cancel = request.startTimer(() => resolve({ kind: 'timed-out', text: '' }))
    const finish = (ending: Ending): void => {
      cancel()
      resolve(ending)
    }
    try {
      Promise.resolve(step()).then(
        (result) => finish(answered(result)),
        (error) => finish(failed(error)),
      )
    } catch (error) {
      finish(failed(error))
    }
  })
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
