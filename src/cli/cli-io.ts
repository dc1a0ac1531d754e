/** The outside world of a command; a test passes its own. */
export interface CliIo {
  /** Writes data on stdout; resolves when it is written, and at once when nobody reads any more. */
  readonly out: (text: string) => Promise<void>
  /** Writes talk on stderr. */
  readonly err: (text: string) => Promise<void>
  /** Whether the reader of stdout is gone (`| head -1`). */
  readonly isClosed: () => boolean
  /** The bytes of stdin, whole. */
  readonly readInput: () => Promise<Uint8Array>
  /** Whether to colour what goes to stdout. */
  readonly color: boolean
  /** Columns of the terminal; undefined when stdout is none. */
  readonly width: number | undefined
  /** Whether progress is to be shown: stderr is a terminal, and this is no CI. */
  readonly showProgress: boolean
  /** The GitHub workflow that runs this; absent elsewhere. */
  readonly github?: {
    /** The file that the summary of the job is appended to. */
    readonly stepSummary: string | undefined
    /** The folder that paths are relative to, absolute. */
    readonly folder: string
  }
  /** Keeps what others write on stdout and stderr from it until released: dropped, or sent to stderr. */
  readonly holdOutput: (to: 'nowhere' | 'stderr') => HeldOutput
  /** Calls back at the first Ctrl-C, unless the returned function was called; the second one ends the process. */
  readonly onInterrupt: (callback: () => void) => () => void
  /** Calls `explain` when the process ends before the returned function was called; the exit code is 1 then. */
  readonly onSuddenEnd: (explain: () => string) => () => void
}

export interface HeldOutput {
  /** Lines that were dropped so far. */
  readonly dropped: () => number
  readonly release: () => void
}
