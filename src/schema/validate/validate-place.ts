import { type DynamicScope, entered } from '../evaluate/evaluate-scope.js'
import { escapeToken } from '../json-pointer.js'
import type { SchemaNode } from '../schema-node.js'

/** A place in the value, judged by a schema. */
export interface Place {
  readonly node: SchemaNode
  readonly value: unknown
  readonly pointer: string
  readonly scope: DynamicScope | undefined
}

/** A problem whose message is still in two parts, so that alternatives can share the second. */
export interface Breach {
  /** JSON Pointer into the value. */
  readonly pointer: string
  /** JSON Pointer into the schema. */
  readonly schemaPointer: string
  /** The keyword that is broken. */
  readonly keyword: string
  /** `must be a string`. */
  readonly demand: string
  /** `number 5`; absent where the demand says it all. */
  readonly was?: string | undefined
}

/** A breach of one keyword, at the place itself or at one of its members. */
export function breach(place: Place, keyword: string, demand: string, member?: string | number): Breach {
  const pointer = member === undefined ? place.pointer : childPointer(place, member)
  const base = place.node.pointer
  return {
    pointer,
    schemaPointer: place.node.boolean === undefined ? `${base}/${keyword}` : base,
    keyword,
    demand,
  }
}

/** The same value under another schema. */
export function under(place: Place, node: SchemaNode): Place {
  return { ...place, node, scope: entered(place.scope, node.resource) }
}

/** A member or item of the value, under a schema. */
export function childPlace(place: Place, node: SchemaNode, member: string | number): Place {
  const value = (place.value as Record<string, unknown>)[member]
  return { node, value, pointer: childPointer(place, member), scope: entered(place.scope, node.resource) }
}

function childPointer(place: Place, member: string | number): string {
  return `${place.pointer}/${escapeToken(String(member))}`
}
