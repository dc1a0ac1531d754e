import type { JsonType } from '../schema-node.js'

/** A type with its article. */
export const articled: Readonly<Record<JsonType, string>> = {
  null: 'null',
  boolean: 'a boolean',
  integer: 'an integer',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
}

/** `1 item`, `2 items`. */
export function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}

/** `a, b or c`; what comes after the twelfth is only counted. */
export function alternatives(words: readonly string[]): string {
  const shown = words.length > 12 ? [...words.slice(0, 12), `one of ${words.length - 12} more`] : words
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

/** A value as JSON, shortened. */
export function inWords(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** A value with its type: `number 5`, `an array of 3 items`. */
export function kindInWords(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return `an array of ${count(value.length, 'item')}`
  if (typeof value === 'object') return `an object of ${count(Object.keys(value).length, 'member')}`
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${typeof value} ${typeof value === 'number' ? value : inWords(value)}`
    : `a ${typeof value}`
}
