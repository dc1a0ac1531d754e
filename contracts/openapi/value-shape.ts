import type { JsonSchema } from '../../src/core.js'
import { isObject, type JsonObject } from './document.js'
import { bodyKindOf } from './media-types.js'
import { definitionAt, typesOf } from './parameter-kind.js'

/** The types that a value may have, and what is in it: what it takes to read it in a text. Absent: any. */
export interface ValueShape {
  readonly types?: readonly string[]
  readonly items?: readonly string[]
  readonly members?: Readonly<Record<string, ValueShape>>
}

/** The shape of what a converted schema accepts, through references and combinations. */
export function shapeOf(schema: JsonSchema, definitions: JsonObject): ValueShape {
  const parts = partsOf(schema, definitions)
  const names = new Set(
    parts.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : [])),
  )
  const members = [...names].map((name) => [name, memberShape(parts, name, definitions)] as const)
  return {
    ...flatShape([schema], definitions),
    ...(members.length === 0 ? {} : { members: Object.fromEntries(members) }),
  }
}

/** The members of an object that are files: bytes, or documents of a media type, or lists of them. */
export function filesIn(schema: JsonSchema, definitions: JsonObject): readonly string[] {
  const isFile = (one: unknown): boolean =>
    partsOf(one as JsonSchema, definitions).some(
      ({ format, contentMediaType, items }) =>
        format === 'binary' ||
        (typeof contentMediaType === 'string' && bodyKindOf(contentMediaType) !== 'json') ||
        (items !== undefined && isFile(items)),
    )
  const members = partsOf(schema, definitions).flatMap(({ properties }) =>
    isObject(properties) ? Object.entries(properties) : [],
  )
  return [...new Set(members.filter(([, one]) => isFile(one)).map(([name]) => name))]
}

function memberShape(parts: readonly JsonObject[], name: string, definitions: JsonObject): ValueShape {
  const schemas = parts.flatMap(({ properties }) =>
    isObject(properties) && Object.hasOwn(properties, name) ? [properties[name] as JsonSchema] : [],
  )
  return flatShape(schemas, definitions)
}

function flatShape(schemas: readonly JsonSchema[], definitions: JsonObject): ValueShape {
  const types = union(schemas, definitions)
  const items = schemas
    .flatMap((schema) => partsOf(schema, definitions))
    .flatMap((part) => [part.items, ...(Array.isArray(part.prefixItems) ? part.prefixItems : [])])
    .filter((one) => one !== undefined) as readonly JsonSchema[]
  const within = items.length === 0 ? undefined : union(items, definitions)
  return { ...(types === undefined ? {} : { types }), ...(within === undefined ? {} : { items: within }) }
}

function union(schemas: readonly JsonSchema[], definitions: JsonObject): readonly string[] | undefined {
  const found = schemas.map((schema) => typesOf(schema, definitions))
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((types) => [...types!]))]
}

/** A schema and those that it combines, references followed. */
function partsOf(
  schema: JsonSchema,
  definitions: JsonObject,
  seen: Set<unknown> = new Set(),
): readonly JsonObject[] {
  if (!isObject(schema) || seen.has(schema)) return []
  seen.add(schema)
  const { $ref, allOf, anyOf, oneOf, if: condition, then, else: otherwise } = schema
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []))
  const target = typeof $ref === 'string' ? definitionAt($ref, definitions) : undefined
  const others = [target, ...lists, condition, then, otherwise] as readonly JsonSchema[]
  return [schema, ...others.flatMap((one) => partsOf(one, definitions, seen))]
}
