import { format } from 'node:util'
import type { LogRecord } from '../../src/core.js'

/** The levels of the context's logger. */
export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'

/** Characters of one log line; longer texts become several lines (shipped Node.js runtime, logger.js). */
const lineLimit = 90 * 1024
const levels: readonly string[] = ['DEBUG', 'INFO', 'WARN', 'ERROR']

/**
 * The logger that `context.getLogger()` returns: it formats like `console.log` and records instead of printing.
 * As on the platform the level is INFO at first, unknown levels are ignored, and errors are always written.
 */
export class ContextLogger {
  /** The request whose lines it writes. */
  requestID: string
  /** The call whose lines it writes. */
  invokeID: string
  /** The least level that is written; errors always are. */
  logLevel: LogLevel = 'INFO'
  readonly #records: LogRecord[]

  constructor(requestID: string, invokeID: string, records: LogRecord[]) {
    this.requestID = requestID
    this.invokeID = invokeID
    this.#records = records
  }

  /** Sets the least level; an unknown one is ignored. */
  setLevel(level: LogLevel): void {
    if (levels.includes(level)) this.logLevel = level
  }

  /** Written where the level is DEBUG. */
  debug(...args: unknown[]): void {
    if (this.logLevel === 'DEBUG') this.#write('DEBUG', args)
  }

  /** Written where the level is INFO or DEBUG. */
  info(...args: unknown[]): void {
    if (this.logLevel === 'INFO' || this.logLevel === 'DEBUG') this.#write('INFO', args)
  }

  /** Written unless the level is ERROR. */
  warn(...args: unknown[]): void {
    if (this.logLevel !== 'ERROR') this.#write('WARN', args)
  }

  /** Always written. */
  error(...args: unknown[]): void {
    this.#write('ERROR', args)
  }

  #write(level: LogLevel, args: unknown[]): void {
    const text = format(...args)
    for (let start = 0; start === 0 || start < text.length; start += lineLimit) {
      this.#records.push({
        level,
        text: text.length <= lineLimit ? text : text.slice(start, start + lineLimit),
      })
    }
  }
}
