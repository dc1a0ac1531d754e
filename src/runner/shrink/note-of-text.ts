import { formatValue } from '../../report/format-value.js'
import { base64Text, type InnerDocument, openAs } from './inner-document.js'

const shownWidth = 60
/** Shorter texts are base64 by chance, but where the golden event has base64. */
const leastBase64 = 8

/** How an inner document was sent that is shown decoded: `JSON, base64 as sent: "bnVsbA=="`. */
export function noteOfInner(inner: InnerDocument, golden: InnerDocument, sent: string): string {
  if (inner.encoding === 'base64') return `JSON, base64 as sent: ${quoted(sent)}`
  return golden.encoding === 'base64'
    ? `JSON text as sent, not base64: ${quoted(sent)}`
    : `JSON text as sent: ${quoted(sent)}`
}

/**
 * What a text that is shown as it was sent stands for: in base64, percent-encoded, or otherwise written. `golden` is the
 * text that the golden event has there.
 */
export function noteOfPlain(
  sent: string,
  golden: string,
  inner: InnerDocument | undefined,
): { note?: string } {
  if (inner !== undefined) return { note: 'the same JSON value, written otherwise' }
  const text = readableBase64(sent, readableBase64(golden) === undefined ? leastBase64 : 1)
  if (text !== undefined) return { note: `base64 of the text ${quoted(text)}` }
  const decoded = percentDecoded(sent)
  return decoded === undefined ? {} : { note: `percent-encoding of ${quoted(decoded)}` }
}

/** What a text holds that stands where the golden event has a list or an object: `a list as JSON text`. */
export function noteOfKind(from: unknown, to: unknown): { note?: string } {
  if (typeof to !== 'string' || typeof from !== 'object' || from === null) return {}
  const value = openAs('json', to)?.value
  if (typeof value !== 'object' || value === null) return {}
  return { note: `${Array.isArray(value) ? 'a list' : 'an object'} as JSON text` }
}

function readableBase64(sent: string, least: number = leastBase64): string | undefined {
  const text = sent.length < least ? undefined : base64Text(sent)
  return text === undefined || /[^\x20-\x7e\s]/.test(text) ? undefined : text
}

/** Undefined when nothing in the text is percent-encoded, or something is so wrongly. */
function percentDecoded(sent: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(sent)) return undefined
  try {
    return decodeURIComponent(sent)
  } catch {
    return undefined
  }
}

function quoted(text: string): string {
  return formatValue(text, shownWidth)
}
