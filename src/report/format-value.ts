const defaultWidth = 120

/** A value in one line, as JSON, cut in the middle where it is long; control characters show. */
export function formatValue(value: unknown, width: number = defaultWidth): string {
  return cutMiddle(visible(jsonOf(value)), width, sizeOf(value))
}

/** Controls, what sets the direction of text, and what takes no room: all that hides or changes what is read. */
const hidden =
  /(?![\t\n])\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu

/** A text with every character visible that a terminal would not show or would act on. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => {
    const hex = character.codePointAt(0)!.toString(16).padStart(4, '0')
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`
  })
}

/** The text, or its two ends with the size of the whole between them. */
export function cutMiddle(text: string, width: number, size: string): string {
  if (text.length <= width) return text
  const note = ` … (${size}) … `
  const rest = Math.max(10, width - note.length)
  const head = Math.ceil(rest * 0.7)
  // Half of a surrogate pair would be shown as a character that is not there.
  const start = text.slice(0, head).replace(/[\ud800-\udbff]$/, '')
  const end = text.slice(text.length - (rest - head)).replace(/^[\udc00-\udfff]/, '')
  return start + note + end
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return 'a value that JSON cannot hold'
  }
}

function sizeOf(value: unknown): string {
  if (typeof value === 'string') return `${value.length} characters`
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`
  return `${jsonOf(value).length} characters of JSON`
}
