import { nearest } from '../../nearest-name.js'
import { accepts } from '../evaluate/evaluate.js'
import type { Evaluated } from '../evaluate/evaluate-collect.js'
import { createCompiler } from '../evaluate/evaluate-compile.js'
import { dynamicTarget, entered } from '../evaluate/evaluate-scope.js'
import { patternRegExp } from '../pattern-regexp.js'
import type { SchemaNode } from '../schema-node.js'
import { branchBreaches } from './validate-branches.js'
import { contentOf } from './validate-content.js'
import { type Breach, breach, childPlace, type Place, under } from './validate-place.js'
import { valueBreaches } from './validate-values.js'
import { count } from './validate-words.js'

/** One thing that is wrong with a value. */
export interface ValidationProblem {
  /** JSON Pointer to the place in the value; into the document inside a string it goes on after `/(decoded)`. */
  readonly pointer: string
  /** JSON Pointer, as a URI fragment, to the keyword in the schema. */
  readonly schemaPointer: string
  readonly keyword: string
  /** A plain sentence without its subject: `must be a string, was number 5`. */
  readonly message: string
}

/** What is wrong with a value that the schema does not accept; nothing when it does. */
export function findProblems(root: SchemaNode, value: unknown): readonly ValidationProblem[] {
  const breaches = breachesAt({ node: root, value, pointer: '', scope: entered(undefined, root.resource) })
  const problems = breaches.map(({ pointer, schemaPointer, keyword, demand, was }) => {
    return { pointer, schemaPointer, keyword, message: was === undefined ? demand : `${demand}, was ${was}` }
  })
  return [...new Map(problems.map((problem) => [`${problem.pointer}\n${problem.message}`, problem])).values()]
}

/** What is wrong at one place and below it. */
function breachesAt(place: Place): readonly Breach[] {
  const { node, value, scope } = place
  if (accepts(node, value, scope)) return []
  if (node.boolean === false) return [breach(place, 'false schema', 'must not be there')]
  const own = valueBreaches(place)
  // A value of a wrong type breaks many keywords; only the type says something.
  if (own.some(({ keyword }) => keyword === 'type' || keyword === 'const' || keyword === 'enum')) return own
  const inner = [
    ...own,
    ...memberBreaches(place),
    ...itemBreaches(place),
    ...contentBreaches(place),
    ...samePlaceBreaches(place),
  ]
  return inner.length > 0 ? inner : unevaluatedBreaches(place)
}

function membersOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}

function memberBreaches(place: Place): readonly Breach[] {
  const { node } = place
  return membersOf(place.value).flatMap((name) => {
    const named = node.properties?.get(name)
    const matching = (node.patternProperties ?? []).filter(({ pattern }) => patternRegExp(pattern).test(name))
    const nodes = [...(named ? [named] : []), ...matching.map((entry) => entry.node)]
    const problems = nodes.flatMap((schema) => breachesAt(childPlace(place, schema, name)))
    if (nodes.length === 0 && node.additionalProperties !== undefined) {
      problems.push(...strangerBreaches(place, name, node.additionalProperties, 'additionalProperties'))
    }
    return [...problems, ...nameBreaches(place, name)]
  })
}

/** For a member that only `additionalProperties` or `unevaluatedProperties` speaks of. */
function strangerBreaches(place: Place, name: string, node: SchemaNode, keyword: string): readonly Breach[] {
  if (node.boolean !== false) return breachesAt(childPlace(place, node, name))
  const known = [...(place.node.properties?.keys() ?? [])].filter(
    (key) => !Object.hasOwn(place.value as object, key),
  )
  const near = nearest(name, known)
  const hint = near === undefined ? '' : ` (did you mean ${JSON.stringify(near)}?)`
  return [breach(place, keyword, `must not be there: the schema knows no such member${hint}`, name)]
}

function nameBreaches(place: Place, name: string): readonly Breach[] {
  const { propertyNames } = place.node
  if (propertyNames === undefined) return []
  const inner = breachesAt({ ...under(place, propertyNames), value: name })
  const because = inner.map(({ demand }) => demand).join('; ')
  return inner.length === 0
    ? []
    : [breach(place, 'propertyNames', `is a name that is not allowed: ${because}`, name)]
}

function itemBreaches(place: Place): readonly Breach[] {
  const { node, value } = place
  if (!Array.isArray(value)) return []
  return value.flatMap((_item, i) => {
    const schema = node.prefixItems?.[i] ?? node.items
    if (schema === undefined) return []
    if (schema.boolean !== false) return breachesAt(childPlace(place, schema, i))
    const most = node.prefixItems?.length ?? 0
    return [
      breach(
        place,
        'items',
        `must not be there: at most ${count(most, 'item')} ${most === 1 ? 'is' : 'are'} allowed`,
        i,
      ),
    ]
  })
}

function contentBreaches(place: Place): readonly Breach[] {
  const { node, value, pointer } = place
  if (node.checkContent !== true || typeof value !== 'string') return []
  const content = contentOf(node, value)
  if ('wrong' in content) return [{ ...breach(place, content.keyword, content.wrong), was: content.was }]
  if (node.contentSchema === undefined || !('json' in content)) return []
  return breachesAt({
    ...under(place, node.contentSchema),
    value: content.json,
    pointer: `${pointer}/(decoded)`,
  })
}

function samePlaceBreaches(place: Place): readonly Breach[] {
  const { node, value, scope } = place
  const schemas = [...(node.ref ? [node.ref] : []), ...(node.allOf ?? [])]
  if (node.dynamicRef !== undefined) {
    schemas.push(dynamicTarget(node.dynamicRef, entered(scope, node.dynamicRef.initial.resource)))
  }
  if (node.if !== undefined) {
    const branch = accepts(node.if, value, under(place, node.if).scope) ? node.then : node.else
    if (branch !== undefined) schemas.push(branch)
  }
  const present = new Set(membersOf(value))
  for (const [name, schema] of node.dependentSchemas ?? []) if (present.has(name)) schemas.push(schema)
  return [
    ...schemas.flatMap((schema) => breachesAt(under(place, schema))),
    ...branchBreaches(place, breachesAt),
  ]
}

const collector = createCompiler({})

/** Called when nothing else is wrong: what no keyword has spoken of must satisfy the unevaluated keywords. */
function unevaluatedBreaches(place: Place): readonly Breach[] {
  const { node, value, scope } = place
  const { unevaluatedProperties, unevaluatedItems, ...rest } = node
  const evaluated: Evaluated = { allNames: false, names: new Set(), itemsBefore: 0, items: new Set() }
  collector.collectCellOf(rest).collect(value, scope, evaluated)
  const problems: Breach[] = []
  if (unevaluatedProperties !== undefined && !evaluated.allNames) {
    for (const name of membersOf(value)) {
      if (evaluated.names.has(name)) continue
      problems.push(...strangerBreaches(place, name, unevaluatedProperties, 'unevaluatedProperties'))
    }
  }
  if (unevaluatedItems !== undefined && Array.isArray(value)) {
    for (let i = evaluated.itemsBefore; i < value.length; i++) {
      if (!evaluated.items.has(i)) problems.push(...breachesAt(childPlace(place, unevaluatedItems, i)))
    }
  }
  return problems
}
