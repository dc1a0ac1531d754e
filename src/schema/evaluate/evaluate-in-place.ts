import type { SchemaNode } from '../schema-node.js'
import { isObject } from './evaluate-assertions.js'
import { allOfChecks, type Check } from './evaluate-check.js'
import type { Cell, Compiler } from './evaluate-compile.js'
import { dynamicTarget, entered } from './evaluate-scope.js'

/** The checks of the keywords that apply further schemas to the same value. */
export function compileInPlace(compiler: Compiler, node: SchemaNode): readonly Check[] {
  const cellsOf = (nodes: readonly SchemaNode[]) => nodes.map((child) => compiler.child(node, child))
  const checks: Check[] = []
  if (node.ref !== undefined) checks.push(checkOf(compiler.child(node, node.ref)))
  if (node.dynamicRef !== undefined) checks.push(dynamicCheck(compiler, node, node.dynamicRef))
  if (node.allOf !== undefined) checks.push(allOfChecks(cellsOf(node.allOf).map(checkOf)))
  if (node.anyOf !== undefined) checks.push(anyOfCheck(cellsOf(node.anyOf)))
  if (node.oneOf !== undefined) checks.push(oneOfCheck(cellsOf(node.oneOf)))
  if (node.not !== undefined) checks.push(notCheck(compiler, node, node.not))
  if (node.if !== undefined) checks.push(...ifChecks(compiler, node, node.if))
  for (const [name, child] of node.dependentSchemas ?? []) {
    const cell = compiler.child(node, child)
    checks.push((value, scope) => !isObject(value) || !Object.hasOwn(value, name) || cell.check(value, scope))
  }
  return checks
}

/** The check of `not`, which collects nothing either way. */
export function notCheck(compiler: Compiler, node: SchemaNode, not: SchemaNode): Check {
  const cell = compiler.child(node, not)
  return (value, scope) => !cell.check(value, scope)
}

function checkOf(cell: Cell): Check {
  return (value, scope) => cell.check(value, scope)
}

function dynamicCheck(
  compiler: Compiler,
  node: SchemaNode,
  dynamicRef: NonNullable<SchemaNode['dynamicRef']>,
): Check {
  if (dynamicRef.anchor === undefined) return checkOf(compiler.child(node, dynamicRef.initial))
  return (value, scope) => {
    const inner = entered(scope, dynamicRef.initial.resource)
    const target = dynamicTarget(dynamicRef, inner)
    return compiler.cellOf(target).check(value, entered(inner, target.resource))
  }
}

function anyOfCheck(cells: readonly Cell[]): Check {
  return (value, scope) => {
    for (let i = 0; i < cells.length; i++) if (cells[i]!.check(value, scope)) return true
    return false
  }
}

function oneOfCheck(cells: readonly Cell[]): Check {
  return (value, scope) => {
    let count = 0
    for (let i = 0; i < cells.length && count < 2; i++) if (cells[i]!.check(value, scope)) count++
    return count === 1
  }
}

function ifChecks(compiler: Compiler, node: SchemaNode, condition: SchemaNode): readonly Check[] {
  if (node.then === undefined && node.else === undefined) return []
  const when = compiler.child(node, condition)
  const then = node.then && compiler.child(node, node.then)
  const otherwise = node.else && compiler.child(node, node.else)
  return [
    (value, scope) => {
      const branch = when.check(value, scope) ? then : otherwise
      return branch === undefined || branch.check(value, scope)
    },
  ]
}
