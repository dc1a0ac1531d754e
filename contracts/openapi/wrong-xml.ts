import type { JsonSchema } from '../../src/core.js'
import { type WrongTexts, wrongTexts } from './wrong-texts.js'
import type { XmlShapes } from './xml-shape.js'
import { xmlText } from './xml-text.js'
import { xmlValue } from './xml-value.js'

/** Bodies that no parser of XML takes. */
const malformed = ['<', '{"test":"body"}']

/**
 * The wrong documents of a schema. What is written otherwise than {@link xmlText} does is none of them: it may be a
 * right one in other words.
 */
export function wrongXml(schema: JsonSchema, shapes: XmlShapes): WrongTexts {
  const write = (value: unknown): string | undefined => xmlText(value, shapes)
  const told = wrongTexts({
    schema,
    pointer: '',
    place: '',
    write,
    read: (text) => readings(text, shapes),
    malformed,
  })
  const problemOf: WrongTexts['problemOf'] = (text) =>
    malformed.includes(text) ? { says: 'a text that is no XML' } : told.problemOf(text)
  const wrong = malformed.map((text) => ({ text, breach: problemOf(text)! }))
  return { problemOf, texts: () => [...wrong, ...told.texts()] }
}

/** What a text may be read as: 0 and 1 are truth values to some (XML Schema), a single item is a list to others. */
function readings(text: string, shapes: XmlShapes): readonly unknown[] | undefined {
  const value = xmlValue(text, shapes)
  if (value === undefined || xmlText(value, shapes) !== text) return undefined
  return [value, withTruthValues(value)]
}

function withTruthValues(value: unknown): unknown {
  const truth: Readonly<Record<string, boolean>> = { 0: false, 1: true }
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'number' || typeof inner === 'string' ? (truth[inner] ?? inner) : inner,
  )
}
