const textLimit = 60

/** What a value is, for a message: `null`, `the number 5`, `an array`, `a Buffer`, `the text "hello"`; never throws. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text ${quoteText(value)}`
  if (typeof value === 'number' || typeof value === 'bigint') return `the ${typeof value} ${value}`
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return `a ${typeof value}`
  return withArticle(className(value))
}

/** A text in quotes, with escapes, cut where it is long. */
export function quoteText(text: string): string {
  return text.length <= textLimit
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, textLimit))}… (${text.length} characters)`
}

function className(value: object): string {
  try {
    if (Array.isArray(value)) return 'array'
    const name: unknown = value.constructor?.name
    return typeof name === 'string' && name !== '' && name !== 'Object' ? name : 'object'
  } catch {
    return 'object'
  }
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}
