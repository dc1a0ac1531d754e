import type { JsonSchema } from '../../src/core.js'
import { compileValidator } from '../../src/core.js'
import { authorValue, embedded, jsonText, namedValues } from '../author-content.js'
import { escapePattern, type SchemaObject } from '../narrow-schema.js'
import {
  isObject,
  type JsonObject,
  type OpenApiDocument,
  objectAt,
  partAt,
  placeOf,
  schemaAt,
} from './document.js'
import { fieldsOfForm, fieldsOfMultipart, formText, multipartText } from './form-texts.js'
import { bodyKindOf, isPlainText, isXml, sentMediaType } from './media-types.js'
import type { NullReading } from './nullable.js'
import type { Operation } from './operations.js'
import { typesOf } from './parameter-kind.js'
import { examplesOf } from './parameter-members.js'
import { primitiveText } from './parameter-style.js'
import { schemaConverter } from './schema-converter.js'
import { formReadings } from './text-readings.js'
import { isAnyText, isOfTexts, textReadings } from './text-values.js'
import { encodedTexts, firstTexts, type ValueNotation } from './value-encoding.js'
import { filesIn, shapeOf } from './value-shape.js'
import { orOthers, standalone, writtenValues } from './wire-texts.js'
import { type WrongTexts, wrongTexts } from './wrong-texts.js'
import { wrongXml } from './wrong-xml.js'
import { type XmlShapes, xmlShapes } from './xml-shape.js'
import { xmlText } from './xml-text.js'

/** A body that an operation takes, of one media type. */
export interface RequestBody {
  /** As a client sends it. */
  readonly mediaType: string
  readonly kind: ReturnType<typeof bodyKindOf>
  /** The schema of its document, on its own; undefined where it has none. */
  readonly schema: JsonSchema | undefined
  /** The same where it takes all that somebody may read in it: what it refuses is wrong by every reading. */
  readonly widest: JsonSchema | undefined
  /** Definitions for the event schema. */
  readonly definitions: SchemaObject
  /** The schema of the member `body`, in base64 or plain; undefined where it cannot be plain. */
  readonly texts: (isBase64Encoded: boolean) => SchemaObject | undefined
  /** Its texts by the document's examples, or one by its schema. */
  readonly golden: readonly string[]
  /** Its wrong texts: of a form with a schema. */
  readonly wrong?: WrongTexts
}

/** The bodies that an operation takes, by media type; `required` where none of them may be left out. */
export interface RequestBodies {
  readonly required: boolean
  readonly bodies: readonly RequestBody[]
}

/** What an operation says of its request's body. `note` is told what cannot be looked at. */
export function requestBodies(
  document: OpenApiDocument,
  { part }: Operation,
  note: (text: string) => void,
): RequestBodies {
  const declared = partAt(part, 'requestBody')
  if (declared === undefined) return { required: false, bodies: [] }
  const body = document.resolve(declared)
  const content = partAt(body, 'content')
  const bodies = Object.keys(objectAt(content)).flatMap((mediaType, i): readonly RequestBody[] => {
    const media = partAt(content!, mediaType)!
    const schemaPart = schemaAt(media, note)
    const schemaBy = (nulls: NullReading): JsonSchema | undefined => {
      const converter = schemaConverter(document, 'request', note, nulls)
      return schemaPart && standalone(converter.convert(schemaPart), converter.definitions())
    }
    const schema = schemaBy('narrower')
    const widest = document.version === '3.0' ? schemaBy('wider') : schema
    const kind = bodyKindOf(mediaType)
    const xml = isXml(mediaType) && schemaPart ? xmlShapes(document, schemaPart) : undefined
    const isTold =
      schema === undefined || xml !== undefined || isPlain(mediaType, schema) || isAnyText(schema, {})
    if ((kind === 'text' || kind === 'binary') && !isTold)
      note(`${placeOf(media)}: a body of type ${mediaType} is any text; its schema is not looked at`)
    if (partAt(media, 'encoding') !== undefined)
      note(`${placeOf(media)}/encoding: fields are written as by default; it is not looked at`)
    const name = `requestBody${i === 0 ? '' : i + 1}`
    const examples = examplesOf(document, media)
    const made =
      xml !== undefined && schema !== undefined
        ? { mediaType: sentMediaType(mediaType), kind, schema, ...xmlParts(schema, xml, examples, name) }
        : requestBody(kind, mediaType, schema, examples, name)
    if (made.golden.length > 0) return [{ ...made, widest }]
    note(`${placeOf(media)}: no value of a body of type ${mediaType} can be written; it is not sent`)
    return []
  })
  return { required: objectAt(body).required === true, bodies }
}

