import { compileValidator, type JsonSchema } from '../../src/core.js'
import { authorValue, jsonText } from '../author-content.js'
import type { SchemaObject } from '../narrow-schema.js'
import {
  isObject,
  type JsonObject,
  type OpenApiDocument,
  objectAt,
  type Part,
  partAt,
  schemaAt,
} from './document.js'
import { behindReferences, typesOf, type ValueTypes } from './parameter-kind.js'
import { type Notation, primitiveText, type Style, textInStyle } from './parameter-style.js'
import type { SchemaConverter } from './schema-converter.js'
import { readingsOf } from './text-readings.js'
import { primitiveTexts, safeText, standalone, type TextPlace } from './wire-texts.js'
import { writtenTexts } from './written-texts.js'
import { type WrongTexts, wrongTexts } from './wrong-texts.js'

/** A member of an event that carries a parameter, or one part of it. */
export interface WireMember {
  readonly group: TextPlace
  /** Its name in the event: `filter[state]`. */
  readonly name: string
  /** The schema of its text. */
  readonly texts: SchemaObject
  readonly required: boolean
  /** Other members that are there where this one is. */
  readonly together: readonly string[]
  /** Its text in the golden event, where it is required. */
  readonly golden: unknown
  /** Its text by the document's own examples. */
  readonly documented: readonly unknown[]
  /** The schema of its value and the golden one, where its text can be wrong in a way that is told by the value. */
  readonly value?: { readonly schema: JsonSchema; readonly golden: unknown }
  /** Its wrong texts, where they are not told by `value`. */
  readonly wrong?: WrongTexts
}

/** What a parameter object says, read once. */
export interface Parameter {
  readonly name: string
  readonly group: TextPlace
  readonly required: boolean
  readonly notation: Notation
  /** Converted; its references lead into the converter's definitions. */
  readonly schema: JsonSchema
  readonly types: ValueTypes | undefined
  /** Whether its text is JSON. */
  readonly isJson: boolean
  readonly examples: readonly unknown[]
}

/** Reads a parameter object. */
export function readParameter(document: OpenApiDocument, part: Part, converter: SchemaConverter): Parameter {
  const raw = objectAt(part)
  const [mediaType, content] = Object.entries(objectAt(partAt(part, 'content')))[0] ?? []
  const schemaPart = schemaAt(content === undefined ? part : partAt(part, 'content', mediaType!)!)
  const said = schemaPart === undefined ? true : converter.convert(schemaPart)
  // Sent without a value a parameter of such a flag is right, whatever its schema says (OpenAPI 3.1, "allowEmptyValue").
  const schema = raw.allowEmptyValue === true && raw.in === 'query' ? { anyOf: [said, { const: '' }] } : said
  const style = (raw.style ?? { query: 'form', cookie: 'form' }[String(raw.in)] ?? 'simple') as Style
  const explode = typeof raw.explode === 'boolean' ? raw.explode : style === 'form'
  const name = String(raw.name)
  return {
    name,
    group: ({ path: 'pathParameters', query: 'queryStringParameters' } as const)[String(raw.in)] ?? 'headers',
    required: raw.required === true || raw.in === 'path',
    notation: { style, explode, name },
    schema,
    types: typesOf(schema, converter.definitions()),
    isJson: content !== undefined && /[/+]json$/.test(mediaType!.split(';')[0]!.trim()),
    examples: [
      ...examplesOf(document, part),
      ...(mediaType === undefined ? [] : examplesOf(document, partAt(part, 'content', mediaType)!)),
    ],
  }
}

/** The values of `example` and `examples` of a parameter, a header or a media type. */
export function examplesOf(document: OpenApiDocument, part: Part): readonly unknown[] {
  const { example } = objectAt(part)
  const named = partAt(part, 'examples')
  const values = Object.keys(objectAt(named)).map(
    (key) => objectAt(document.resolve(partAt(named!, key)!)).value,
  )
  return [...(example === undefined ? [] : [example]), ...values.filter((value) => value !== undefined)]
}

/** The members of an event that carry a parameter; undefined where there is no way to write its values. */
export function membersOf(
  parameter: Parameter,
  definitions: JsonObject,
  edgeCases: readonly unknown[],
): readonly WireMember[] | undefined {
  const { types, isJson, notation, group } = parameter
  if (isJson) return [jsonMember(parameter, definitions)]
  const isPrimitive = types === undefined || ![...types].some((type) => type === 'array' || type === 'object')
  const isPlain = isPrimitive && notation.style !== 'label' && notation.style !== 'matrix'
  if (isPlain) return primitiveMember(parameter, definitions, edgeCases)
  const isSpread = notation.style === 'deepObject' || (notation.style === 'form' && notation.explode)
  if (types?.has('object') === true && isSpread && group === 'queryStringParameters')
    return spreadMembers(parameter, definitions, edgeCases)
  return writtenMember(parameter, definitions)
}

function jsonMember(parameter: Parameter, definitions: JsonObject): WireMember {
  const write = (value: unknown): string => JSON.stringify(value)
  const wrong = wrongTexts({
    ...placeOfMember(parameter, definitions),
    write: (value) => safeText(write(value), parameter.group),
    read: (text) => [parsedJson(text)],
    malformed: ['{"'],
  })
  return { ...memberOf(parameter, definitions, jsonText(parameter.schema), write), wrong }
}

