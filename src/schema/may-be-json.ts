/** The last character of a JSON text, by its first one. */
const closing = new Map([
  ['{', '}'],
  ['[', ']'],
  ['"', '"'],
  ['t', 'e'],
  ['f', 'e'],
  ['n', 'l'],
])

/**
 * Whether the ends of a text are those of a JSON text. Most free texts are dismissed so: the error that JSON.parse
 * throws costs more than all else that is asked of them.
 */
export function mayBeJson(text: string): boolean {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (start === end) return false
  const last = text[end - 1]!
  const first = text[start]!
  if (first === '-' || isDigit(first)) return isDigit(last)
  return closing.get(first) === last && end - start > 1
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}
