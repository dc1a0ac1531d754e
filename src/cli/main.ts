import { InvalidOptionError } from '../errors.js'
import { mostBytes, tooLong } from '../read-bytes.js'
import type { CliIo, HeldOutput } from './cli-io.js'
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
  process.exit(code)
}

function processIo(process: NodeJS.Process): CliIo {
  const { stdout, stderr, env } = process
  const out = writerOf(stdout, true)
  // Of stderr nobody could be told.
  const err = writerOf(stderr, false)
  return {
    out: out.write,
    err: err.write,
    isClosed: out.isClosed,
    readInput: () => readAll(process.stdin),
    color: wantsColor(stdout, env),
    width: stdout.isTTY === true ? stdout.columns : undefined,
    showProgress: stderr.isTTY === true && env.CI === undefined && env.TERM !== 'dumb',
    ...(env.GITHUB_ACTIONS === 'true'
      ? { github: { stepSummary: env.GITHUB_STEP_SUMMARY, folder: process.cwd() } }
      : {}),
    holdOutput: (to) =>
      holdOutput([stdout, stderr], to === 'nowhere' ? undefined : stderr.write.bind(stderr)),
    onInterrupt: (callback) => {
      process.once('SIGINT', callback)
      return () => process.removeListener('SIGINT', callback)
    },
    onSuddenEnd: (explain) => onSuddenEnd(process, err.write, explain),
  }
}

/** Bound now: a held stream still writes what is ours. */
function writerOf(
  stream: Stream,
  mustArrive: boolean,
): {
  readonly write: CliIo['out']
  readonly isClosed: () => boolean
} {
  let closed = false
  const write = stream.write.bind(stream)
  // Whoever awaits the text hears of what else goes wrong, such as a disk that is full.
  stream.on('error', () => {
    closed = true
  })
  return {
    isClosed: () => closed,
    // Waiting for the callback also lets the event of a broken pipe come through.
    write: (text) =>
      closed || text === ''
        ? Promise.resolve()
        : new Promise((resolve, reject) =>
            write(text, (error) => (mustArrive && isLost(error) ? reject(lost(error!)) : resolve())),
          ),
  }
}

/** A reader that goes away has read enough. */
function isLost(error: NodeJS.ErrnoException | null | undefined): boolean {
  return error !== null && error !== undefined && error.code !== 'EPIPE'
}

function lost({ message }: Error): InvalidOptionError {
  return new InvalidOptionError(`what goes to stdout is lost: ${message}`, {
    next: 'Lead it to a file that can be written.',
  })
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
function wantsColor(stream: Stream, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = env
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  return stream.isTTY === true && TERM !== 'dumb'
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
  const tell = (): void => {
    // A handler that calls process.exit(0) must not pass for one that keeps its contract.
    process.exitCode = 1
    write(explain())
  }
  process.once('exit', tell)
  return () => process.removeListener('exit', tell)
}
