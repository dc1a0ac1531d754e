import { compileValidator, type JsonSchema } from '../../src/core.js'
import { isObject, type JsonObject } from './document.js'
import { behindReferences, typesOf, type ValueTypes } from './parameter-kind.js'

/** Keywords that say nothing of a text, or no more than that it is one. */
const silent = /^(type|title|description|default|deprecated|examples|format|\$defs|x-.*)$/

/** Whether a schema takes any text: there is nothing to look at in it. */
export function isAnyText(schema: JsonSchema, definitions: JsonObject): boolean {
  const found = behindReferences(schema, definitions)
  if (typeof found === 'boolean') return found
  const isText = found.type === undefined || found.type === 'string'
  const isFree = found.format === undefined || ['binary', 'byte'].includes(String(found.format))
  return isText && isFree && Object.keys(found).every((keyword) => silent.test(keyword))
}

/** Whether a text may be a value of a schema: of texts, numbers and truth values. */
export function isOfTexts(schema: JsonSchema, definitions: JsonObject): boolean {
  const types = typesOf(schema, definitions)
  return (
    types !== undefined &&
    types.size > 0 &&
    ![...types].some((type) => ['array', 'object', 'null'].includes(type))
  )
}

/** What a text may mean: itself where the schema takes texts, and the number or truth value that it writes. */
export function textReadings(text: string, types: ValueTypes | undefined): readonly unknown[] {
  return [...(types?.has('string') === false ? [] : [text]), ...literalOf(text)]
}

/** Why a text is no value of a schema; undefined where it is one. */
export function textProblem(
  schema: JsonSchema,
  definitions: JsonObject,
): (text: string) => string | undefined {
  const types = typesOf(schema, definitions)
  const validate = compileValidator(isObject(schema) ? { ...schema, $defs: definitions } : schema)
  return (text) => {
    const readings = textReadings(text, types)
    const problems = readings.map((value) => validate(value)[0]?.message)
    return problems.includes(undefined) && readings.length > 0
      ? undefined
      : (problems[0] ?? `it is no ${[...(types ?? [])].join(' or ')}`)
  }
}

function literalOf(text: string): readonly unknown[] {
  return /^(true|false|-?\d+(\.\d+)?([eE][+-]?\d+)?)$/.test(text)
    ? [JSON.parse(/^-?0\d/.test(text) ? '0' : text)]
    : []
}
