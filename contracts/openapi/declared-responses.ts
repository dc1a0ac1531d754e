import { compileValidator, type Validator } from '../../src/core.js'
import { type OpenApiDocument, objectAt, type Part, partAt, placeOf, schemaAt } from './document.js'
import { bodyKindOf, isPlainText } from './media-types.js'
import type { Operation } from './operations.js'
import { readParameter } from './parameter-members.js'
import { schemaConverter } from './schema-converter.js'
import { isAnyText, isOfTexts, textProblem } from './text-values.js'
import { standalone } from './wire-texts.js'

/** A header that an answer is declared to have. */
export interface DeclaredHeader {
  /** As the document writes it. */
  readonly name: string
  readonly required: boolean
  /** Why a text is none of its values; undefined where it is one. */
  readonly problem: (text: string) => string | undefined
}

/** What the document says of the answers with one status. */
export interface DeclaredResponse {
  /** `200`, `4XX` or `default`. */
  readonly key: string
  /** Media types or ranges of them; empty where no content is declared. */
  readonly mediaTypes: readonly string[]
  /** The validator of the JSON document in an answer of a declared media type; undefined where it says nothing of it. */
  readonly validatorOf: (mediaType: string) => Validator | undefined
  /** Why the text of an answer of a declared media type is wrong; undefined where it is right, or nothing is said of it. */
  readonly textProblemOf: (mediaType: string, text: string) => string | undefined
  readonly headers: readonly DeclaredHeader[]
}

/** The answers that an operation declares. */
export interface DeclaredResponses {
  /** The statuses, classes and `default` that it names. */
  readonly keys: readonly string[]
  /** What it says of a status: of itself, of its class, or by default. */
  readonly of: (status: number) => DeclaredResponse | undefined
}

/** The answers that an operation declares. */
export function declaredResponses(
  document: OpenApiDocument,
  { responses }: Operation,
  note: (text: string) => void,
): DeclaredResponses {
  // Read at once, so that what cannot be looked at is known before an answer asks; compiled when one does.
  const read = new Map([...responses].map(([key, part]) => [key, readResponse(document, key, part, note)]))
  const keyOf = (status: number): string | undefined =>
    [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((key) => responses.has(key))
  return {
    keys: [...responses.keys()],
    of: (status) => {
      const key = keyOf(status)
      return key === undefined ? undefined : read.get(key)
    },
  }
}

function readResponse(
  document: OpenApiDocument,
  key: string,
  part: Part,
  note: (text: string) => void,
): DeclaredResponse {
  const content = partAt(part, 'content')
  const mediaTypes = Object.keys(objectAt(content))
  const validators = new Map(
    mediaTypes.map((mediaType) => [
      mediaType,
      validatorAt(document, partAt(content!, mediaType)!, mediaType, note),
    ]),
  )
  const texts = new Map(
    mediaTypes.map((mediaType) => [
      mediaType,
      textJudge(document, partAt(content!, mediaType)!, mediaType, note),
    ]),
  )
  return {
    key,
    mediaTypes,
    validatorOf: (mediaType) => validators.get(mediaType)?.(),
    textProblemOf: (mediaType, text) => texts.get(mediaType)?.(text),
    headers: headersOf(document, part, note),
  }
}

function validatorAt(
  document: OpenApiDocument,
  media: Part,
  mediaType: string,
  note: (text: string) => void,
): (() => Validator) | undefined {
  const schema = schemaAt(media, note)
  if (schema === undefined || bodyKindOf(mediaType) !== 'json') return undefined
  const converter = schemaConverter(document, 'response', note)
  const converted = converter.convert(schema)
  let validate: Validator | undefined
  return () => {
    validate ??= compileValidator(standalone(converted, converter.definitions()))
    return validate
  }
}

/** Judges an answer that is plain text; of other documents that are no JSON nothing is told. */
function textJudge(
  document: OpenApiDocument,
  media: Part,
  mediaType: string,
  note: (text: string) => void,
): ((text: string) => string | undefined) | undefined {
  const part = schemaAt(media)
  if (part === undefined || bodyKindOf(mediaType) === 'json') return undefined
  const converter = schemaConverter(document, 'response', () => undefined)
  const schema = converter.convert(part)
  const definitions = converter.definitions()
  if (isAnyText(schema, definitions)) return undefined
  if (isPlainText(mediaType) && isOfTexts(schema, definitions)) return textProblem(schema, definitions)
  note(`${placeOf(media)}: the schema of an answer of type ${mediaType} is not looked at`)
  return undefined
}

function headersOf(
  document: OpenApiDocument,
  part: Part,
  note: (text: string) => void,
): readonly DeclaredHeader[] {
  const headers = partAt(part, 'headers')
  return Object.keys(objectAt(headers)).flatMap((name): readonly DeclaredHeader[] => {
    // What content an answer has is said by "content" alone.
    if (name.toLowerCase() === 'content-type') return []
    const header = document.resolve(partAt(headers!, name)!)
    return [
      {
        name,
        required: objectAt(header).required === true,
        problem: headerProblem(document, header, name, note),
      },
    ]
  })
}

function headerProblem(
  document: OpenApiDocument,
  header: Part,
  name: string,
  note: (text: string) => void,
): DeclaredHeader['problem'] {
  const converter = schemaConverter(document, 'response', note)
  const { schema } = readParameter(
    document,
    { ...header, value: { ...objectAt(header), in: 'header', name } },
    converter,
  )
  const definitions = converter.definitions()
  return isOfTexts(schema, definitions) ? textProblem(schema, definitions) : () => undefined
}
