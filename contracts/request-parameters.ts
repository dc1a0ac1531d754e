import { acceptorOf } from '../src/core.js'
import { embedded } from './author-content.js'
import type { ApigEvent } from './generated/apig-event.js'
import { changeAt, examplesOf, type SchemaObject, withExamples } from './narrow-schema.js'
import type { Parameters } from './parameters.js'

/** The event schema with parameters of the author's: those that are required are there, each by its schema. */
export function withParameters(schema: SchemaObject, parameters: Parameters): SchemaObject {
  const { group } = parameters
  const narrowed = changeAt(schema, ['$defs', group], (base) => groupSchema(base, parameters))
  const changed = (parameters.texts.required as readonly string[] | undefined)?.length
    ? alwaysThere(narrowed, group)
    : narrowed
  return withExamples(
    changed,
    examplesOf<ApigEvent>(schema).map((event) => withGolden(event, parameters)),
  )
}

/** What the author says, on top of what is known of the group: its names, and the values of undeclared members. */
function groupSchema(base: SchemaObject, { group, texts }: Parameters): SchemaObject {
  const { 'x-edgeCases': cases, properties, ...known } = base
  // A path holds the parameters that the API defines, and no others; queries and headers are the client's.
  const others = group === 'pathParameters' ? { additionalProperties: false } : {}
  const merged = {
    ...known,
    ...others,
    ...texts,
    properties: {
      ...(group === 'headers' ? (properties as SchemaObject) : {}),
      ...(texts.properties as SchemaObject),
    },
  }
  const accepts = acceptorOf(merged)
  const fitting = ((cases ?? []) as readonly { readonly value: unknown }[]).filter(({ value }) =>
    accepts(value),
  )
  return embedded({ ...merged, 'x-edgeCases': fitting }, `urn:author:${group}`) as SchemaObject
}

/** The event schema with a member that is neither absent nor null: what is required in it is always there. */
export function alwaysThere(schema: SchemaObject, group: string): SchemaObject {
  if ((schema.required as readonly string[]).includes(group)) return schema
  const changed = changeAt(schema, ['properties', group], (member) => ({
    description: member.description,
    $ref: `#/$defs/${group}`,
  }))
  return { ...changed, required: [...(schema.required as readonly string[]), group] }
}

function withGolden(event: ApigEvent, { group, golden, texts }: Parameters): ApigEvent {
  const closed = group !== 'headers' || texts.additionalProperties === false
  const before = group === 'headers' && !closed ? event.headers : {}
  return { ...event, [group]: { ...before, ...golden } }
}
