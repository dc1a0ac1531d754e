import type { CheckOptions } from './check-options.js'
import type { Runtime } from './contract.js'
import { InvalidOptionError } from './errors.js'
import { isolatedHost } from './isolation/isolated-host.js'
import { type HandlerHost, localHost } from './runner/call/handler-host.js'
import { showsOutput } from './runner/call/handler-output.js'
import type { HandlerInput } from './runner/call/load-handler.js'

/** Megabytes of the heap of an isolated handler. */
const defaultMemory = 512

const byFile =
  "Name its file: { file: 'src/create-order.js', export: 'handler' } or 'src/create-order.handler'."

/** Where a check runs its handler. Throws an InvalidOptionError for a handler that cannot be isolated. */
export function hostOf(
  runtime: Runtime,
  handler: HandlerInput | undefined,
  options: CheckOptions,
  timeout: number,
): HandlerHost {
  const { isolate = false } = options
  if (isolate === false) return localHost(runtime, handler, timeout)
  demandIsolable(handler, options)
  if (runtime.module === undefined) {
    throw new InvalidOptionError("the contract's runtime cannot run in another process", {
      where: 'the option isolate',
      next: 'Give the runtime `module: { url: import.meta.url, export: … }`, or leave isolate out.',
    })
  }
  const memory = typeof isolate === 'object' ? (isolate.memory ?? defaultMemory) : defaultMemory
  return isolatedHost({
    handler,
    runtime,
    module: runtime.module,
    memory,
    timeout,
    logs: showsOutput(options),
  })
}

function demandIsolable(handler: HandlerInput | undefined, { create }: CheckOptions): void {
  if (create !== undefined) {
    throw new InvalidOptionError('the options create and isolate contradict each other', {
      next: 'create makes handlers in this process; isolate starts the handler of a file in another one.',
    })
  }
  if (typeof handler !== 'function') return
  throw new InvalidOptionError('a function cannot be isolated: another process would not find it', {
    where: 'the option isolate',
    next: byFile,
  })
}
