import { ContractError, HandlerNotFoundError, InvalidOptionError } from '../errors.js'
import type { Death } from '../runner/call/stray-errors.js'
import { throwLocation } from '../runner/call/throw-location.js'
import type { ProcessEnd } from './handler-process.js'
import type { Failure } from './messages.js'
import { revive } from './revive-value.js'

/** The end of a process as a fault of a call: an error with the stack of the handler, where that is known. */
export function deathOf({ how, stack }: ProcessEnd): Death {
  const error = new Error(how)
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  error.stack = [`Error: ${how}`, ...frames].join('\n')
  return { how, error }
}

/** What to say of a handler whose process ended, or blocked, before it was loaded. */
export function unstartable(handler: unknown, { how, stack }: ProcessEnd): HandlerNotFoundError {
  const file = typeof handler === 'string' ? handler : (handler as { file?: string }).file
  return new HandlerNotFoundError(`the handler's module cannot be loaded: ${how}`, {
    where: throwLocation({ stack }) ?? file ?? 'the handler',
    next: 'The platform could not load it either. What it printed is shown with logs: true, or fgc test --logs.',
  })
}

/** The error that was thrown in another process. */
export function failureError({ code, error }: Failure): Error {
  const revived = revive(error)
  const { message, cause } = (revived ?? {}) as { message?: unknown; cause?: unknown }
  const text = String(message ?? revived)
  const options = cause === undefined ? {} : { cause }
  if (code === 'HANDLER_NOT_FOUND') return new HandlerNotFoundError(text, options)
  if (code === 'INVALID_OPTION') return new InvalidOptionError(text, options)
  if (code !== undefined) return new ContractError(code, text, options)
  return revived instanceof Error ? revived : new Error(text)
}
