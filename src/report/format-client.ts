import type { ClientView } from '../contract.js'
import { formatValue, visible } from './format-value.js'
import { reasonPhrase } from './reason-phrase.js'

const maxHeaders = 8
const headerWidth = 100
const bodyWidth = 160

/**
 * What the client sees, as lines: the status line, and of an answer of the handler's own its headers and body. What
 * stands in its place says nothing of the handler, and its reason does.
 */
export function formatClient({ status, reason, headers, body }: ClientView): readonly string[] {
  if (reason !== undefined) return [`what the client sees: ${status} ${visible(reason)}`]
  const name = reasonPhrase(status)
  const lines = [`what the client sees: ${status}${name === undefined ? '' : ` ${name}`}`]
  const entries = Object.entries(headers)
  for (const [header, value] of entries.slice(0, maxHeaders)) lines.push(`  ${headerLine(header, value)}`)
  if (entries.length > maxHeaders) lines.push(`  … and ${entries.length - maxHeaders} more headers`)
  lines.push(body === '' ? '  with an empty body' : `  ${formatValue(body, bodyWidth)}`)
  return lines
}

/** A header whose value is a plain text stands as on the wire; quotes show what a wire would not. */
function headerLine(name: string, value: string | readonly string[]): string {
  const isPlain = typeof value === 'string' && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)
  const text = isPlain && value.length <= headerWidth ? value : formatValue(value, headerWidth)
  return `${visible(name)}: ${text}`
}
