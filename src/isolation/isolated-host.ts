import { compiledModule } from '../compiled-module.js'
import type { AnyHandler, Runtime } from '../contract.js'
import type { HandlerHost } from '../runner/call/handler-host.js'
import type { HandlerRoom } from './handler-room.js'

/** What the processes of one check have in common. */
export interface Isolation {
  /** A file with an export, in any notation. */
  readonly handler: unknown
  readonly runtime: Runtime
  readonly module: NonNullable<Runtime['module']>
  /** Megabytes of heap. */
  readonly memory: number
  /** Milliseconds of one call. */
  readonly timeout: number
  /** Whether what the handler prints is shown. */
  readonly logs: boolean
}

/** Runs the handler in a process of its own, which is started anew when it has ended. */
export function isolatedHost(isolation: Isolation): HandlerHost {
  const module = { ...isolation.module, url: compiledModule(isolation.module.url) }
  let dropped = 0
  const isShown = (text: string): boolean => {
    if (!isolation.logs) dropped += text.trimEnd().split('\n').length
    return isolation.logs
  }
  const options = { ...isolation, module, cwd: process.cwd(), isShown }
  let room: HandlerRoom | undefined
  return {
    runtime: {
      refuses: () => undefined,
      initialize: (_initializer, request) => room!.initialize(request),
      call: (request) => room!.call(request),
    },
    load: async () => {
      // Not before: what runs its handler itself has no need of it.
      const { HandlerRoom } = await import('./handler-room.js')
      room ??= new HandlerRoom(options)
      const hasInitializer = await room.load()
      return hasInitializer ? { handler: standIn, initializer: standIn } : { handler: standIn }
    },
    turn: async () => room?.turn(),
    dropped: () => dropped,
    renew: async () => room?.renew(),
    dispose: async () => room?.close(),
  }
}

/** Stands for the handler that is elsewhere: nobody calls it. */
const standIn: AnyHandler = (_event: unknown, _context: unknown) => new Promise(() => {})
