const maxLine = 76
const space = 0x20
const tab = 0x09
const carriageReturn = 0x0d
const lineFeed = 0x0a
const equals = 0x3d

/** Bytes as quoted-printable (RFC 2045, section 6.7): CR LF stays a line break, lines have at most 76 characters. */
export function encodeQuotedPrintable(bytes: Uint8Array): string {
  let text = ''
  let column = 0
  for (let i = 0; i < bytes.length; i++) {
    if (isLineBreak(bytes, i)) {
      text += '\r\n'
      column = 0
      i++
      continue
    }
    const token = tokenAt(bytes, i)
    // One column stays free for the `=` of a soft line break.
    if (column + token.length >= maxLine) {
      text += '=\r\n'
      column = 0
    }
    text += token
    column += token.length
  }
  return text
}

function isLineBreak(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed
}

function tokenAt(bytes: Uint8Array, at: number): string {
  const byte = bytes[at]!
  const blank = byte === space || byte === tab
  const ends = at + 1 === bytes.length || isLineBreak(bytes, at + 1)
  const plain = blank ? !ends : byte > space && byte < 0x7f && byte !== equals
  return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/** The bytes of a quoted-printable text; undefined when it breaks a rule of RFC 2045, section 6.7. */
export function decodeQuotedPrintable(value: string): Uint8Array | undefined {
  const bytes: number[] = []
  const lines = value.split('\r\n')
  for (const [index, line] of lines.entries()) {
    const soft = line.endsWith('=')
    const content = soft ? line.slice(0, -1) : line
    if (line.length > maxLine || (soft && index === lines.length - 1)) return undefined
    if (!/^(?:[\t !-<>-~]|=[0-9A-F]{2})*$/.test(content) || (!soft && /[\t ]$/.test(content)))
      return undefined
    for (const token of content.match(/=..|./g) ?? []) {
      bytes.push(token.length === 3 ? Number.parseInt(token.slice(1), 16) : token.charCodeAt(0))
    }
    if (!soft && index < lines.length - 1) bytes.push(carriageReturn, lineFeed)
  }
  return Uint8Array.from(bytes)
}
