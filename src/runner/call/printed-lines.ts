import type { LogRecord } from '../../contract.js'
import { throwLocation } from './throw-location.js'

/** Lines of a call that a violation shows: the last ones tell most. */
const maxLines = 3
/** Characters of one of them. */
const maxLength = 200
/** The levels of a console, of a stream and of a platform's logger that are meant for trouble. */
const troubled = /^(error|warn|warning|stderr|fatal)$/i

/**
 * The last errors and warnings that a handler printed during a call: an error that it caught and logged tells why the
 * call ended as it did. Each with the line of the user's code in the stack that it shows:
 * `error: TypeError: no price   src/order.ts:12`. What else it printed mostly repeats the event.
 */
export function printedLines(logs: readonly LogRecord[]): readonly string[] {
  return logs
    .filter(({ level }) => troubled.test(level))
    .slice(-maxLines)
    .map(lineOf)
}

/** The error with a stack that was logged last, as far as its stack goes; undefined without one. */
export function loggedError(logs: readonly LogRecord[]): { readonly stack: string } | undefined {
  const last = logs.findLast(({ level, text }) => troubled.test(level) && /\bat /.test(text))
  return last === undefined ? undefined : { stack: stackIn(last.text) }
}

/** Loggers that write JSON write a stack as one line. */
function stackIn(text: string): string {
  return text.replaceAll('\\n', '\n')
}

function lineOf({ level, text }: LogRecord): string {
  const [first = ''] = text.trimStart().split('\n', 1)
  const short = first.length > maxLength ? `${first.slice(0, maxLength)}…` : first
  const location = throwLocation({ stack: stackIn(text) })
  return `${level.toLowerCase()}: ${short}${location === undefined ? '' : `   ${location}`}`
}
