import { decodeContent, encodeContent } from '../../schema/formats/content-encoding.js'
import type { ReadName } from '../source-constants.js'

/** Words for what reads the fields of a form. */
const formWords = /^(URLSearchParams|querystring|qs|form|formData|fields)$/i

/** Whether a source takes a member for a field of a form. */
export function isField({ near }: ReadName): boolean {
  return near.some((word) => formWords.test(word))
}

/** The form that is written in a text, with these fields; where none is written there, a form of them alone. */
export function formWith(
  present: unknown,
  encoding: string | undefined,
  fields: readonly (readonly [name: string, value: unknown])[],
): { readonly text: string; readonly written: string } {
  const form = formIn(present, encoding)
  for (const [name, value] of fields) form.set(name, String(value))
  const text = form.toString()
  return { text, written: encodeContent(encoding, text) }
}

function formIn(present: unknown, encoding: string | undefined): URLSearchParams {
  const bytes = typeof present === 'string' ? decodeContent(encoding, present) : undefined
  const text = bytes === undefined ? '' : Buffer.from(bytes).toString()
  return new URLSearchParams(/^[\w%+.*-]+=/.test(text) ? text : '')
}
