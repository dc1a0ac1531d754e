/** How a string holds a JSON document. */
export type InnerEncoding = 'json' | 'base64'

export interface InnerDocument {
  readonly encoding: InnerEncoding
  readonly value: unknown
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The JSON object or array that a string holds, as text or in base64; undefined when it holds none. */
export function innerContainer(text: string): InnerDocument | undefined {
  for (const encoding of ['json', 'base64'] as const) {
    const opened = openAs(encoding, text)
    if (opened !== undefined && typeof opened.value === 'object' && opened.value !== null) return opened
  }
  return undefined
}

/** The JSON value of any kind that a string holds in this encoding; undefined when it holds none. */
export function openAs(encoding: InnerEncoding, text: string): InnerDocument | undefined {
  const json = encoding === 'json' ? text : base64Text(text)
  if (json === undefined || json === '') return undefined
  try {
    return { encoding, value: JSON.parse(json) }
  } catch {
    return undefined
  }
}

/** The string that holds a JSON value in this encoding. */
export function closeAs(encoding: InnerEncoding, value: unknown): string {
  const json = JSON.stringify(value)
  return encoding === 'json' ? json : Buffer.from(json, 'utf8').toString('base64')
}

/** The UTF-8 text behind canonical base64; undefined for anything else. */
export function base64Text(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  try {
    return utf8.decode(Buffer.from(text, 'base64'))
  } catch {
    return undefined
  }
}
