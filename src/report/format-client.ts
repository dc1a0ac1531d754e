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
export function formatClient(client: ClientView): readonly string[] {
  const { status, reason, headers } = client
  if (reason !== undefined) return [`what the client sees: ${status} ${visible(reason)}`]
  const name = reasonPhrase(status)
  const lines = [`what the client sees: ${status}${name === undefined ? '' : ` ${name}`}`]
  const entries = Object.entries(headers)
  for (const [header, value] of entries.slice(0, maxHeaders)) lines.push(`  ${headerLine(header, value)}`)
  if (entries.length > maxHeaders) lines.push(`  … and ${entries.length - maxHeaders} more headers`)
  lines.push(`  ${bodyOf(client)}`)
  return lines
}

function bodyOf({ body, bodyBytes }: ClientView): string {
  if (bodyBytes !== undefined) return `with a body of ${bytesText(bodyBytes)}`
  return body === '' ? 'with an empty body' : formatValue(body, bodyWidth)
}

/** Without quotes around it: it stands for the body, and is not what is sent. */
export function bytesText(bytes: number): string {
  return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}, no UTF-8 text`
}

/** A header whose value is a plain text stands as on the wire; quotes show what a wire would not. */
function headerLine(name: string, value: string | readonly string[]): string {
  const isPlain = typeof value === 'string' && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)
  const text = isPlain && value.length <= headerWidth ? value : formatValue(value, headerWidth)
  return `${visible(name)}: ${text}`
}
