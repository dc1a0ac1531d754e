import { readBytes, type UnreadableFileError } from './read-bytes.js'

/** Why a file of other bytes cannot be read. */
export const notUtf8 = 'it is not UTF-8'

/**
 * The text of a file that an author names, which has to be UTF-8; a byte order mark stays. Throws an Error whose
 * message goes on after "the file cannot be read: ", with the next step where there is one.
 */
export function readText(file: string): string {
  const bytes = readBytes(file, { pipes: true })
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Error(notUtf8, { cause })
  }
}

/** The members of an error of this package that tell what {@link readText} threw. */
export function toldUnreadable(error: unknown): { readonly next?: string; readonly cause?: unknown } {
  const { next, cause } = error as UnreadableFileError
  return { cause, ...(next === undefined ? {} : { next }) }
}
