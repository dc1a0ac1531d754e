import { InvalidSchemaError } from '../errors.js'
import { notUtf8, readText, toldUnreadable } from '../read-text.js'
import { isPlainObject } from '../schema/read-json.js'
import type { JsonSchema } from '../typed-schema.js'

/**
 * The JSON Schema in a file; a byte order mark is passed over. Throws {@link InvalidSchemaError} with the place when
 * the file is missing, is no JSON (line and column), or is JSON but no schema.
 */
export function readSchemaFile(file: string): JsonSchema {
  const text = textOf(file).replace(/^\ufeff/, '')
  const value = parseJson(text, file)
  if (typeof value === 'boolean' || isPlainObject(value)) return value
  throw new InvalidSchemaError('a JSON Schema is an object or a boolean', '#', { where: file })
}

function textOf(file: string): string {
  try {
    return readText(file)
  } catch (error) {
    const { message } = error as Error
    const what =
      message === notUtf8 ? 'the schema file is not UTF-8' : `the schema file cannot be read: ${message}`
    throw new InvalidSchemaError(what, '#', {
      where: file,
      ...(message === notUtf8 ? { next: 'Save it as UTF-8.' } : {}),
      ...toldUnreadable(error),
    })
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const offset = offsetOf(message, text)
    throw new InvalidSchemaError(`the schema file is no JSON: ${describe(text, offset)}`, '#', {
      where: `${file}${placeOf(text, offset)}`,
      cause,
    })
  }
}

/** Where the parser stopped. V8 says so in most of its messages, and quotes the text instead in the others. */
function offsetOf(message: string, text: string): number {
  const said = /at position (\d+)/.exec(message)?.[1]
  return said === undefined ? badOffset(text) : Number(said)
}

/** The length of the longest part of the text, from its start, that JSON can begin with. */
function badOffset(text: string): number {
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (canBegin(text.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

/** JSON can begin so when a character that is never allowed is the first thing that the parser complains about. */
function canBegin(start: string): boolean {
  try {
    JSON.parse(`${start}\u0001`)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const said = /at position (\d+)/.exec(message)?.[1]
    return said === undefined ? message.includes("'\u0001'") : Number(said) >= start.length
  }
}

function describe(text: string, offset: number): string {
  const character = text.codePointAt(offset)
  if (character === undefined) return text.trim() === '' ? 'it is empty' : 'it ends too early'
  return `unexpected ${JSON.stringify(String.fromCodePoint(character))}`
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
