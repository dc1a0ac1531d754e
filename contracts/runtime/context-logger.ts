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
  requestID: string
  invokeID: string
  logLevel: LogLevel = 'INFO'
  readonly #records: LogRecord[]

  constructor(requestID: string, invokeID: string, records: LogRecord[]) {
    this.requestID = requestID
    this.invokeID = invokeID
    this.#records = records
  }

  setLevel(level: LogLevel): void {
    if (levels.includes(level)) this.logLevel = level
  }

  debug(...args: unknown[]): void {
    if (this.logLevel === 'DEBUG') this.#write('DEBUG', args)
  }

  info(...args: unknown[]): void {
    if (this.logLevel === 'INFO' || this.logLevel === 'DEBUG') this.#write('INFO', args)
  }

  warn(...args: unknown[]): void {
    if (this.logLevel !== 'ERROR') this.#write('WARN', args)
  }

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
