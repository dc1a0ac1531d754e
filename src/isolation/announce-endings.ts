import { withoutOwnFrames } from '../own-frames.js'
import { errorLine } from '../report/error-line.js'
import { currentSink, type StraySink } from '../runner/call/stray-errors.js'
import { say } from './child-channel.js'

/**
 * Says of each way in which a handler can end its own process where it did so, before it happens.
 * What a handler would do to the process that runs the check is refused.
 */
export function announceEndings(idOf: (sink: StraySink | undefined) => number | undefined): void {
  const { exit, abort, kill, ppid, pid } = process

  function announce(how: string, caller: (...args: never[]) => unknown): void {
    const place: { stack?: string } = {}
    Error.captureStackTrace(place, caller)
    const id = idOf(currentSink())
    say({
      type: 'ending',
      how,
      stack: withoutOwnFrames(place.stack ?? ''),
      ...(id === undefined ? {} : { id }),
    })
  }

  process.exit = function exitAnnounced(code?: number | string | null): never {
    announce(`it called process.exit(${code ?? ''})`, exitAnnounced)
    return exit.call(process, code)
  }
  process.abort = function abortAnnounced(): never {
    announce('it called process.abort()', abortAnnounced)
    return abort.call(process)
  }
  process.kill = function killAnnounced(target: number, signal?: string | number): true {
    if (target === ppid) {
      throw Object.assign(new Error('kill EPERM: this process runs the check'), { code: 'EPERM' })
    }
    if (target === pid && signal !== 0) {
      announce(`it sent itself the signal ${signal ?? 'SIGTERM'}`, killAnnounced)
    }
    return kill.call(process, target, signal)
  }
  // Of a call they are faults of that call, and come to no listener.
  process.on('uncaughtException', (reason) => end('it threw an exception that nobody caught', reason))
  process.on('unhandledRejection', (reason) => end('a promise of it rejected and nobody handled it', reason))

  function end(what: string, reason: unknown): never {
    const { stack } = (reason ?? {}) as { stack?: unknown }
    const frames = typeof stack === 'string' ? withoutOwnFrames(stack) : ''
    say({ type: 'ending', how: `${what}, outside of any call: ${errorLine(reason)}`, stack: frames })
    console.error(reason)
    return exit.call(process, 1)
  }
}
