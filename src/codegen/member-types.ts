import type { SchemaNode } from '../schema/schema-node.js'
import type { ViewBuilder, ViewSchema } from './view-schema.js'

/** `additionalProperties` of the view: a TypeScript index signature has one type for every name. */
export function indexType(node: SchemaNode, builder: ViewBuilder): unknown {
  const patterns = (node.patternProperties ?? []).map((entry) => builder.view(entry.node))
  const rest = node.additionalProperties
  if (rest?.boolean === true) return true
  if (patterns.length === 0 && rest === undefined) return node.properties === undefined
  const restView = rest === undefined || rest.boolean === false ? [] : [builder.view(rest)]
  const types = [...patterns, ...restView]
  // An empty interface would take any object.
  if (types.length === 0) return node.properties === undefined ? { tsType: 'never' } : false
  return types.length === 1 ? types[0] : { anyOf: types }
}

/** `items` of the view: a tuple where every place must be there, else a list of what may stand anywhere. */
export function tupleType(node: SchemaNode, builder: ViewBuilder): ViewSchema {
  const prefix = node.prefixItems ?? []
  const rest = node.items === undefined ? { tsType: 'unknown' } : builder.view(node.items)
  const isClosed = node.items?.boolean === false
  if (prefix.length === 0) return { items: isClosed ? { tsType: 'never' } : rest }
  const places = prefix.map((place) => builder.view(place))
  if ((node.minItems ?? 0) >= prefix.length) {
    return { items: places, minItems: prefix.length, additionalItems: isClosed ? false : rest }
  }
  return { items: { anyOf: isClosed ? places : [...places, rest] } }
}