function primitiveMember(
  parameter: Parameter,
  definitions: JsonObject,
  edgeCases: readonly unknown[],
): readonly WireMember[] | undefined {
  const { schema, types, group } = parameter
  const texts = primitiveTexts(schema, types, group, edgeCases)
  if (texts === undefined) return undefined
  const member = memberOf(parameter, definitions, texts, primitiveText)
  return [{ ...member, value: { schema, golden: valueBehind(member.golden, types) } }]
}

/** The value behind a text: a number or truth value where the schema allows one, else the text. */
function valueBehind(text: unknown, types: ValueTypes | undefined): unknown {
  const isLiteral = ['number', 'integer', 'boolean'].some((type) => types?.has(type) === true)
  return isLiteral && /^(true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(String(text))
    ? JSON.parse(String(text))
    : text
}

/** Lists and objects as texts: those that values of the schema have. */
function writtenMember(parameter: Parameter, definitions: JsonObject): readonly WireMember[] | undefined {
  const { notation, group, schema } = parameter
  const repeats = group === 'queryStringParameters' && notation.style === 'form' && notation.explode
  const write = repeats ? repeated : (value: unknown) => safeText(textInStyle(value, notation), group)
  const wrong = wrongTexts({
    ...placeOfMember(parameter, definitions),
    write: (value) => [write(value)].find((text) => typeof text === 'string'),
    read: (text) => readingsOf(text, notation, { schema, definitions }),
  })
  const isRight = (text: string): boolean => wrong.problemOf(text) === undefined
  const found = writtenTexts(parameter, definitions, { repeats, write, isRight })
  return found && [{ ...memberOf(parameter, definitions, found.texts, write), golden: found.golden, wrong }]
}

/** What stands for a text that is no JSON: no schema of JSON has it as a value. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placeOfMember({ name, group, schema }: Parameter, definitions: JsonObject) {
  const token = (group === 'headers' ? name.toLowerCase() : name).replaceAll('~', '~0').replaceAll('/', '~1')
  return {
    schema: standalone(schema, definitions),
    pointer: `/properties/${encodeURIComponent(token)}`,
    place: `/${token}`,
  }
}

function repeated(value: unknown): string | readonly string[] | undefined {
  if (!Array.isArray(value)) return primitiveText(value)
  const texts = value.map(primitiveText)
  if (texts.length === 0 || texts.includes(undefined)) return undefined
  return texts.length === 1 ? texts[0] : (texts as readonly string[])
}

/** An object whose members are parameters of their own: `filter[state]`, or their own names where it is exploded. */
function spreadMembers(
  parameter: Parameter,
  definitions: JsonObject,
  edgeCases: readonly unknown[],
): readonly WireMember[] | undefined {
  const { name, notation, required, schema, examples } = parameter
  const found = behindReferences(schema, definitions)
  const properties = isObject(found) && isObject(found.properties) ? found.properties : {}
  const demanded =
    isObject(found) && Array.isArray(found.required) ? (found.required as readonly string[]) : []
  const wireName = (key: string): string => (notation.style === 'deepObject' ? `${name}[${key}]` : key)
  const members = Object.entries(properties).map(([key, inner]) => {
    const own = inner as JsonSchema
    const member: Parameter = {
      ...parameter,
      name: wireName(key),
      required: required && demanded.includes(key),
      notation: { style: 'form', explode: false, name: key },
      schema: own,
      types: typesOf(own, definitions),
      examples: examples.flatMap((example) => (isObject(example) && key in example ? [example[key]] : [])),
    }
    return { key, found: membersOf(member, definitions, edgeCases)?.[0] }
  })
  if (
    members.length === 0 ||
    members.some(({ key, found: member }) => member === undefined && demanded.includes(key))
  )
    return undefined
  const together = demanded.map(wireName)
  return members.flatMap(({ found: member }) => (member === undefined ? [] : [{ ...member, together }]))
}

function memberOf(
  { name, group, required, schema, examples }: Parameter,
  definitions: JsonObject,
  texts: SchemaObject,
  write: (value: unknown) => unknown,
): WireMember {
  const whole = standalone(schema, definitions)
  const named = isObject(whole) && Array.isArray(whole.examples) ? (whole.examples as readonly unknown[]) : []
  const candidates = [...examples, ...named].map(write).filter((text) => text !== undefined)
  const documented = candidates.length === 0 ? [] : fitting(candidates, { ...texts, $defs: definitions })
  const wireName = group === 'headers' ? name.toLowerCase() : name
  const golden = required ? (documented[0] ?? goldenText(whole, texts, definitions, write)) : undefined
  return { group, name: wireName, texts, required, together: [], golden, documented }
}

/** The text that a golden event shows: of a value that the schema names, else the smallest text. */
function goldenText(
  whole: JsonSchema,
  texts: SchemaObject,
  definitions: JsonObject,
  write: (value: unknown) => unknown,
): unknown {
  const schema = { ...texts, $defs: definitions }
  const text = write(authorValue(whole))
  return fitting(text === undefined ? [] : [text], schema)[0] ?? authorValue(schema)
}

function fitting(texts: readonly unknown[], schema: JsonSchema): readonly unknown[] {
  const validate = compileValidator(schema)
  return texts.filter((text) => validate(text).length === 0)
}
