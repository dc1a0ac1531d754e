import type { LogRecord } from '../contract.js'
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

function lineOf({ level, text }: LogRecord): string {
  const [first = ''] = text.trimStart().split('\n', 1)
  const short = first.length > maxLength ? `${first.slice(0, maxLength)}…` : first
  const location = throwLocation({ stack: text })
  return `${level.toLowerCase()}: ${short}${location === undefined ? '' : `   ${location}`}`
}
