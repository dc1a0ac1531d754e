import type { JsonSchema } from '../../src/core.js'
import type { SchemaObject } from '../narrow-schema.js'
import { isObject, type JsonObject } from './document.js'
import { behindReferences, typesOf } from './parameter-kind.js'
import type { Parameter } from './parameter-members.js'
import { encodedTexts, firstTexts } from './value-encoding.js'
import { shapeOf } from './value-shape.js'
import { orOthers, primitiveTexts, standalone, type TextPlace, writtenValues } from './wire-texts.js'

/** Texts of the values of a schema. */
export interface WrittenTexts {
  readonly texts: SchemaObject
  /** One that a golden event may show. */
  readonly golden: unknown
}

/**
 * The texts of a list or an object, as `write` writes them; undefined where no value of the schema has one. Where
 * each item is a parameter of its own, several are a list of texts.
 */
export function writtenTexts(
  parameter: Parameter,
  definitions: JsonObject,
  {
    repeats,
    write,
    isRight,
  }: {
    readonly repeats: boolean
    readonly write: (value: unknown) => unknown
    readonly isRight: (text: string) => boolean
  },
): WrittenTexts | undefined {
  const { schema, notation, group: place } = parameter
  const shape = shapeOf(schema, definitions)
  const encoded = encodedTexts(
    schema,
    repeats ? { as: 'item', shape } : { as: 'style', notation, place, shape },
  )
  const others = repeats ? {} : { type: 'string' }
  const [made] = firstTexts({ ...encoded, $defs: definitions }).filter(isRight)
  const lists = repeats ? listTexts(schema, definitions, place) : undefined
  if (made !== undefined && (!repeats || lists !== undefined)) {
    const one = orOthers(encoded, others)
    return { texts: withLists(lists ?? [], one), golden: made }
  }
  const written = writtenValues(standalone(schema, definitions), write)
  const texts = written.filter((one) => typeof one === 'string' && isRight(one))
  if (texts.length === 0) return undefined
  const several = written.filter((one) => typeof one !== 'string')
  const both = withLists(
    several.length === 0 ? [] : [{ ...inferred, enum: several }],
    orOthers({ enum: texts }, others),
  )
  return { texts: both, golden: texts[0] }
}

function withLists(lists: readonly SchemaObject[], texts: SchemaObject): SchemaObject {
  return { anyOf: [...lists, ...(texts.anyOf as readonly SchemaObject[])] }
}

// The form of a repeated parameter is known from types of libraries alone: no capture shows it.
const inferred = { 'x-evidence': 'inferred' }

/** What a list may say so that its texts can be told by those of its items. */
const known =
  /^(type|items|(min|max|unique)Items|title|description|default|deprecated|examples?|x-.*|\$defs)$/

/** The texts of a parameter that is given several times: none, or one schema; undefined where none describes them. */
function listTexts(
  schema: JsonSchema,
  definitions: JsonObject,
  place: TextPlace,
): readonly SchemaObject[] | undefined {
  const found = behindReferences(schema, definitions)
  if (!isObject(found) || found.type !== 'array' || !Object.keys(found).every((word) => known.test(word)))
    return undefined
  const { items = true, minItems = 0, maxItems, uniqueItems } = found as { readonly [word: string]: never }
  if (Number(maxItems ?? 2) < 2) return []
  const texts = primitiveTexts(items, typesOf(items, definitions), place, [])
  if (texts === undefined) return undefined
  const bounds = { minItems: Math.max(2, minItems), ...(maxItems === undefined ? {} : { maxItems }) }
  const unique = uniqueItems === undefined ? {} : { uniqueItems }
  return [{ ...inferred, type: 'array', items: texts, ...bounds, ...unique }]
}
