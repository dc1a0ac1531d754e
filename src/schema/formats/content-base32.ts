const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const valueOfChar: ReadonlyMap<string, number> = new Map([...alphabet].map((char, index) => [char, index]))

/** Bytes in base32 (RFC 4648, section 6), padded. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const byte of bytes) {
    bits = ((bits & 0xff) << 8) | byte
    count += 8
    while (count >= 5) {
      count -= 5
      text += alphabet[(bits >> count) & 31]!
    }
  }
  if (count > 0) text += alphabet[(bits << (5 - count)) & 31]!
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=')
}

/** The bytes of a base32 text; undefined when a character, the padding or the unused bits are wrong. */
export function decodeBase32(value: string): Uint8Array | undefined {
  const parts = /^([A-Z2-7]*)(=*)$/.exec(value)
  if (parts === null || value.length % 8 !== 0) return undefined
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const char of parts[1]!) {
    bits = ((bits & 0xff) << 5) | valueOfChar.get(char)!
    count += 5
    if (count >= 8) {
      count -= 8
      bytes.push((bits >> count) & 0xff)
    }
  }
  const decoded = Uint8Array.from(bytes)
  return encodeBase32(decoded) === value ? decoded : undefined
}
