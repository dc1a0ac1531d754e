/** Why a text is not base64 that every decoder reads alike. */
export interface Base64Problem {
  readonly message: string
  /** Some decoders read it all the same: only the padding is missing. */
  readonly tolerable: boolean
}

/** What is wrong with a text as base64 (RFC 4648, line breaks allowed); undefined when nothing is. */
export function base64Problem(text: string): Base64Problem | undefined {
  // A search for one bad character, since a repeated group overflows on texts of megabytes.
  const compact = text.includes('\n') ? text.replace(/\r?\n/g, '') : text
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0
  const data = compact.slice(0, compact.length - padding)
  const at = data.search(/[^A-Za-z0-9+/]/)
  if (at >= 0) return { message: badCharacter(data, at), tolerable: false }
  if (data.length % 4 === 1) return { message: 'its length is that of no base64 text', tolerable: false }
  if (compact.length % 4 === 0) return undefined
  if (padding > 0) return { message: 'its padding with = is wrong', tolerable: false }
  return { message: 'its padding with = is missing', tolerable: true }
}

function badCharacter(data: string, at: number): string {
  const character = JSON.stringify(data[at])
  const urlSafe = /^[A-Za-z0-9_-]*$/.test(data.slice(0, 1000)) && /[-_]/.test(data[at]!)
  return urlSafe
    ? `it is base64url (${character} at index ${at}), not base64`
    : `it holds ${character} at index ${at}, which is no base64 character`
}
