import { ContractError } from '../../src/core.js'
import { isObject, type OpenApiDocument, objectAt, type Part, partAt, placeOf } from './document.js'

/** What is to stand at a place, and below it: by the names of its members, or in each of them. */
interface Shape {
  readonly kind: 'an object' | 'a list'
  readonly members?: Readonly<Record<string, Shape>>
  readonly each?: Shape
}

const object: Shape = { kind: 'an object' }
const list: Shape = { kind: 'a list' }
const mediaTypes: Shape = { ...object, each: { ...object, members: { encoding: object } } }
const described: Shape = { ...object, members: { content: mediaTypes } }
const response: Shape = {
  ...object,
  members: { content: mediaTypes, headers: { ...object, each: described } },
}

/** The members of a document that are looked at. */
export const documentShape: Shape = {
  ...object,
  members: { paths: object, webhooks: object, components: object, servers: list, security: list },
}

/** Those of a path, but for its operations. */
export const pathShape: Shape = { ...object, members: { parameters: list, servers: list } }

/** Those of an operation, with all that they hold but schemas. */
export const operationShape: Shape = {
  ...object,
  members: {
    parameters: { ...list, each: described },
    requestBody: described,
    responses: { ...object, each: response },
    callbacks: object,
    servers: list,
    security: list,
  },
}

/**
 * What is of another kind than OpenAPI says, each with its place: it would be passed over. `null` is nothing there, as
 * YAML reads a member without a value.
 */
export function wrongKinds(document: OpenApiDocument, part: Part, shape: Shape): readonly string[] {
  const found = resolved(document, part)
  if (found === undefined || found.value === null) return []
  const { kind } = shape
  if ((kind === 'a list') !== Array.isArray(found.value) || typeof found.value !== 'object')
    return [`${placeOf(found)}: it must be ${kind}; it is not looked at`]
  return keysOf(found).flatMap((key) => {
    const below = shape.each ?? ownShape(shape, key)
    return below === undefined ? [] : wrongKinds(document, partAt(found, key)!, below)
  })
}

/** A reference that leads nowhere is told where the part is read. */
function resolved(document: OpenApiDocument, part: Part): Part | undefined {
  try {
    return document.resolve(part)
  } catch (error) {
    if (error instanceof ContractError) return undefined
    throw error
  }
}

function keysOf(part: Part): readonly (string | number)[] {
  if (!isObject(part.value)) return [...(part.value as readonly unknown[]).keys()]
  return Object.keys(objectAt(part)).filter((key) => !key.startsWith('x-'))
}

function ownShape({ members = {} }: Shape, key: string | number): Shape | undefined {
  return Object.hasOwn(members, key) ? members[key] : undefined
}
