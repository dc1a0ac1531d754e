import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'

/** Bytes of a file beyond which it is data, and no schema, document or event. */
export const mostBytes = 200_000_000

/** What a file must be, to be read. */
export interface ReadLimits {
  /** Default {@link mostBytes}. */
  readonly most?: number
  /** Whether what the process itself holds open is read too: `<(…)` of a shell, `/dev/stdin`. Default false. */
  readonly pipes?: boolean
}

/** Why a file is not read, in words that go on after "the file cannot be read: ", and what to do. */
export class UnreadableFileError extends Error {
  /** Absent where the reason says it. */
  declare readonly next?: string
  /** Of the system, such as `ENOENT`; absent where the system has none. */
  declare readonly code?: string

  constructor(
    message: string,
    { next, code, cause }: { next?: string; code?: string; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? {} : { cause })
    if (next !== undefined) this.next = next
    if (code !== undefined) this.code = code
  }
}

/** What a process holds open has its writer, and a terminal has somebody who types. */
const ownDescriptor = /^\/(?:dev\/(?:null|tty|stdin|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/
const pieceBytes = 65_536

/**
 * The bytes of a file that an author names; every reading of such a file is this one. Nothing is waited for: to open a
 * pipe to which nobody writes, or to read a device, takes for ever. Throws an {@link UnreadableFileError}.
 */
export function readBytes(file: string, { most = mostBytes, pipes = false }: ReadLimits = {}): Buffer {
  const waits = pipes && ownDescriptor.test(file)
  try {
    demandEnd(statSync(file), most, waits)
    const descriptor = openSync(file, constants.O_RDONLY | (waits ? 0 : (constants.O_NONBLOCK ?? 0)))
    try {
      const stats = fstatSync(descriptor)
      // Another may have taken its place meanwhile.
      demandEnd(stats, most, waits)
      return readPieces(descriptor, stats.size, most)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : unreadable(error as NodeJS.ErrnoException)
  }
}

/** Why something is not read that has more bytes than that. */
export function tooLong(bytes: number | string, most: number): UnreadableFileError {
  return new UnreadableFileError(`it has ${bytes} bytes, and more than ${most} are not read`)
}

/** Throws for what would be read for ever, or fill the memory. */
function demandEnd(stats: Stats, most: number, waits: boolean): void {
  if (stats.isDirectory()) throw new UnreadableFileError('it is a folder')
  if (stats.isSocket()) throw new UnreadableFileError('it is a socket', { next: regularNext })
  if (!waits && stats.isFIFO()) throw new UnreadableFileError('it is a pipe', { next: regularNext })
  if (!waits && !stats.isFile()) throw new UnreadableFileError('it is a device', { next: regularNext })
  if (stats.size > most) throw tooLong(stats.size, most)
}

const regularNext = 'Write what comes from it into a file, and name that; <(…) of a shell is read as well.'

/** Piece by piece: what says of itself that it is empty (of /proc, or a pipe) may go on without end. */
function readPieces(descriptor: number, size: number, most: number): Buffer {
  const pieces: Buffer[] = []
  let total = 0
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.max(pieceBytes, size + 1 - total))
    const read = readSync(descriptor, piece)
    if (read === 0) return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, total)
    total += read
    if (total > most) throw tooLong(`more than ${most}`, most)
    pieces.push(piece.subarray(0, read))
  }
}

function unreadable(cause: NodeJS.ErrnoException): UnreadableFileError {
  const { code, message } = cause
  return new UnreadableFileError(reasons[code ?? ''] ?? message ?? String(cause), {
    cause,
    ...(code === undefined ? {} : { code }),
  })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ELOOP: 'its links lead in a circle',
  EAGAIN: 'there is nothing to read in it yet, and it is not waited for',
}
