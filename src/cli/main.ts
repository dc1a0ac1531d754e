import { InvalidOptionError } from '../errors.js'
import { mostBytes, tooLong } from '../read-bytes.js'
import type { CliIo, HeldOutput } from './cli-io.js'
import { isFileOrPipe, outputWriter } from './output-writer.js'
import type { Program } from './program.js'
import { runProgram } from './run-program.js'

type Stream = NodeJS.WriteStream

/**
 * Runs the command line of a process and ends it with the exit code.
 * Ctrl-C is left to the system (a shell sees 130) unless a command asks for it: a listener could not run while a
 * handler loops without end in this process.
 */
export async function main(program: Program, process: NodeJS.Process): Promise<void> {
  const code = await runProgram(program, process.argv.slice(2), processIo(process))
  // A handler may have left timers and connections that would keep the process alive.
  exit(process, code)
}

/** Of a process that a handler has frozen, Node.js cannot do what it does at an end. */
function exit(process: NodeJS.Process, code: number): void {
  try {
    process.exit(code)
  } catch (error) {
    if (Object.isExtensible(process)) throw error
    ;(process as NodeJS.Process & { reallyExit(code: number): never }).reallyExit(code)
  }
}

function processIo(process: NodeJS.Process): CliIo {
  const { env } = process
  const direct = process.platform !== 'win32'
  const out = outputWriter({ descriptor: 1, stream: () => process.stdout, direct, mustArrive: true })
  // Of stderr nobody could be told.
  const err = outputWriter({ descriptor: 2, stream: () => process.stderr, direct, mustArrive: false })
  return {
    out: out.write,
    err: err.write,
    isClosed: out.isClosed,
    readInput: () => readAll(process.stdin),
    get color() {
      return wantsColor(process)
    },
    get width() {
      return isTerminal(process, 'stdout') ? process.stdout.columns : undefined
    },
    get showProgress() {
      return env.CI === undefined && env.TERM !== 'dumb' && isTerminal(process, 'stderr')
    },
    ...(env.GITHUB_ACTIONS === 'true'
      ? { github: { stepSummary: env.GITHUB_STEP_SUMMARY, folder: process.cwd() } }
      : {}),
    holdOutput: (to) => {
      out.bind()
      err.bind()
      const { stdout, stderr } = process
      return holdOutput([stdout, stderr], to === 'nowhere' ? undefined : stderr.write.bind(stderr))
    },
    onInterrupt: (callback) => {
      process.once('SIGINT', callback)
      return () => process.removeListener('SIGINT', callback)
    },
    onSuddenEnd: (explain) => onSuddenEnd(process, err.write, explain),
  }
}

function isTerminal(process: NodeJS.Process, name: 'stdout' | 'stderr'): boolean {
  return !isFileOrPipe(name === 'stdout' ? 1 : 2) && process[name].isTTY === true
}

async function readAll(stdin: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Uint8Array))
    bytes += (chunk as Uint8Array).length
    if (bytes > mostBytes)
      throw new InvalidOptionError(`stdin cannot be read: ${tooLong(bytes, mostBytes).message}`)
  }
  return Buffer.concat(chunks)
}

/** FORCE_COLOR wins over NO_COLOR, as in Node.js itself; then a terminal decides. */
function wantsColor(process: NodeJS.Process): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  return TERM !== 'dumb' && isTerminal(process, 'stdout')
}

function holdOutput(streams: readonly Stream[], forward: Stream['write'] | undefined): HeldOutput {
  let dropped = 0
  const releases = streams.map((stream) => {
    const { write } = stream
    stream.write = ((chunk: string | Uint8Array, encoding?: unknown, callback?: unknown) => {
      const done = typeof encoding === 'function' ? encoding : callback
      if (forward !== undefined) return forward(chunk, done as () => void)
      dropped += linesOf(chunk)
      if (typeof done === 'function') queueMicrotask(() => done())
      return true
    }) as Stream['write']
    return () => {
      stream.write = write
    }
  })
  return { dropped: () => dropped, release: () => releases.forEach((release) => void release()) }
}

function linesOf(chunk: string | Uint8Array): number {
  const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1')
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length
}

function onSuddenEnd(
  process: NodeJS.Process,
  write: (text: string) => unknown,
  explain: () => string,
): () => void {
  let isOver = false
  const tell = (): void => {
    if (isOver) return
    // A handler that calls process.exit(0) must not pass for one that keeps its contract.
    process.exitCode = 1
    write(explain())
  }
  process.on('exit', tell)
  return () => {
    isOver = true
    // The listeners of a frozen process stay where they are.
    if (Object.isExtensible(process)) process.removeListener('exit', tell)
  }
}
