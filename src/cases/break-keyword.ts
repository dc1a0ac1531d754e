import type { GeneratorTable } from '../arbitrary/generator-table.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Term } from '../canonical/term.js'
import { setMember } from '../copy-json.js'
import { UnsupportedKeywordError } from '../errors.js'
import { formats } from '../schema/formats/formats.js'
import { removeAt } from '../schema/json-pointer.js'
import type { JsonType, SchemaNode } from '../schema/schema-node.js'
import { withMember, wrongItems, wrongMembers } from './break-children.js'
import { nearMisses } from './near-misses.js'

/** A way to break one keyword. */
export interface Broken {
  readonly keyword: string
  /** Makes the value, and may tell more of it: most of the time that a case takes. Undefined where none was found. */
  readonly make: () => { readonly value: unknown; readonly scenario?: string } | undefined
  readonly scenario: string
}

/** Ways to break one keyword of the node each, close to `present`; whether the whole is refused is still to be checked. */
export function* breakKeywords(table: GeneratorTable, node: SchemaNode, present: unknown): Iterable<Broken> {
  if (node.types !== undefined) yield* otherTypes(node.types)
  for (const keyword of valueKeywords) {
    if (node[keyword] === undefined) continue
    yield { keyword, make: () => denied(table, node, keyword, present), scenario: `breaks ${keyword}` }
  }
  if (node.pattern !== undefined && typeof present === 'string') yield* nearTexts(node, present)
  if (node.format !== undefined) yield* wrongFormats(node.format)
  if (Array.isArray(present)) {
    yield* brokenArrays(node, present)
    yield* wrongItems(table, node, present)
  } else if (typeof present === 'object' && present !== null) {
    yield* brokenObjects(node, present as Record<string, unknown>)
    yield* wrongMembers(table, node, present as Record<string, unknown>)
  }
}

/** Keywords of numbers and texts. */
const scalarKeywords = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
] as const

/** Keywords that a value of its own breaks, found by denying the keyword alone. */
const valueKeywords = [
  'const',
  'enum',
  ...scalarKeywords,
  'anyOf',
  'oneOf',
  'not',
  'contains',
  'propertyNames',
  'dependentSchemas',
  'then',
  'else',
] as const

const samples: readonly [JsonType, unknown][] = [
  ['null', null],
  ['boolean', true],
  ['integer', 1],
  ['number', 0.5],
  ['string', 'text'],
  ['array', []],
  ['object', {}],
]

function* otherTypes(types: readonly JsonType[]): Iterable<Broken> {
  for (const [type, value] of samples) {
    if (types.includes(type) || (type === 'integer' && types.includes('number'))) continue
    yield {
      keyword: 'type',
      make: () => ({ value }),
      scenario: `is ${type === 'number' ? 'a fraction' : type}`,
    }
  }
}

function denied(
  table: GeneratorTable,
  node: SchemaNode,
  keyword: (typeof valueKeywords)[number],
  present: unknown,
): { readonly value: unknown } | undefined {
  const { table: terms } = table.shapes.shop
  const alone = table.shapes.demand(`only ${node.id} ${keyword}`, aloneFields(node, keyword))
  const type = table.shapes.demand(`type ${typeOf(present)}`, { types: [typeOf(present)] })
  const others = besideFields(node, keyword)
  const beside = others && [[table.shapes.demand(`beside ${node.id} ${keyword}`, others), type]]
  const ways = [...(beside ?? []), [type], []].map((way): readonly Term[] => [terms.opposite(alone), ...way])
  for (const way of ways) {
    const generator = table.generatorFor(way)
    const made = simplestOf(generator)
    if (made === undefined) continue
    const merged = mergedMembers(present, made.value)
    return merged !== undefined && generator.accepts(merged) ? { value: merged } : made
  }
  return undefined
}

/** Undefined also where all that break the keyword are larger than any that is made, as beyond a `maxLength` of 2^31. */
function simplestOf(generator: ShapeGenerator): { readonly value: unknown } | undefined {
  try {
    return generator.isSatisfiable() ? generator.simplest : undefined
  } catch (error) {
    if (error instanceof UnsupportedKeywordError) return undefined
    throw error
  }
}

/** What the object has besides is kept where it can be: without it more would break than the keyword. */
function mergedMembers(present: unknown, made: unknown): unknown {
  if (typeOf(present) !== 'object' || typeOf(made) !== 'object') return undefined
  const merged: Record<string, unknown> = {}
  for (const members of [present, made] as Record<string, unknown>[]) {
    for (const [name, value] of Object.entries(members)) setMember(merged, name, value)
  }
  return merged
}

