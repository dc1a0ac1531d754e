import type { SchemaNode } from '../schema/schema-node.js'

/** Whether the node's own keywords say which members or items a value has. */
export function describesShape(node: SchemaNode): boolean {
  return (
    node.properties !== undefined ||
    node.patternProperties !== undefined ||
    node.additionalProperties !== undefined ||
    node.items !== undefined ||
    node.prefixItems !== undefined
  )
}

/**
 * Whether a branch only says more of members that the object around it declares itself, as in
 * `{ properties: { flag: …, text: … }, anyOf: [{ properties: { flag: { const: true }, … } }, …] }`.
 * A branch with a title is meant as a type of its own.
 */
export function isNarrowing(branch: SchemaNode, around: SchemaNode): boolean {
  if (branch.boolean !== undefined) return branch.boolean
  if (!describesShape(around) || typeof branch.raw.title === 'string') return false
  if (branch.ref !== undefined || branch.dynamicRef !== undefined) return false
  if (branch.const !== undefined || branch.enum !== undefined || branch.types !== undefined) {
    if (!hasTypesOf(branch, around)) return false
  }
  if (!(branch.required ?? []).every((name) => around.properties?.has(name))) return false
  for (const [name, member] of branch.properties ?? []) {
    const declared = around.properties?.get(name)
    if (declared === undefined || !narrowsMember(member, declared)) return false
  }
  if (branch.patternProperties !== undefined || branch.prefixItems !== undefined) return false
  if (branch.items !== undefined && around.items === undefined) return false
  const nested = [...(branch.allOf ?? []), ...(branch.anyOf ?? []), ...(branch.oneOf ?? [])]
  return nested.every((inner) => isNarrowing(inner, around))
}

/** Whether a branch says of a member nothing that its declared type lacks: that a text is of some form, say. */
function narrowsMember(member: SchemaNode, declared: SchemaNode): boolean {
  if (member.boolean !== undefined || isScalar(declared)) return true
  return isNarrowing(member, declared.ref ?? declared)
}

/** Whether the type is complete without members and items: text, number, boolean, null, or a choice of them. */
function isScalar(node: SchemaNode): boolean {
  if (node.const !== undefined || node.enum !== undefined) return true
  if (node.types !== undefined) return node.types.every((type) => type !== 'object' && type !== 'array')
  const branches = node.anyOf ?? node.oneOf ?? []
  return branches.length > 0 && branches.every(isScalar)
}

function hasTypesOf(branch: SchemaNode, around: SchemaNode): boolean {
  return branch.types !== undefined && String(branch.types) === String(around.types)
}
