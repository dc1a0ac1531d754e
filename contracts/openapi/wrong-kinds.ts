import { ContractError } from '../../src/core.js'
import { isObject, type OpenApiDocument, objectAt, type Part, partAt, placeOf } from './document.js'

/** What is to stand at a place, and below it: by the names of its members, or in each of them. */
interface Shape {
  readonly kind: 'an object' | 'a list' | 'a text'
  /** The member without which nothing can be made of it. */
  readonly needs?: string
  readonly members?: Readonly<Record<string, Shape>>
  readonly each?: Shape
}

const object: Shape = { kind: 'an object' }
const list: Shape = { kind: 'a list' }
const servers: Shape = { ...list, each: { ...object, needs: 'url', members: { url: { kind: 'a text' } } } }
const mediaTypes: Shape = { ...object, each: { ...object, members: { encoding: object } } }
const described: Shape = { ...object, members: { content: mediaTypes } }
const response: Shape = {
  ...object,
  members: { content: mediaTypes, headers: { ...object, each: described } },
}

/** The members of a document that are looked at. */
export const documentShape: Shape = {
  ...object,
  members: { paths: object, webhooks: object, components: object, servers, security: list },
}

/** Those of a path, but for its operations. */
export const pathShape: Shape = { ...object, members: { parameters: list, servers } }

/** Those of an operation, with all that they hold but schemas. */
export const operationShape: Shape = {
  ...object,
  members: {
    parameters: { ...list, each: described },
    requestBody: described,
    responses: { ...object, each: response },
    callbacks: object,
    servers,
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
  const { kind, needs } = shape
  if (!isOfKind(kind, found.value)) return [`${placeOf(found)}: it must be ${kind}; it is not looked at`]
  if (kind === 'a text') return []
  if (needs !== undefined && !Object.hasOwn(found.value as object, needs))
    return [`${placeOf(found)}: it has no ${needs}; it is not looked at`]
  return keysOf(found).flatMap((key) => {
    const below = shape.each ?? ownShape(shape, key)
    return below === undefined ? [] : wrongKinds(document, partAt(found, key)!, below)
  })
}

function isOfKind(kind: Shape['kind'], value: unknown): boolean {
  if (kind === 'a text') return typeof value === 'string'
  return typeof value === 'object' && (kind === 'a list') === Array.isArray(value)
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
