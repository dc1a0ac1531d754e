import type { SchemaNode } from '../schema-node.js'
import { compileAssertions, isObject } from './evaluate-assertions.js'
import { allOfChecks } from './evaluate-check.js'
import { compileChildren, memberCells } from './evaluate-children.js'
import type { CollectCell, Compiler } from './evaluate-compile.js'
import { notCheck } from './evaluate-in-place.js'
import { type DynamicScope, dynamicTarget, entered } from './evaluate-scope.js'
import { remembering } from './remembering.js'

/** The members and items of one value that some schema has spoken of, and accepted. */
export interface Evaluated {
  allNames: boolean
  readonly names: Set<string>
  /** Every item before this index. */
  itemsBefore: number
  /** Further items, by index. */
  readonly items: Set<number>
}

/** Decides about one value and, when it accepts, adds to `into` what it has spoken of. */
export type Collect = (
  value: unknown,
  scope: DynamicScope | undefined,
  into: Evaluated | undefined,
) => boolean

/** A step adds to `into` as it goes: what it adds counts only if all steps accept. */
type Step = (value: unknown, scope: DynamicScope | undefined, into: Evaluated) => boolean

/** The check of a node that has, or lies beside, `unevaluatedProperties` or `unevaluatedItems`. */
export function compileCollecting(compiler: Compiler, node: SchemaNode): Collect {
  const { boolean } = node
  if (boolean !== undefined) return () => boolean
  const own = allOfChecks([...compileAssertions(compiler, node), ...compileChildren(compiler, node)])
  const steps = [
    ...childSteps(compiler, node),
    ...inPlaceSteps(compiler, node),
    ...unevaluatedSteps(compiler, node),
  ]
  const judged = (value: unknown, scope: DynamicScope | undefined): Evaluated | undefined => {
    if (!own(value, scope)) return undefined
    const evaluated: Evaluated = { allNames: false, names: new Set(), itemsBefore: 0, items: new Set() }
    for (let i = 0; i < steps.length; i++) if (!steps[i]!(value, scope, evaluated)) return undefined
    return evaluated
  }
  const remembered = remembering(compiler.judgement, judged)
  return (value, scope, into) => {
    const evaluated = remembered(value, scope)
    if (evaluated === undefined) return false
    if (into !== undefined) merge(into, evaluated)
    return true
  }
}

function merge(into: Evaluated, from: Evaluated): void {
  into.allNames ||= from.allNames
  for (const name of from.names) into.names.add(name)
  into.itemsBefore = Math.max(into.itemsBefore, from.itemsBefore)
  for (const index of from.items) into.items.add(index)
}

/** What the node's own child keywords speak of; they have accepted already. */
function childSteps(compiler: Compiler, node: SchemaNode): readonly Step[] {
  return [...memberSteps(compiler, node), ...itemSteps(node), ...containsSteps(compiler, node)]
}

function memberSteps(compiler: Compiler, node: SchemaNode): readonly Step[] {
  const cells = memberCells(compiler, node)
  if (cells === undefined) return []
  const { named, patterns, rest } = cells
  return [
    (value, _scope, into) => {
      if (!isObject(value)) return true
      if (rest !== undefined) into.allNames = true
      for (const key of Object.keys(value)) {
        if (named.has(key) || patterns.some(({ regExp }) => regExp.test(key))) into.names.add(key)
      }
      return true
    },
  ]
}

function itemSteps({ prefixItems, items }: SchemaNode): readonly Step[] {
  if (prefixItems === undefined && items === undefined) return []
  const before = items === undefined ? prefixItems!.length : Number.POSITIVE_INFINITY
  return [
    (value, _scope, into) => {
      if (Array.isArray(value)) into.itemsBefore = Math.max(into.itemsBefore, before)
      return true
    },
  ]
}