/** A value may break one of them and keep the others. */
const sideBySide: readonly (keyof SchemaNode)[] = [...scalarKeywords, 'format']

/** What a value is to keep that breaks one keyword: who looks at another one alone would refuse it for that. */
function besideFields(node: SchemaNode, keyword: keyof SchemaNode): Partial<SchemaNode> | undefined {
  if (!sideBySide.includes(keyword)) return undefined
  const fields = sideBySide.filter((name) => name !== keyword && node[name] !== undefined)
  return fields.length === 0 ? undefined : Object.fromEntries(fields.map((name) => [name, node[name]]))
}

function aloneFields(node: SchemaNode, keyword: (typeof valueKeywords)[number]): Partial<SchemaNode> {
  const fields: Record<string, unknown> = { [keyword]: node[keyword] }
  if (keyword === 'contains')
    Object.assign(fields, { minContains: node.minContains, maxContains: node.maxContains })
  if (keyword === 'then' || keyword === 'else') fields.if = node.if
  return fields as Partial<SchemaNode>
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as JsonType
}

/** Of the same length limits as the node's, so that the pattern alone refuses them. */
function* nearTexts(
  { pattern, minLength = 0, maxLength = Infinity }: SchemaNode,
  present: string,
): Iterable<Broken> {
  for (const { value, scenario } of nearMisses(pattern!, present)) {
    const { length } = [...value]
    if (length >= minLength && length <= maxLength)
      yield { keyword: 'pattern', make: () => ({ value }), scenario: `${scenario}, which breaks pattern` }
  }
}

function* wrongFormats(name: string): Iterable<Broken> {
  for (const { value, scenario } of formats.get(name)?.invalid.slice(0, 3) ?? []) {
    yield { keyword: 'format', make: () => ({ value }), scenario }
  }
}

function* brokenArrays(node: SchemaNode, items: readonly unknown[]): Iterable<Broken> {
  const { minItems, maxItems, uniqueItems } = node
  if (minItems !== undefined && minItems > 0) {
    const make = () => ({ value: items.slice(0, minItems - 1) })
    yield { keyword: 'minItems', make, scenario: `has only ${minItems - 1} items` }
  }
  if (maxItems !== undefined && items.length > 0 && maxItems <= 10_000) {
    const make = () => ({ value: Array.from({ length: maxItems + 1 }, (_, i) => items[i % items.length]) })
    yield { keyword: 'maxItems', make, scenario: `has ${maxItems + 1} items` }
  }
  if (uniqueItems === true && items.length > 0) {
    const make = () => ({ value: [...items, items[0]] })
    yield { keyword: 'uniqueItems', make, scenario: 'has an item twice' }
  }
}

function* brokenObjects(node: SchemaNode, object: Record<string, unknown>): Iterable<Broken> {
  for (const name of node.required ?? [])
    yield { keyword: 'required', make: () => removeAt(object, [name]), scenario: `lacks ${name}` }
  yield* wrongCounts(node, object)
  for (const [name, needs] of node.dependentRequired ?? []) {
    for (const need of needs) {
      // A member that needs itself is never without it.
      if (need === name) continue
      const make = () => {
        const trigger = Object.hasOwn(object, name) ? object : withMember(object, name, null)
        return removeAt(trigger, [need]) ?? { value: trigger }
      }
      yield { keyword: 'dependentRequired', make, scenario: `has ${name} without ${need}` }
    }
  }
}

function* wrongCounts(node: SchemaNode, object: Record<string, unknown>): Iterable<Broken> {
  const { minProperties, maxProperties } = node
  const names = Object.keys(object)
  if (minProperties !== undefined && minProperties > 0) {
    const kept = names.slice(0, minProperties - 1)
    const make = () => ({ value: withMembers({}, kept, (name) => object[name]) })
    yield { keyword: 'minProperties', make, scenario: `has only ${kept.length} members` }
  }
  if (maxProperties !== undefined && maxProperties <= 10_000) {
    const make = () => {
      const extra: string[] = []
      for (let i = 0; names.length + extra.length <= maxProperties; i++)
        if (!Object.hasOwn(object, `extra${i}`)) extra.push(`extra${i}`)
      const value = withMembers({}, names, (name) => object[name])
      return { value: withMembers(value, extra, () => null) }
    }
    yield { keyword: 'maxProperties', make, scenario: `has ${maxProperties + 1} members` }
  }
}

function withMembers(
  object: Record<string, unknown>,
  names: readonly string[],
  memberOf: (name: string) => unknown,
): Record<string, unknown> {
  for (const name of names) setMember(object, name, memberOf(name))
  return object
}
