import { withJoined } from '../canonical/clash.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { GeneratorTable } from './generator-table.js'

/** Where a schema contradicts itself, and what to do. */
export interface Contradiction {
  readonly pointer: string
  readonly next: string
}

/** How many subschemas are asked for values: in a large document the place may stay a wide one. */
const mostQuestions = 500
const anywhere =
  'look for keywords that contradict each other: types, bounds, required members that are forbidden'

/** The innermost place of a schema without values that has none by itself, where every value needs that place. */
export function contradictionIn(table: GeneratorTable, root: SchemaNode): Contradiction {
  const seen = new Set<SchemaNode>()
  let questions = 0
  const isEmpty = (...nodes: readonly SchemaNode[]): boolean => {
    const terms = nodes.map((node) => table.shapes.shop.table.term(node, true, undefined))
    return ++questions <= mostQuestions && !table.generatorFor(terms).isSatisfiable()
  }
  let node = root
  for (;;) {
    seen.add(node)
    const inner = neededBy(node).find((one) => one.boolean === undefined && isEmpty(one))
    if (inner === undefined) return { pointer: node.pointer, next: refusedMember(node, isEmpty) ?? anywhere }
    if (seen.has(inner))
      return { pointer: inner.pointer, next: `${anywhere}; here each value needs another one within` }
    node = inner
  }
}

/** The subschemas that every value of a schema satisfies, or holds a value of. */
function neededBy(node: SchemaNode): readonly SchemaNode[] {
  const { ref, allOf = [], properties, required = [], prefixItems = [], items, minItems = 0, contains } = node
  const members = required.flatMap((name) => properties?.get(name) ?? [])
  const listed = prefixItems.slice(0, minItems)
  const rest = items !== undefined && minItems > prefixItems.length ? [items] : []
  const contained = contains !== undefined && (node.minContains ?? 1) > 0 ? [contains] : []
  return [...(ref === undefined ? [] : [ref]), ...allOf, ...members, ...listed, ...rest, ...contained]
}

/** Words on a member that must be there, and for which nothing fits. */
function refusedMember(
  node: SchemaNode,
  isEmpty: (...nodes: readonly SchemaNode[]) => boolean,
): string | undefined {
  const joined = withJoined([node])
  for (const name of new Set(joined.flatMap(({ required }) => required ?? []))) {
    const said = joined.flatMap((one) => saidOf(one, name))
    if (said.length === 0 || !isEmpty(...said)) continue
    const refused = said.find(({ boolean }) => boolean === false)
    const places = said.map(({ pointer }) => pointer).join(' and ')
    const why = refused === undefined ? `no value satisfies ${places}` : `${refused.pointer} refuses it`
    return `the member ${JSON.stringify(name)} is required, and ${why}`
  }
  return undefined
}

/** What a schema says of a member of this name. */
function saidOf(node: SchemaNode, name: string): readonly SchemaNode[] {
  const own = node.properties?.get(name)
  const matching = (node.patternProperties ?? []).filter(({ pattern }) => patternRegExp(pattern).test(name))
  const said = [...(own === undefined ? [] : [own]), ...matching.map((one) => one.node)]
  return said.length === 0 && node.additionalProperties !== undefined ? [node.additionalProperties] : said
}
