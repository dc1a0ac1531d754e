import type { SchemaNode, SchemaResource } from '../schema-node.js'

/** The schema resources that were entered on the way to a schema, the innermost first: what `$dynamicRef` looks at. */
export interface DynamicScope {
  readonly resource: SchemaResource
  readonly outer: DynamicScope | undefined
}

/** The scope within a resource. One without dynamic anchors, or already entered further out, changes nothing. */
export function entered(scope: DynamicScope | undefined, resource: SchemaResource): DynamicScope | undefined {
  if (resource.dynamicAnchors.size === 0) return scope
  for (let step = scope; step !== undefined; step = step.outer) if (step.resource === resource) return scope
  return { resource, outer: scope }
}

/** Where a `$dynamicRef` leads: to the anchor in the outermost resource that declares it. */
export function dynamicTarget(
  dynamicRef: NonNullable<SchemaNode['dynamicRef']>,
  scope: DynamicScope | undefined,
): SchemaNode {
  const { initial, anchor } = dynamicRef
  let target = initial
  if (anchor === undefined) return target
  for (let step = scope; step !== undefined; step = step.outer) {
    target = step.resource.dynamicAnchors.get(anchor) ?? target
  }
  return target
}
