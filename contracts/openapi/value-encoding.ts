import {
  addEncodings,
  ContractError,
  type Encoding,
  type JsonSchema,
  sampledValues,
  smallestValue,
} from '../../src/core.js'
import type { SchemaObject } from '../narrow-schema.js'
import { cookieText } from './cookie-text.js'
import { isObject, type JsonObject } from './document.js'
import { fieldsOfForm, fieldsOfMultipart, formText, multipartText } from './form-texts.js'
import { type Notation, primitiveText, textInStyle } from './parameter-style.js'
import { listedIn, pairedIn } from './text-readings.js'
import type { ValueShape } from './value-shape.js'
import { safeText, type TextPlace } from './wire-texts.js'
import type { XmlShapes } from './xml-shape.js'
import { xmlText } from './xml-text.js'
import { xmlValue } from './xml-value.js'

/** How a value is written as a text, and what it takes to read it there. */
export type ValueNotation =
  | { readonly as: 'form'; readonly shape: ValueShape; readonly base64: boolean }
  | { readonly as: 'plain'; readonly shape: ValueShape; readonly base64: boolean }
  | { readonly as: 'xml'; readonly shapes: XmlShapes; readonly base64: boolean }
  | {
      readonly as: 'multipart'
      readonly boundary: string
      readonly files: readonly string[]
      readonly shape: ValueShape
      readonly base64: boolean
    }
  | { readonly as: 'item'; readonly shape: ValueShape }
  | { readonly as: 'cookies'; readonly cookies: readonly CookieNotation[] }
  | {
      readonly as: 'style'
      readonly notation: Notation
      readonly place: TextPlace
      readonly shape: ValueShape
    }

/** How the value of one cookie is written. */
export interface CookieNotation {
  readonly notation: Notation
  readonly shape: ValueShape
}

const token = 'x-openapi'

/**
 * The texts of a notation that mean a value of `contentSchema`. That of several values means the one that its reader
 * is asked for, so that each text that is made is read again.
 */
export function encodedTexts(contentSchema: JsonSchema, notation: ValueNotation): SchemaObject {
  return {
    type: 'string',
    contentEncoding: `${token};${JSON.stringify(notation)}`,
    contentMediaType: 'application/json',
    contentSchema,
    'x-checkContent': true,
  }
}

/** Texts that are tried before it is relied on that texts of a schema can be made. */
const tried = 20

/**
 * Texts of a schema of encoded texts, with the definitions that it refers to, the smallest first; none where none can
 * be made.
 */
export function firstTexts(schema: SchemaObject): readonly string[] {
  try {
    const smallest = smallestValue(schema) as string
    return [smallest, ...sampledValues<string>(schema, { numRuns: tried, seed: 1 })]
  } catch (error) {
    if (error instanceof ContractError) return []
    throw error
  }
}

addEncodings(token, (argument) => encodingOf(JSON.parse(argument) as ValueNotation))

function encodingOf(notation: ValueNotation): Encoding {
  const isBase64 = 'base64' in notation && notation.base64
  return {
    encode: (bytes) => {
      // No text is that of no value.
      const text = textOf(JSON.parse(bytes.toString('utf8')), notation) ?? ''
      return isBase64 ? Buffer.from(text).toString('base64') : text
    },
    decode: (given) => {
      const text = isBase64 ? Buffer.from(given, 'base64').toString() : given
      const value = text === '' ? undefined : valueIn(text, notation)
      return value === undefined ? undefined : Buffer.from(JSON.stringify(value))
    },
    says: inWords[notation.as],
    lossy: true,
  }
}

const inWords = {
  form: 'a form',
  plain: 'a text',
  xml: 'a document of XML',
  multipart: 'parts of a form',
  item: 'the only item of a list',
  cookies: 'cookies',
  style: 'a list or an object',
}

function textOf(value: unknown, notation: ValueNotation): string | undefined {
  if (notation.as === 'form') return formText(value)
  if (notation.as === 'xml') return xmlText(value, notation.shapes)
  if (notation.as === 'plain') return primitiveText(value)
  // A list whose items are parameters of their own is the text of its item, where it has one.
  if (notation.as === 'item')
    return primitiveText(Array.isArray(value) && value.length === 1 ? value[0] : value)
  if (notation.as === 'multipart') return multipartText(value, notation.boundary, notation.files)
  if (notation.as === 'cookies') return cookieText(value, notation.cookies)
  return safeText(textInStyle(value, notation.notation), notation.place)
}

function valueIn(text: string, notation: ValueNotation): unknown {
  if (notation.as === 'plain') return literalIn(text, notation.shape.types)
  if (notation.as === 'xml') return xmlValue(text, notation.shapes)
  if (notation.as === 'form') return objectIn(fieldsOfForm(text), notation.shape)
  if (notation.as === 'multipart') return objectIn(fieldsOfMultipart(text, notation.boundary), notation.shape)
  if (notation.as === 'item') return itemIn(text, notation.shape)
  if (notation.as === 'cookies') return cookiesIn(text, notation.cookies)
  return styledIn(text, notation.notation, notation.shape)
}

function styledIn(text: string, notation: Notation, { types, items, members }: ValueShape): unknown {
  if (types?.includes('array') === true)
    return listedIn(text, notation)?.map((item) => literalIn(item, items))
  if (types?.includes('object') !== true) return literalIn(text, types)
  const pairs = pairedIn(text, notation)
  return (
    pairs && Object.fromEntries(pairs.map(([name, one]) => [name, literalIn(one, members?.[name]?.types)]))
  )
}

function cookiesIn(text: string, cookies: readonly CookieNotation[]): unknown {
  const pairs = text.split('; ').map((pair) => /^([^=]+)=(.*)$/s.exec(pair)?.slice(1) ?? [])
  const values = pairs.map(([name, value = '']) => {
    const cookie = cookies.find(({ notation }) => notation.name === name)
    return [name, cookie && styledIn(value, cookie.notation, cookie.shape)] as const
  })
  return values.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(values)
}

function itemIn(text: string, { types, items }: ValueShape): unknown {
  return types?.every((type) => type !== 'array') === true ? literalIn(text, types) : [literalIn(text, items)]
}

function objectIn(fields: readonly (readonly [string, string])[], { members = {} }: ValueShape): JsonObject {
  const texts = new Map<string, string[]>()
  for (const [name, text] of fields) texts.set(name, [...(texts.get(name) ?? []), text])
  return Object.fromEntries(
    [...texts].map(([name, given]) => [
      name,
      fieldIn(given, Object.hasOwn(members, name) ? members[name]! : {}),
    ]),
  )
}

function fieldIn(texts: readonly string[], { types, items }: ValueShape): unknown {
  const isList = texts.length > 1 || types?.every((type) => type === 'array') === true
  return isList ? texts.map((text) => literalIn(text, items)) : literalIn(texts[0]!, types)
}

/** The value of one of these types that a text writes; the text itself where it may be one, or is none of them. */
function literalIn(text: string, types: readonly string[] = ['string']): unknown {
  if (types.includes('string')) return text
  const isDocument = /^[[{]/.test(text) && types.some((type) => type === 'object' || type === 'array')
  if (!isDocument && !/^(true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(text)) return text
  try {
    const value: unknown = JSON.parse(text)
    return primitiveText(value) === text || (isDocument && (isObject(value) || Array.isArray(value)))
      ? value
      : text
  } catch {
    return text
  }
}
