import { patternRegExp } from '../pattern-regexp.js'
import type { SchemaNode } from '../schema-node.js'
import { isObject } from './evaluate-assertions.js'
import type { Check } from './evaluate-check.js'
import type { Cell, Compiler } from './evaluate-compile.js'

/** To ask an object for each of so many names takes longer than to go through those that it has. */
const manyNames = 100

/** The checks of the keywords that look into arrays and objects. */
export function compileChildren(compiler: Compiler, node: SchemaNode): readonly Check[] {
  return [
    ...memberChecks(compiler, node),
    ...nameChecks(compiler, node),
    ...itemChecks(compiler, node),
    ...containsChecks(compiler, node),
  ]
}

/** Which schemas judge a member, by its name; nothing for a name that none of the keywords speaks of. */
export interface MemberCells {
  readonly named: ReadonlyMap<string, Cell>
  readonly patterns: readonly { readonly regExp: RegExp; readonly cell: Cell }[]
  readonly rest: Cell | undefined
}

/** The schemas of `properties`, `patternProperties` and `additionalProperties`; undefined when there are none. */
export function memberCells(compiler: Compiler, node: SchemaNode): MemberCells | undefined {
  const { properties, patternProperties, additionalProperties } = node
  if (properties === undefined && patternProperties === undefined && additionalProperties === undefined)
    return undefined
  const named = new Map<string, Cell>()
  for (const [name, child] of properties ?? []) named.set(name, compiler.child(node, child))
  const patterns = (patternProperties ?? []).map(({ pattern, node: child }) => ({
    regExp: patternRegExp(pattern),
    cell: compiler.child(node, child),
  }))
  return { named, patterns, rest: additionalProperties && compiler.child(node, additionalProperties) }
}

function memberChecks(compiler: Compiler, node: SchemaNode): readonly Check[] {
  const cells = memberCells(compiler, node)
  if (cells === undefined) return []
  const { named, patterns, rest } = cells
  if (patterns.length > 0) return [patternedMembers(cells)]
  if (rest === undefined) return [named.size > manyNames ? membersOfMany(named) : namedMembers([...named])]
  return [
    (value, scope) => {
      if (!isObject(value)) return true
      for (const key of Object.keys(value)) {
        if (!(named.get(key) ?? rest).check(value[key], scope)) return false
      }
      return true
    },
  ]
}

/** Looks at the members that an object has, which are fewer than those that it could have. */
function membersOfMany(named: ReadonlyMap<string, Cell>): Check {
  return (value, scope) => {
    if (!isObject(value)) return true
    for (const key of Object.keys(value)) {
      const cell = named.get(key)
      if (cell !== undefined && !cell.check(value[key], scope)) return false
    }
    return true
  }
}

function namedMembers(entries: readonly (readonly [string, Cell])[]): Check {
  return (value, scope) => {
    if (!isObject(value)) return true
    for (let i = 0; i < entries.length; i++) {
      const [name, cell] = entries[i]!
      if (Object.hasOwn(value, name) && !cell.check(value[name], scope)) return false
    }
    return true
  }
}

function patternedMembers({ named, patterns, rest }: MemberCells): Check {
  return (value, scope) => {
    if (!isObject(value)) return true
    for (const key of Object.keys(value)) {
      const cell = named.get(key)
      let spokenOf = cell !== undefined
      if (cell !== undefined && !cell.check(value[key], scope)) return false
      for (let i = 0; i < patterns.length; i++) {
        if (!patterns[i]!.regExp.test(key)) continue
        spokenOf = true
        if (!patterns[i]!.cell.check(value[key], scope)) return false
      }
      if (!spokenOf && rest !== undefined && !rest.check(value[key], scope)) return false
    }
    return true
  }
}

function nameChecks(compiler: Compiler, node: SchemaNode): readonly Check[] {
  if (node.propertyNames === undefined) return []
  const cell = compiler.child(node, node.propertyNames)
  return [
    (value, scope) => {
      if (!isObject(value)) return true
      for (const key of Object.keys(value)) if (!cell.check(key, scope)) return false
      return true
    },
  ]
}

function itemChecks(compiler: Compiler, node: SchemaNode): readonly Check[] {
  if (node.prefixItems === undefined && node.items === undefined) return []
  const prefix = (node.prefixItems ?? []).map((child) => compiler.child(node, child))
  const rest = node.items && compiler.child(node, node.items)
  return [
    (value, scope) => {
      if (!Array.isArray(value)) return true
      const end = rest === undefined ? Math.min(value.length, prefix.length) : value.length
      for (let i = 0; i < end; i++) {
        if (!(prefix[i] ?? rest!).check(value[i], scope)) return false
      }
      return true
    },
  ]
}

function containsChecks(compiler: Compiler, node: SchemaNode): readonly Check[] {
  const { contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = node
  if (contains === undefined || (minContains === 0 && maxContains === Number.POSITIVE_INFINITY)) return []
  const cell = compiler.child(node, contains)
  // Enough is known once the count is past the maximum, or at the minimum where there is no maximum.
  const enough = maxContains === Number.POSITIVE_INFINITY ? minContains : maxContains + 1
  return [
    (value, scope) => {
      if (!Array.isArray(value)) return true
      let count = 0
      for (let i = 0; i < value.length && count < enough; i++) if (cell.check(value[i], scope)) count++
      return count >= minContains && count <= maxContains
    },
  ]
}
