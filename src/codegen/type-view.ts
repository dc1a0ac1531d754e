import { setMember } from '../copy-json.js'
import type { SchemaNode } from '../schema/schema-node.js'
import { indexType, tupleType } from './member-types.js'
import { describesShape, isNarrowing } from './narrowing.js'
import type { ViewBuilder, ViewSchema } from './view-schema.js'

interface Definitions extends ViewBuilder {
  readonly root: SchemaNode
  readonly names: Map<SchemaNode, string>
  readonly views: Record<string, ViewSchema>
  /** The nodes that are being built, so that an inlined reference to one of them becomes a name. */
  readonly building: Set<SchemaNode>
}

/**
 * The schema as json-schema-to-typescript should see it: only what shapes a type. Every type made of it holds at
 * least the values of the schema; what a TypeScript type cannot say (`not`, `if`, lengths, patterns) is left out,
 * as are branches that only narrow the members of the object around them.
 */
export function typeView(root: SchemaNode, typeName: string): ViewSchema {
  const views: Record<string, ViewSchema> = {}
  const names = new Map<SchemaNode, string>([[root, '#']])
  const definitions: Definitions = {
    root,
    names,
    views,
    building: new Set(),
    view: (node) => viewAt(node, definitions),
  }
  const view = rootView(root, definitions)
  return { ...view, title: typeName, ...(Object.keys(views).length === 0 ? {} : { definitions: views }) }
}

function rootView(root: SchemaNode, definitions: Definitions): ViewSchema {
  const only = soleMeaning(root)
  const target = only === undefined ? root : only
  if (target !== root) definitions.names.set(target, '#')
  const view = target.boolean === undefined ? build(target, definitions) : booleanView(target.boolean)
  return { ...view, ...annotations(root) }
}

/** The node that a root stands for when it is nothing but a reference or a union of one. */
function soleMeaning(node: SchemaNode): SchemaNode | undefined {
  if (describesShape(node)) return undefined
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]
  const [next, ...others] = node.ref === undefined ? branches : [node.ref, ...branches]
  if (next === undefined || others.length > 0 || next === node) return undefined
  return soleMeaning(next) ?? next
}

/**
 * A member is described also where a type of its own is, which gets the description for itself: an editor shows that
 * of the member alone.
 */
function memberView(member: SchemaNode, definitions: Definitions): ViewSchema | boolean {
  const view = definitions.view(member)
  if (typeof view === 'boolean') return view
  const description = view.description ?? soleMeaning(member)?.raw.description
  if (typeof description !== 'string') return view
  const isNamed = view.title !== undefined || '$ref' in view
  return isNamed ? { description, allOf: [view] } : { ...view, description }
}

function booleanView(value: boolean): ViewSchema {
  return value ? { tsType: 'unknown' } : { tsType: 'never' }
}

function viewAt(node: SchemaNode, definitions: Definitions): ViewSchema | boolean {
  if (node.boolean !== undefined) return booleanView(node.boolean)
  if (definitions.names.has(node)) return { $ref: referenceTo(node, definitions) }
  return build(node, definitions)
}

function build(node: SchemaNode, definitions: Definitions): ViewSchema {
  definitions.building.add(node)
  const view = { ...annotations(node), ...meaning(node, definitions) }
  definitions.building.delete(node)
  return view
}