function containsSteps(compiler: Compiler, node: SchemaNode): readonly Step[] {
  // Only since 2020-12 does an item count as evaluated for being contained.
  if (node.contains === undefined || node.draft !== '2020-12') return []
  const cell = compiler.child(node, node.contains)
  return [
    (value, scope, into) => {
      if (!Array.isArray(value)) return true
      for (let i = 0; i < value.length; i++) if (cell.check(value[i], scope)) into.items.add(i)
      return true
    },
  ]
}

function inPlaceSteps(compiler: Compiler, node: SchemaNode): readonly Step[] {
  const of = (child: SchemaNode) => collectChild(compiler, node, child)
  const steps: Step[] = []
  if (node.ref !== undefined) steps.push(of(node.ref))
  if (node.dynamicRef !== undefined) steps.push(dynamicStep(compiler, node, node.dynamicRef))
  if (node.allOf !== undefined) steps.push(...node.allOf.map(of))
  if (node.anyOf !== undefined) steps.push(countStep(node.anyOf.map(of), 1, node.anyOf.length))
  if (node.oneOf !== undefined) steps.push(countStep(node.oneOf.map(of), 1, 1))
  if (node.not !== undefined) steps.push(notCheck(compiler, node, node.not))
  if (node.if !== undefined)
    steps.push(ifStep(of(node.if), node.then && of(node.then), node.else && of(node.else)))
  for (const [name, child] of node.dependentSchemas ?? []) {
    const step = of(child)
    steps.push(
      (value, scope, into) => !isObject(value) || !Object.hasOwn(value, name) || step(value, scope, into),
    )
  }
  return steps
}

function collectChild(compiler: Compiler, from: SchemaNode, node: SchemaNode): Step {
  const cell: CollectCell = compiler.collectCellOf(node)
  if (node.resource === from.resource) return (value, scope, into) => cell.collect(value, scope, into)
  return (value, scope, into) => cell.collect(value, entered(scope, node.resource), into)
}

function dynamicStep(
  compiler: Compiler,
  node: SchemaNode,
  dynamicRef: NonNullable<SchemaNode['dynamicRef']>,
): Step {
  if (dynamicRef.anchor === undefined) return collectChild(compiler, node, dynamicRef.initial)
  return (value, scope, into) => {
    const inner = entered(scope, dynamicRef.initial.resource)
    const target = dynamicTarget(dynamicRef, inner)
    return compiler.collectCellOf(target).collect(value, entered(inner, target.resource), into)
  }
}

/** Every branch is tried, since each that accepts may have spoken of something else. */
function countStep(branches: readonly Step[], atLeast: number, atMost: number): Step {
  return (value, scope, into) => {
    let count = 0
    for (let i = 0; i < branches.length; i++) if (branches[i]!(value, scope, into)) count++
    return count >= atLeast && count <= atMost
  }
}

function ifStep(condition: Step, then: Step | undefined, otherwise: Step | undefined): Step {
  return (value, scope, into) => {
    const branch = condition(value, scope, into) ? then : otherwise
    return branch === undefined || branch(value, scope, into)
  }
}

/** These come last: they judge what no other step has spoken of. */
function unevaluatedSteps(compiler: Compiler, node: SchemaNode): readonly Step[] {
  const steps: Step[] = []
  if (node.unevaluatedProperties !== undefined) {
    const cell = compiler.child(node, node.unevaluatedProperties)
    steps.push((value, scope, into) => {
      if (!isObject(value) || into.allNames) return true
      for (const key of Object.keys(value)) {
        if (!into.names.has(key) && !cell.check(value[key], scope)) return false
      }
      into.allNames = true
      return true
    })
  }
  if (node.unevaluatedItems !== undefined) {
    const cell = compiler.child(node, node.unevaluatedItems)
    steps.push((value, scope, into) => {
      if (!Array.isArray(value)) return true
      for (let i = into.itemsBefore; i < value.length; i++) {
        if (!into.items.has(i) && !cell.check(value[i], scope)) return false
      }
      into.itemsBefore = Number.POSITIVE_INFINITY
      return true
    })
  }
  return steps
}
