import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { compiledModule } from '../compiled-module.js'
import { pause } from '../runner/call/real-time.js'
import { readLines } from './child-channel.js'
import { forwardOutput } from './forward-output.js'
import { inheritedFlags } from './inherited-flags.js'
import type { ChildMessage, ChildRequest } from './messages.js'

/** How the process of a handler is started. */
export interface ProcessOptions {
  /** Megabytes of its heap. */
  readonly memory: number
  /** Its working folder. */
  readonly cwd: string
  /** Whether a text that it prints is passed on. */
  readonly isShown: (text: string) => boolean
}

/** The end of a process that was not asked for. */
export interface ProcessEnd {
  /** In words: `it called process.exit(3)`, `it was killed by SIGSEGV`. */
  readonly how: string
  /** Where in the handler, when that is known: lines of a stack. */
  readonly stack: string
  /** The call that did it, when that is known. */
  readonly id?: number
}

/** What is told of a process as it runs. */
export interface ProcessListener {
  readonly message: (message: ChildMessage) => void
  readonly ended: (end: ProcessEnd) => void
}

/** A process in which a handler runs. */
export interface HandlerProcess {
  readonly send: (request: ChildRequest) => void
  /** Ends it at once; its listener hears of it. */
  readonly kill: () => void
  /** Lets it end, and resolves when it has, with all that it had printed. */
  readonly close: () => Promise<void>
}

/** Characters at the end of what it printed that may tell why it ended. */
const tailLength = 20_000
/** Milliseconds in which a process that may end does. */
const closingTime = 500
/** Milliseconds after its end in which what it said last is still read. */
const drainTime = 200

/** Starts a process of Node.js that waits for a handler. It does not keep this process alive. */
export function startProcess(options: ProcessOptions, listener: ProcessListener): HandlerProcess {
  const entry = fileURLToPath(compiledModule(new URL('./child.js', import.meta.url).href))
  const child = spawn(
    process.execPath,
    [...inheritedFlags(process.execArgv), `--max-old-space-size=${options.memory}`, entry],
    { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'], windowsHide: true },
  )
  const requests = child.stdio[3] as Writable
  const answers = child.stdio[4] as Readable
  const tail = forwardOutput(child, tailLength, options.isShown)
  let announced: ProcessEnd | undefined
  let isClosing = false
  const ended = endOf(child, answers)

  answers.setEncoding('utf8')
  answers.on('data', readLines(receive))
  // It may end while it is asked; its end is told by itself.
  requests.on('error', () => {})
  answers.on('error', () => {})
  unref(child)
  void ended.then((exit) => {
    for (const stream of [child.stdout, child.stderr, requests, answers]) stream?.destroy()
    if (!isClosing) listener.ended(announced ?? { how: howOf(exit, tail(), options), stack: '' })
  })

  function receive(line: string): void {
    const message = readMessage(line)
    if (message === undefined) {
      announced = { how: 'it wrote to a file descriptor that is not its own', stack: '' }
      child.kill('SIGKILL')
    } else if (message.type === 'ending') announced = message
    else listener.message(message)
  }

  return {
    send: (request) => void requests.write(`${JSON.stringify(request)}\n`),
    kill() {
      child.ref()
      child.kill('SIGKILL')
    },
    async close() {
      isClosing = true
      // Its end is waited for, also where nothing else is left to do here.
      child.ref()
      requests.end()
      await Promise.race([ended, pause(closingTime)])
      child.kill('SIGKILL')
      await ended
    },
  }
}

interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly error?: Error
}

/** Resolves when the process has ended and what it had said is read. */
function endOf(child: ChildProcess, answers: Readable): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }))
    child.once('exit', (code, signal) => {
      const finish = (): void => resolve({ code, signal })
      if (answers.readableEnded || answers.destroyed) finish()
      // A process of its own that it left behind may keep the other end open.
      else
        void Promise.race([new Promise((end) => answers.once('close', end)), pause(drainTime)]).then(finish)
    })
  })
}

function howOf({ code, signal, error }: Exit, tail: string, { memory }: ProcessOptions): string {
  if (error !== undefined) return `it could not be started: ${error.message}`
  if (/heap out of memory|array buffer allocation failed/i.test(tail) && signal !== null)
    return `it ran out of memory (${memory} MB)`
  if (signal !== null) return `it was killed by ${signal}`
  return `it ended with the exit code ${code}`
}

function readMessage(line: string): ChildMessage | undefined {
  try {
    const message = JSON.parse(line) as Partial<ChildMessage> | null
    return typeof message?.type === 'string' ? (message as ChildMessage) : undefined
  } catch {
    return undefined
  }
}

function unref(child: ChildProcess): void {
  child.unref()
  for (const stream of child.stdio) (stream as { unref?: () => void } | null)?.unref?.()
}
