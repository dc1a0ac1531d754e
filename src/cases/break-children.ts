import type { GeneratorTable } from '../arbitrary/generator-table.js'
import type { Term } from '../canonical/term.js'
import { copyMember, setMember } from '../copy-json.js'
import { patternRegExp } from '../schema/pattern-regexp.js'
import type { SchemaNode } from '../schema/schema-node.js'
import type { Broken } from './break-keyword.js'

/** An item that is not there yet and that the schema would refuse; those that are there are places of their own. */
export function* wrongItems(
  table: GeneratorTable,
  node: SchemaNode,
  items: readonly unknown[],
): Iterable<Broken> {
  const { prefixItems = [], items: rest, unevaluatedItems } = node
  const next = items.length
  const scenario = `has ${next + 1} items, the last one refused`
  const add = function* (keyword: string, child: SchemaNode | undefined): Iterable<Broken> {
    if (child === undefined) return
    const make = () => {
      const wrong = refused(table, child)
      return wrong === undefined ? undefined : { value: [...items, wrong.value] }
    }
    yield { keyword, make, scenario }
  }
  if (next < prefixItems.length) yield* add('prefixItems', prefixItems[next])
  else yield* add('items', rest)
  yield* add('unevaluatedItems', unevaluatedItems)
}

/** A member that is not there yet and that the schema would refuse. */
export function* wrongMembers(
  table: GeneratorTable,
  node: SchemaNode,
  object: Record<string, unknown>,
): Iterable<Broken> {
  const add = function* (keyword: string, child: SchemaNode | undefined, name: () => string | undefined) {
    if (child === undefined) return
    const make = () => {
      const wrong = refused(table, child)
      const free = wrong === undefined ? undefined : name()
      if (wrong === undefined || free === undefined || Object.hasOwn(object, free)) return undefined
      const says = free === 'unexpected' ? 'an unexpected member' : `a refused member ${JSON.stringify(free)}`
      return { value: withMember(object, free, wrong.value), scenario: `has ${says}` }
    }
    yield { keyword, make, scenario: 'has a refused member' }
  }
  for (const [name, child] of node.properties ?? [])
    if (!Object.hasOwn(object, name)) yield* add('properties', child, () => name)
  for (const { pattern, node: child } of node.patternProperties ?? []) {
    yield* add('patternProperties', child, () => nameLike(table, [text(table, pattern)]))
  }
  const undeclared = (): string | undefined => undeclaredName(table, node, object)
  yield* add('additionalProperties', node.additionalProperties, undeclared)
  yield* add('unevaluatedProperties', node.unevaluatedProperties, undeclared)
}

/** A simple value that the schema refuses; undefined where it accepts everything. */
function refused(table: GeneratorTable, child: SchemaNode): { value: unknown } | undefined {
  if (child.boolean !== undefined) return child.boolean ? undefined : { value: null }
  const generator = table.generatorFor([table.shapes.shop.table.term(child, false, undefined)])
  return generator.isSatisfiable() ? generator.simplest : undefined
}

/** A name that neither `properties` nor `patternProperties` know. */
function undeclaredName(
  table: GeneratorTable,
  { properties, patternProperties = [] }: SchemaNode,
  object: Record<string, unknown>,
): string | undefined {
  const taken = [...(properties?.keys() ?? []), ...Object.keys(object)]
  const patterns = patternProperties.map(({ pattern }) => pattern)
  const plain = 'unexpected'
  if (!taken.includes(plain) && !patterns.some((p) => patternRegExp(p).test(plain))) return plain
  const demand = table.shapes.demand(`names ${JSON.stringify(taken)}`, { enum: taken })
  return nameLike(
    table,
    [demand, ...patterns.map((p) => text(table, p))].map((term) => table.shapes.shop.table.opposite(term)),
  )
}

function text(table: GeneratorTable, pattern: string): Term {
  return table.shapes.demand(`pattern ${pattern}`, { pattern })
}

function nameLike(table: GeneratorTable, terms: readonly Term[]): string | undefined {
  const generator = table.generatorFor([table.shapes.demand('string', { types: ['string'] }), ...terms])
  return generator.isSatisfiable() ? (generator.simplest?.value as string | undefined) : undefined
}

/** The object with a member more, or another value of it. */
export function withMember(
  object: Record<string, unknown>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(object)) copyMember(copy, object, key)
  setMember(copy, name, value)
  return copy
}