/** Between the parts of a form. */
const boundary = 'fgc-7d1e4c'

function requestBody(
  kind: RequestBody['kind'],
  mediaType: string,
  schema: JsonSchema | undefined,
  examples: readonly unknown[],
  name: string,
): Omit<RequestBody, 'widest'> {
  const sent =
    kind === 'multipart'
      ? `${sentMediaType(mediaType).split(';')[0]}; boundary=${boundary}`
      : sentMediaType(mediaType)
  const base = { mediaType: sent, kind, schema }
  if (kind === 'json') {
    const content = schema === undefined ? true : { $ref: `#/$defs/${name}` }
    const definitions = schema === undefined ? {} : { [name]: embedded(schema, `urn:author:${name}`) }
    return {
      ...base,
      definitions,
      texts: (encoded) => jsonText(content, encoded ? 'base64' : undefined),
      golden: jsonExamples(schema ?? true, examples),
    }
  }
  if (kind === 'form' || kind === 'multipart') return { ...base, ...formParts(kind, schema, examples, name) }
  if (schema !== undefined && isPlain(mediaType, schema))
    return { ...base, ...textParts(schema, examples, name) }
  const text = examples.find((example) => typeof example === 'string') ?? 'text'
  const any = { type: 'string', minLength: 1 }
  if (kind === 'text')
    return {
      ...base,
      definitions: {},
      texts: (encoded) => (encoded ? { ...any, contentEncoding: 'base64', 'x-checkContent': true } : any),
      golden: [text as string],
    }
  return {
    ...base,
    definitions: {},
    texts: (encoded) => (encoded ? { ...any, contentEncoding: 'base64', 'x-checkContent': true } : undefined),
    golden: [text as string],
  }
}

/** The bodies of XML, by the schema and what it says under `xml`. */
function xmlParts(schema: JsonSchema, shapes: XmlShapes, examples: readonly unknown[], name: string): Parts {
  const write = (value: unknown): string | undefined => xmlText(value, shapes)
  const notation = (base64: boolean): ValueNotation => ({ as: 'xml', shapes, base64 })
  const values = examples.filter((example) => typeof example !== 'string')
  const texts = examples.filter((example) => typeof example === 'string')
  const made = writtenParts({
    schema,
    examples: values,
    write,
    wrong: wrongXml(schema, shapes),
    notation,
    name,
  })
  return { ...made, golden: [...made.golden, ...texts] }
}

/** The bodies of a form: those that somebody who reads them finds right, as a list without items leaves no field. */
function formParts(
  kind: 'form' | 'multipart',
  schema: JsonSchema | undefined,
  examples: readonly unknown[],
  name: string,
): Parts {
  const said = schema ?? { type: 'object' }
  const files = filesIn(said, definitionsOf(said))
  const write = (value: unknown): string | undefined =>
    kind === 'form' ? formText(value) : multipartText(value, boundary, files)
  const wrong = schema === undefined ? undefined : wrongForms(schema, kind, write)
  const shape = shapeOf(said, definitionsOf(said))
  const notation = (base64: boolean): ValueNotation =>
    kind === 'form' ? { as: kind, shape, base64 } : { as: kind, boundary, files, shape, base64 }
  return writtenParts({ schema: said, examples, write, wrong, notation, name })
}

type Parts = Pick<RequestBody, 'definitions' | 'texts' | 'golden' | 'wrong'>

