import { jsonEqual } from '../../json-equal.js'
import { perObject } from '../../per-object.js'
import { accepts } from '../evaluate/evaluate.js'
import type { SchemaNode } from '../schema-node.js'
import { type Breach, breach, type Place, under } from './validate-place.js'
import { alternatives, articled, count, inWords, kindInWords } from './validate-words.js'

/** The keywords that look at a value alone, with what they demand in words. */
const demands: readonly (readonly [keyof SchemaNode, (node: SchemaNode, value: any) => string])[] = [
  ['types', ({ types }) => `must be ${alternatives(types!.map((type) => articled[type]))}`],
  ['const', (node) => `must be ${inWords(node.const!.value)}`],
  ['enum', (node) => `must be ${alternatives(node.enum!.map(inWords))}`],
  ['minimum', ({ minimum }) => `must be at least ${minimum}`],
  ['maximum', ({ maximum }) => `must be at most ${maximum}`],
  ['exclusiveMinimum', (node) => `must be greater than ${node.exclusiveMinimum}`],
  ['exclusiveMaximum', (node) => `must be less than ${node.exclusiveMaximum}`],
  ['multipleOf', ({ multipleOf }) => `must be a multiple of ${multipleOf}`],
  ['minLength', ({ minLength }) => `must have at least ${count(minLength!, 'character')}`],
  ['maxLength', ({ maxLength }) => `must have at most ${count(maxLength!, 'character')}`],
  ['pattern', ({ pattern }) => `must match the pattern ${pattern}`],
  ['format', ({ format }) => `must be of the format ${format}`],
  ['minItems', ({ minItems }) => `must have at least ${count(minItems!, 'item')}`],
  ['maxItems', ({ maxItems }) => `must have at most ${count(maxItems!, 'item')}`],
  ['uniqueItems', (_node, value) => `must not have equal items${equalItems(value)}`],
  ['minProperties', (node) => `must have at least ${count(node.minProperties!, 'member')}`],
  ['maxProperties', (node) => `must have at most ${count(node.maxProperties!, 'member')}`],
]

/** What is wrong with the value itself, members and items left aside. */
export function valueBreaches(place: Place): readonly Breach[] {
  const { node, value } = place
  const breaches: Breach[] = []
  for (const [keyword, demand] of demands) {
    if (node[keyword] === undefined || accepts(alone(node, keyword), value)) continue
    const name = keyword === 'types' ? 'type' : keyword
    const was = keyword === 'uniqueItems' ? undefined : kindInWords(value)
    breaches.push({ ...breach(place, name, demand(node, value)), was })
  }
  return [...breaches, ...presenceBreaches(place), ...containsBreaches(place), ...notBreaches(place)]
}

const singlesOf = perObject((_node: SchemaNode) => new Map<string, SchemaNode>())

/** The schema of one keyword of a node. */
function alone(node: SchemaNode, keyword: keyof SchemaNode): SchemaNode {
  const known = singlesOf(node)
  let single = known.get(keyword)
  if (single === undefined) {
    const { id, pointer, draft, resource, raw } = node
    single = { id, pointer, draft, resource, raw, [keyword]: node[keyword] }
    known.set(keyword, single)
  }
  return single
}

function presenceBreaches(place: Place): readonly Breach[] {
  const { node, value } = place
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const isMissing = (name: string) => !Object.hasOwn(value, name)
  const breaches = (node.required ?? [])
    .filter(isMissing)
    .map((name) => breach(place, 'required', `must have the member ${JSON.stringify(name)}`))
  for (const [name, names] of node.dependentRequired ?? []) {
    if (isMissing(name)) continue
    const because = `since it has ${JSON.stringify(name)}`
    for (const other of names.filter(isMissing)) {
      breaches.push(
        breach(place, 'dependentRequired', `must have the member ${JSON.stringify(other)}, ${because}`),
      )
    }
  }
  return breaches
}

function containsBreaches(place: Place): readonly Breach[] {
  const { node, value } = place
  const { contains, minContains = 1, maxContains } = node
  if (contains === undefined || !Array.isArray(value)) return []
  const found = value.filter((item) => accepts(contains, item, under(place, contains).scope)).length
  const what = 'matching the schema under contains'
  if (found < minContains) {
    return [
      breach(place, 'contains', `must have at least ${count(minContains, 'item')} ${what}, has ${found}`),
    ]
  }
  if (maxContains === undefined || found <= maxContains) return []
  return [
    breach(place, 'maxContains', `must have at most ${count(maxContains, 'item')} ${what}, has ${found}`),
  ]
}

function notBreaches(place: Place): readonly Breach[] {
  const { not } = place.node
  if (not === undefined || !accepts(not, place.value, under(place, not).scope)) return []
  const message =
    not.const !== undefined
      ? `must not be ${inWords(not.const.value)}`
      : 'must not match the schema under not'
  return [breach(place, 'not', message)]
}

function equalItems(value: readonly unknown[]): string {
  for (let j = 1; j < value.length; j++) {
    for (let i = 0; i < j; i++) if (jsonEqual(value[i], value[j])) return `: ${i} and ${j} are`
  }
  return ''
}
