import {
  decodeContent,
  decodeJsonContent,
  encodeContent,
  takesAnyText,
} from '../../schema/formats/content-encoding.js'
import { setAt } from '../../schema/json-pointer.js'
import type { EventTarget } from './event-targets.js'
import { formWith } from './form-fields.js'
import { type Planting, shown, whole } from './plantings.js'

/** The event with this text as the target, in an encoding. */
export function wholeText(target: EventTarget, text: string, encoding: string | undefined): Planting {
  if (encoding === undefined) return whole(target, text)
  return whole(target, encodeContent(encoding, text), () => `is ${shown(text)} (${encoding})`)
}

/** A text that stands in a target, encoded. */
export interface EncodedText {
  readonly encoding: string
  /** The text itself. */
  readonly text: string
}

/** The text in the target and the encoding that it is written in, where it has one that takes any text. */
export function encodedThere({ place, encodings, forms }: EventTarget): EncodedText | undefined {
  const present = place.present?.value
  if (typeof present !== 'string' || present === '') return undefined
  for (const encodingsOf of [encodings, forms]) {
    for (const encoding of encodingsOf) {
      const text = encoding === undefined ? undefined : textIn(encoding, present)
      if (text !== undefined) return { encoding: encoding!, text }
    }
  }
  return undefined
}

/** The text that is written so; undefined where this encoding would write it otherwise. */
function textIn(encoding: string, written: string): string | undefined {
  const bytes = takesAnyText(encoding) ? decodeContent(encoding, written) : undefined
  const text = bytes === undefined ? undefined : Buffer.from(bytes).toString()
  return text !== undefined && encodeContent(encoding, text) === written ? text : undefined
}

/** The event with this member in the document that is written in the target. */
export function withDocument(
  target: EventTarget,
  encoding: string | undefined,
  name: string,
  value: unknown,
): Planting | undefined {
  const document = setAt(documentThere(target, encoding), [name], value)
  if (document === undefined) return undefined
  const text = encodeContent(encoding, JSON.stringify(document.value))
  return whole(target, text, () => `holds JSON with ${name}: ${shown(value)}`)
}

/** The document that stands in the target; an empty one where none does that members can be added to. */
export function documentThere({ place }: EventTarget, encoding: string | undefined): object {
  const present = place.present?.value
  if (typeof present !== 'string') return {}
  const json = decodeJsonContent(encoding, 'application/json', present)?.json
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
}

/** The event with these fields in a form, beside those of the form that stands there. */
export function withFields(
  target: EventTarget,
  encoding: string | undefined,
  fields: readonly (readonly [name: string, value: unknown])[],
): Planting {
  const { text, written } = formWith(target.place.present?.value, encoding, fields)
  return whole(target, written, () => `is the form ${shown(text)}`)
}