/** The bodies that are texts, as a schema that says more of them than that describes them. */
function textParts(schema: JsonSchema, examples: readonly unknown[], name: string): Parts {
  const definitions = definitionsOf(schema)
  const types = typesOf(schema, definitions)
  // An empty body is none.
  const write = (value: unknown): string | undefined => primitiveText(value) || undefined
  const read = (text: string) => (text === '' ? undefined : textReadings(text, types))
  const wrong = wrongTexts({ schema, pointer: '', place: '', write, read })
  const shape = shapeOf(schema, definitions)
  const notation = (base64: boolean): ValueNotation => ({ as: 'plain', shape, base64 })
  return writtenParts({ schema, examples, write, wrong, notation, name })
}

function isPlain(mediaType: string, schema: JsonSchema): boolean {
  const definitions = definitionsOf(schema)
  return isPlainText(mediaType) && isOfTexts(schema, definitions) && !isAnyText(schema, definitions)
}

function definitionsOf(schema: JsonSchema): JsonObject {
  return isObject(schema) && isObject(schema.$defs) ? schema.$defs : {}
}

/** How the values of a schema are written in bodies. */
interface WrittenBody {
  readonly schema: JsonSchema
  readonly examples: readonly unknown[]
  readonly write: (value: unknown) => string | undefined
  readonly wrong: WrongTexts | undefined
  readonly notation: (base64: boolean) => ValueNotation
  /** Of its definition. */
  readonly name: string
}

function writtenParts(body: WrittenBody): Parts {
  const { schema, examples, write, wrong, notation, name } = body
  const isRight = (text: string | undefined): text is string =>
    text !== undefined && wrong?.problemOf(text) === undefined
  const definitions = { [name]: embedded(schema, `urn:author:${name}`) }
  const texts = (encoded: boolean) => encodedTexts({ $ref: `#/$defs/${name}` }, notation(encoded))
  const made = firstTexts({ ...texts(false), $defs: definitions })
  const shown = [...examples, ...[schema].flatMap(namedIn)].map(write).filter(isRight)
  const golden = (shown.length > 0 ? shown : [write(authorValue(schema)), ...made].filter(isRight)).slice(
    0,
    1,
  )
  return {
    ...(made.length > 0
      ? { definitions, texts: (encoded) => orOthers(texts(encoded)) }
      : listedTexts(body, isRight)),
    golden,
    ...(wrong === undefined ? {} : { wrong }),
  }
}

function namedIn(schema: JsonSchema): readonly unknown[] {
  return isObject(schema) ? namedValues(schema) : []
}

/** Where no text can be made by the schema, those of some of its values. */
function listedTexts(
  { schema, examples, write }: WrittenBody,
  isRight: (text: string | undefined) => text is string,
): Pick<Parts, 'definitions' | 'texts'> {
  const texts = [...examples.map(write), ...writtenValues(schema, write)].filter(isRight)
  return {
    definitions: {},
    texts: (encoded) =>
      texts.length === 0 ? undefined : orOthers({ enum: encoded ? texts.map(inBase64) : texts }),
  }
}

function wrongForms(
  schema: JsonSchema,
  kind: 'form' | 'multipart',
  write: (value: unknown) => string | undefined,
): WrongTexts {
  const fieldsOf = (text: string) =>
    kind === 'form' ? fieldsOfForm(text) : fieldsOfMultipart(text, boundary)
  const definitions = definitionsOf(schema)
  const read = (text: string) => formReadings(fieldsOf(text), { schema, definitions })
  return wrongTexts({ schema, pointer: '', place: '', write, read, malformed: ['text'] })
}

function jsonExamples(schema: JsonSchema, examples: readonly unknown[]): readonly string[] {
  const accepts = compileValidator(schema)
  const fitting = examples.filter((example) => accepts(example).length === 0)
  const values = fitting.length > 0 ? fitting : [authorValue(schema)]
  return values.map((value) => JSON.stringify(value))
}

function inBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** A pattern of the header `content-type` that says a media type; of JSON also with its character set. */
export function contentTypePattern({ mediaType, kind }: RequestBody): string {
  const literal = escapePattern(mediaType)
  return kind === 'json' && !mediaType.includes(';')
    ? `^${literal}(; ?charset=[Uu][Tt][Ff]-8)?$`
    : `^${literal}$`
}
