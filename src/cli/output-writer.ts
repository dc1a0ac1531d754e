import { fstatSync, writeSync } from 'node:fs'
import { InvalidOptionError } from '../errors.js'

type Stream = NodeJS.WriteStream

/** Writes what is ours on one of the two outputs of a process. */
export interface OutputWriter {
  readonly write: (text: string) => Promise<void>
  /** Whether the reader is gone. */
  readonly isClosed: () => boolean
  /** What others make of the stream from here on does not change how ours is written. */
  readonly bind: () => void
}

/** One of the outputs of a process. */
export interface Output {
  /** Its number. */
  readonly descriptor: number
  /** Makes the stream on first use: for that Node.js loads more than the events of a source need. */
  readonly stream: () => Stream
  /** Whether what is written there may be written past the stream, where nobody sits at a terminal. */
  readonly direct: boolean
  /** Whether a text that cannot be written is an error. */
  readonly mustArrive: boolean
}

/** A writer that does without the stream where it can: on files and pipes, as long as their reader keeps up. */
export function outputWriter(output: Output): OutputWriter {
  const isDirect = output.direct && isFileOrPipe(output.descriptor)
  let closed = false
  let writeStream: Stream['write'] | undefined
  const bind = (): Stream['write'] => {
    if (writeStream !== undefined) return writeStream
    const stream = output.stream()
    // Whoever awaits the text hears of what else goes wrong, such as a disk that is full.
    stream.on('error', () => {
      closed = true
    })
    writeStream = stream.write.bind(stream)
    return writeStream
  }
  const settle = (error: NodeJS.ErrnoException | null | undefined): void => {
    // A reader that goes away has read enough.
    if (error?.code === 'EPIPE') closed = true
    else if (error && output.mustArrive) throw lost(error)
  }
  const later = (rest: string | Uint8Array): Promise<void> =>
    // Waiting for the callback also lets the event of a broken pipe come through.
    new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => bind()(rest, resolve)).then(settle)
  return {
    isClosed: () => closed,
    bind,
    write: async (text) => {
      if (closed || text === '') return undefined
      if (!isDirect || writeStream !== undefined) return later(text)
      const { rest, error } = writtenDirectly(output.descriptor, text)
      settle(error)
      return rest === undefined ? undefined : later(rest)
    },
  }
}

/** What the reader of a full pipe has yet to take, or why nothing more can be written. */
function writtenDirectly(
  descriptor: number,
  text: string,
): { readonly rest?: Uint8Array; readonly error?: NodeJS.ErrnoException } {
  let rest: Uint8Array = Buffer.from(text)
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest))
    return {}
  } catch (thrown) {
    const error = thrown as NodeJS.ErrnoException
    return error.code === 'EAGAIN' ? { rest } : { error }
  }
}

/** A terminal, and what cannot be looked at, is neither. */
export function isFileOrPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor)
    return status.isFile() || status.isFIFO() || status.isSocket()
  } catch {
    return false
  }
}

function lost({ message }: Error): InvalidOptionError {
  return new InvalidOptionError(`what goes to stdout is lost: ${message}`, {
    next: 'Lead it to a file that can be written.',
  })
}