function annotations(node: SchemaNode): ViewSchema {
  const { description, deprecated, title } = node.raw
  return {
    // A title makes a named type, which only what has a shape deserves.
    ...(typeof title === 'string' && (describesShape(node) || node.enum !== undefined) ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(deprecated === true ? { deprecated } : {}),
  }
}

function meaning(node: SchemaNode, definitions: Definitions): ViewSchema {
  const parts = [...references(node, definitions), ...unions(node, definitions)]
  const own = ownMeaning(node, definitions)
  if (parts.length === 0) return own ?? { tsType: 'unknown' }
  if (own !== undefined) return { allOf: [own, ...parts] }
  const [only] = parts
  if (parts.length > 1 || only === undefined) return { allOf: parts }
  return '$ref' in only ? { allOf: [only] } : only
}

/** What the node's own keywords say; undefined when that is nothing. */
function ownMeaning(node: SchemaNode, definitions: Definitions): ViewSchema | undefined {
  if (node.const !== undefined) return { const: node.const.value }
  if (node.enum !== undefined) return { enum: node.enum }
  const hasShape = describesShape(node)
  const isCovered = (node.ref ?? node.dynamicRef ?? liveUnions(node)[0]) !== undefined
  // `string & ('a' | 'b')` is written as the union alone, whose branches got the type.
  if (!hasShape && isCovered) return undefined
  if (node.types === undefined && !hasShape) return undefined
  return typed(node, node.types ?? impliedTypes(node), definitions)
}

/** Without `type`, `properties` says nothing of values that are no objects; a type is meant all the same. */
function impliedTypes(node: SchemaNode): readonly string[] {
  return node.items !== undefined || node.prefixItems !== undefined ? ['array'] : ['object']
}

function typed(node: SchemaNode, types: readonly string[], definitions: Definitions): ViewSchema {
  const views = types.map((type) => ({
    type,
    ...(type === 'object' ? objectView(node, definitions) : {}),
    ...(type === 'array' ? tupleType(node, definitions) : {}),
  }))
  const [only] = views
  return views.length === 1 && only !== undefined ? only : { anyOf: views }
}

function objectView(node: SchemaNode, definitions: Definitions): ViewSchema {
  const properties: Record<string, unknown> = {}
  for (const [key, member] of node.properties ?? [])
    setMember(properties, key, memberView(member, definitions))
  const required = (node.required ?? []).filter((key) => node.properties?.has(key))
  return { properties, required, additionalProperties: indexType(node, definitions) }
}

function references(node: SchemaNode, definitions: Definitions): ViewSchema[] {
  const targets = [node.ref, node.dynamicRef?.initial].filter((target) => target !== undefined)
  return targets.map((target) => {
    if (target.boolean !== undefined) return booleanView(target.boolean)
    if (isInlined(target, definitions)) return build(target, definitions)
    return { $ref: referenceTo(target, definitions) }
  })
}

/** A definition without a title that is no object would only add a name like `Key` for a string. */
function isInlined(target: SchemaNode, definitions: Definitions): boolean {
  if (definitions.names.has(target) || definitions.building.has(target)) return false
  return typeof target.raw.title !== 'string' && target.properties === undefined
}

function referenceTo(target: SchemaNode, definitions: Definitions): string {
  const known = definitions.names.get(target)
  if (known !== undefined) return known === '#' ? '#' : `#/definitions/${known}`
  const name = freeName(target, definitions)
  definitions.names.set(target, name)
  definitions.views[name] = build(target, definitions)
  return `#/definitions/${name}`
}

function freeName(target: SchemaNode, { names }: Definitions): string {
  const base = target.pointer.split('/').at(-1)?.replace(/\W/g, '') || 'Part'
  const taken = new Set(names.values())
  let name = base
  for (let i = 2; taken.has(name); i++) name = `${base}${i}`
  return name
}

function liveUnions(node: SchemaNode): readonly (readonly SchemaNode[])[] {
  const all = (node.allOf ?? []).map((member) => [member])
  const unions = [...all, ...(node.anyOf ? [node.anyOf] : []), ...(node.oneOf ? [node.oneOf] : [])]
  return unions.filter((branches) => !branches.every((branch) => isNarrowing(branch, node)))
}

function unions(node: SchemaNode, definitions: Definitions): ViewSchema[] {
  return liveUnions(node).map((branches) => {
    const views = withoutCovered(branches.map((branch) => branchView(branch, node, definitions)))
    const [only] = views
    return views.length === 1 && only !== undefined ? only : { anyOf: views }
  })
}

/** `string | ''` is written as `string`. */
function withoutCovered(views: readonly ViewSchema[]): readonly ViewSchema[] {
  // In TypeScript an integer is a number.
  const types = new Set(views.map((view) => (view.type === 'integer' ? 'number' : view.type)))
  return views.filter((view) => {
    const values = 'const' in view ? [view.const] : (view.enum as readonly unknown[] | undefined)
    if (values === undefined || typeof view.title === 'string') return true
    return !values.every((value) => typeof value !== 'object' && types.has(typeof value))
  })
}

/** A branch without a type of its own has that of the node around it. */
function branchView(branch: SchemaNode, around: SchemaNode, definitions: Definitions): ViewSchema {
  const view = definitions.view(branch)
  if (typeof view === 'boolean') return booleanView(view)
  const isOpen = view.tsType === 'unknown' && around.types !== undefined && !describesShape(around)
  return isOpen ? typed(around, around.types ?? [], definitions) : view
}
