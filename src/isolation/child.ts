import type { AnyHandler, LogRecord, Outcome, Runtime } from '../contract.js'
import { ContractError } from '../errors.js'
import { enterWorld, watchBuiltIns, worldOf } from '../runner/call/built-in-watch.js'
import { keepPrinted, watchOutput, withPrinted } from '../runner/call/handler-output.js'
import { loadHandler } from '../runner/call/load-handler.js'
import { inheritedNames, withoutPollution } from '../runner/call/prototype-watch.js'
import { nextTurn } from '../runner/call/real-time.js'
import { settleBy } from '../runner/call/settle-by.js'
import {
  keepListening,
  runAttributed,
  type StraySink,
  watchStrayErrors,
} from '../runner/call/stray-errors.js'
import { watchThrown, withThrown } from '../runner/call/thrown-errors.js'
import { createWatchdog } from '../runner/call/watchdog.js'
import { announceEndings } from './announce-endings.js'
import { listen, say } from './child-channel.js'
import type { ChildRequest, RequestOfCall } from './messages.js'
import { outcomeWriter } from './portable-outcome.js'
import { type Portable, portable } from './portable-value.js'
import { revive } from './revive-value.js'
import { startGuard } from './start-guard.js'

/* The process of an isolated handler: it does what it is asked to do, and says what came of it. */

type RequestOf<T extends ChildRequest['type']> = Extract<ChildRequest, { readonly type: T }>

/** A call whose later settlements are told. */
interface WatchedCall extends StraySink {
  readonly id: number
  outcome: Outcome | undefined
  settlements: number
  /** What it printed. */
  readonly lines: LogRecord[]
}

/** Characters of an answer whose transfer is not to count against the limit of its call. */
const longText = 50_000
/** Calls that are watched after they are over. */
const maxWatched = 64

// Taken at import: a handler may replace them.
const exit = process.exit.bind(process)
const { stringify } = JSON
const watchdog = createWatchdog()
const writeOutcome = outcomeWriter()
watchBuiltIns()
const world = worldOf(watchdog)
const watched: WatchedCall[] = []
let runtime: Runtime
let handler: AnyHandler
let initializer: AnyHandler | undefined
let contextText: string | undefined
let contextRead: object | undefined

// Ctrl-C reaches every process of a terminal: the one that started this reports, and ends it.
process.on('SIGINT', () => {})
announceEndings((sink) => (sink as WatchedCall | undefined)?.id)
await watchStrayErrors()
watchOutput()
listen(
  (request) => {
    answer(request).catch((error: unknown) => fail(error, request))
  },
  () => exit(0),
)

async function answer(request: ChildRequest): Promise<void> {
  switch (request.type) {
    case 'load':
      return await load(request)
    case 'initialize':
      return await initialize(request)
    case 'call':
      return await call(request)
    case 'turn':
      return await turn()
  }
}

async function load(request: RequestOf<'load'>): Promise<void> {
  const { url, export: name } = request.runtime
  startGuard(request.memory)
  runtime = ((await import(url)) as Record<string, Runtime>)[name]!
  const loaded = await loadHandler(request.handler)
  handler = loaded.handler!
  initializer = loaded.initializer
  say({ type: 'loaded', hasInitializer: initializer !== undefined })
}

async function initialize(request: RequestOf<'initialize'>): Promise<void> {
  const problem = await runtime.initialize?.(initializer!, partsOf(request))
  say({ type: 'initialized', ...(problem === undefined ? {} : { problem }) })
}

function call(request: RequestOf<'call'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const watching = watch(request.id)
    const parts = { handler, event: revive(request.event), ...partsOf(request) }
    const endWatch = request.tellsThrown === true ? watchThrown() : undefined
    const inherited = inheritedNames()
    const leave = enterWorld(world, undefined)
    const settle = (ended: Outcome): void => {
      if (!leave()) return
      keepListening()
      const outcome = withThrown(withoutPollution(ended, inherited), endWatch?.())
      tell(watching, withPrinted(outcome, watching.lines))
      resolve()
    }
    const promise = runAttributed(watching, runtime.call, parts, settle)
    keepListening()
    if (promise !== undefined) void settleBy(promise, settle, reject)
  })
}

function tell(watching: WatchedCall, outcome: Outcome): void {
  const { id } = watching
  watching.outcome = outcome
  watching.settlements = outcome.settlements
  if (outcome.kind === 'failed' || outcome.text?.length > longText) say({ type: 'over', id })
  say({ type: 'outcome', id, outcome: writeOutcome(outcome) })
}

function partsOf({ timeout, patience, requestId, context }: RequestOfCall) {
  return {
    timeout,
    requestId,
    startTimer: (callback: () => void) => watchdog.start(patience ?? timeout, callback),
    ...(context === undefined ? {} : { context: contextOf(context) }),
  }
}

/** One object for equal contexts: a runtime may remember what it has checked. */
function contextOf(context: Portable): object {
  const text = stringify(context)
  if (text !== contextText) {
    contextRead = revive(context) as object
    contextText = text
  }
  return contextRead!
}

function watch(id: number): WatchedCall {
  const watching: WatchedCall = {
    id,
    outcome: undefined,
    settlements: 0,
    lines: [],
    rejected: (reason) => say({ type: 'rejected', id, reason: portable(reason) }),
    crashed: (reason) => say({ type: 'crashed', id, reason: portable(reason) }),
    died: () => {},
    printed(level, text) {
      keepPrinted(watching.lines, level, text)
      return true
    },
    isRunning: () => watching.outcome === undefined,
  }
  if (watched.push(watching) > maxWatched) watched.shift()
  return watching
}

async function turn(): Promise<void> {
  await nextTurn()
  for (const one of watched) {
    if (one.outcome === undefined || one.outcome.settlements === one.settlements) continue
    one.settlements = one.outcome.settlements
    say({ type: 'settled', id: one.id, settlements: one.settlements })
  }
  say({ type: 'turned' })
}

function fail(error: unknown, request: ChildRequest): void {
  const code = error instanceof ContractError ? error.code : undefined
  say({
    type: 'failed',
    failure: { ...(code === undefined ? {} : { code }), error: portable(error) },
    ...(request.type === 'call' ? { id: request.id } : {}),
  })
}
