const defaultWidth = 120

/** A value in one line, as JSON, cut in the middle where it is long; control characters show. */
export function formatValue(value: unknown, width: number = defaultWidth): string {
  return cutMiddle(visible(jsonOf(value)), width, sizeOf(value))
}

/** A text with every character visible that a terminal would not show or would act on. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The text, or its two ends with the size of the whole between them. */
export function cutMiddle(text: string, width: number, size: string): string {
  if (text.length <= width) return text
  const note = ` … (${size}) … `
  const rest = Math.max(10, width - note.length)
  const head = Math.ceil(rest * 0.7)
  return text.slice(0, head) + note + text.slice(text.length - (rest - head))
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
