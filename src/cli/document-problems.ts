import { cutMiddle, visible } from '../report/format-value.js'
import { getAt, parsePointer } from '../schema/json-pointer.js'
import { compileValidator, type ValidationProblem } from '../schema/validate/validate.js'
import type { JsonSchema } from '../typed-schema.js'
import type { ExtraProblem, NamedSchema } from './program.js'

/** Longer patterns are not read by anybody. */
const maxPattern = 240

/** Says what is wrong with a document, one sentence for each place; nothing when it is right. */
export function documentJudge({
  schema: { schema },
  check,
}: NamedSchema): (document: unknown) => readonly ExtraProblem[] {
  const validate = compileValidator(schema)
  return (document) => {
    const extra = check?.(document) ?? []
    const found = mostTelling(validate(document)).map((problem) => ({
      pointer: problem.pointer,
      message: messageOf(problem, schema),
      isAlternative: /\/(anyOf|oneOf|not|if)(\/|$)/.test(problem.schemaPointer),
    }))
    const clearer = new Set(extra.map(({ pointer }) => pointer))
    // Why no alternative fits is what the further check tells better.
    const rest = found.filter((one) => !clearer.has(one.pointer) && !(one.isAlternative && extra.length > 0))
    return [...extra, ...rest]
  }
}

/** One problem as a line without a line break: `/body must be a string, was number 5`. */
export function problemLine({ pointer, message }: ExtraProblem): string {
  const place = pointer === '' ? 'the document' : pointer
  return visible(`${place} ${message}`).replaceAll('\n', '\\n')
}

/** Of a place with a wrong type, only the type. */
function mostTelling(problems: readonly ValidationProblem[]): readonly ValidationProblem[] {
  const mistyped = new Set(problems.filter(({ keyword }) => keyword === 'type').map(({ pointer }) => pointer))
  return problems.filter(({ pointer, keyword }) => keyword === 'type' || !mistyped.has(pointer))
}

/** The message, with what the schema says of the place where a pattern alone would tell nothing. */
function messageOf({ keyword, message, schemaPointer }: ValidationProblem, schema: JsonSchema): string {
  if (keyword !== 'pattern') return message
  const description = descriptionAt(schema, schemaPointer)
  const short = cutMiddle(message, maxPattern, 'pattern shortened')
  return description === undefined ? short : `${short} (described as: ${description})`
}

/** The description of the nearest schema around a keyword that has one, the root left out. */
function descriptionAt(schema: JsonSchema, schemaPointer: string): string | undefined {
  const tokens = parsePointer(schemaPointer) ?? []
  for (let end = tokens.length - 1; end > 0; end--) {
    const found = getAt(schema, tokens.slice(0, end))?.value as { readonly description?: unknown } | undefined
    if (typeof found?.description === 'string') return found.description
  }
  return undefined
}
