import { isObject } from './document.js'

/** How the value of a parameter is written as text. */
export type Style = 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject'

/** A way to write a value as one text. */
export interface Notation {
  readonly style: Style
  readonly explode: boolean
  /** The parameter's name, which stands in the text of the style `matrix`. */
  readonly name: string
}

/**
 * The one text of a value (OpenAPI 3.1, "Style Values"), not percent-encoded, since events hold decoded values;
 * undefined for a value that has no text, or one that nobody could read back: an item that holds the separator.
 */
export function textInStyle(value: unknown, notation: Notation): string | undefined {
  if (Array.isArray(value)) return listText(value, notation)
  if (isObject(value)) return objectText(value, notation)
  const text = primitiveText(value)
  if (text === undefined) return undefined
  if (notation.style === 'label') return text.includes('.') ? undefined : `.${text}`
  if (notation.style === 'matrix') return /[;=]/.test(text) ? undefined : `;${notation.name}=${text}`
  return text
}

/** The text of a string, number or truth value; undefined for others. */
export function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

const separators: Readonly<Record<Style, string>> = {
  simple: ',',
  label: ',',
  matrix: ',',
  form: ',',
  deepObject: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
}

/** What stands between the items of a list, or the members of an object, of a style. */
export function separatorOf({ style, explode }: Notation, of: 'list' | 'object' = 'list'): string {
  if (explode && style === 'label') return '.'
  return explode && style === 'matrix' && of === 'object' ? ';' : separators[style]
}

function listText(items: readonly unknown[], notation: Notation): string | undefined {
  const { style, explode, name } = notation
  const separator = separatorOf(notation)
  const texts = items.map(primitiveText)
  if (texts.length === 0 || texts.some((text) => !isPlain(text, separator, style))) return undefined
  if (style === 'label') return `.${texts.join(separator)}`
  if (style !== 'matrix') return texts.join(separator)
  return explode ? texts.map((text) => `;${name}=${text}`).join('') : `;${name}=${texts.join(',')}`
}

function objectText(value: object, notation: Notation): string | undefined {
  const { style, explode, name } = notation
  const separator = separatorOf(notation, 'object')
  const entries = Object.entries(value).map(([key, member]) => [key, primitiveText(member)] as const)
  const isReadable = entries.every(
    ([key, text]) => isPlain(key, separator, style) && isPlain(text, separator, style),
  )
  if (entries.length === 0 || !isReadable) return undefined
  const joined = entries
    .map(([key, text]) => (explode ? `${key}=${text}` : `${key}${separator}${text}`))
    .join(separator)
  if (style === 'label') return `.${joined}`
  if (style !== 'matrix') return joined
  return explode ? `;${joined}` : `;${name}=${joined}`
}

function isPlain(text: string | undefined, separator: string, style: Style): boolean {
  if (text === undefined || text === '' || text.includes(separator)) return false
  return !/[=]/.test(text) && !(style === 'matrix' && text.includes(';')) && text.trim() === text
}
