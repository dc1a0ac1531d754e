const escapes =
  /&(?:amp|quot|apos|lt|gt|equals|colon|sol|plus|quest|num);?|&#(?:\d{1,7}|x[0-9a-f]{1,6});?|%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\["'/\\&=]/gi
const named: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  equals: '=',
  colon: ':',
  sol: '/',
  plus: '+',
  quest: '?',
  num: '#',
}
/** Text in a URL in JSON in a page, and once more. */
const maxDepth = 5

/** A text without the escapes of HTML, URLs and JSON strings, also where one lies within another. */
export function unescaped(text: string): string {
  let current = text
  for (let depth = 0; depth < maxDepth; depth++) {
    const next = current.replace(escapes, characterOf)
    if (next === current) break
    current = next
  }
  return current
}

function characterOf(written: string): string {
  if (written.startsWith('%') || written.startsWith('\\x') || written.startsWith('\\u')) {
    const code = Number.parseInt(written.replace(/^%|^\\./, ''), 16)
    // Beyond ASCII it is a part of a longer sequence, and of no interest here.
    return code < 0x80 ? String.fromCharCode(code) : written
  }
  if (written.startsWith('\\')) return written.slice(1)
  const name = written.replace(/^&|;$/g, '')
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? written
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code < 0x80 ? String.fromCharCode(code) : written
}
