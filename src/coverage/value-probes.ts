import { canonicalText } from '../json-equal.js'
import { accepts } from '../schema/evaluate/evaluate.js'
import { isObject } from '../schema/evaluate/evaluate-assertions.js'
import type { JsonType, SchemaNode } from '../schema/schema-node.js'
import type { Probe } from './probe.js'

/** Characters of a value that is named by itself. */
const maxShown = 40

/** What a value of one type can be, with a value that tells whether the schema lets it be so. */
interface Kind {
  readonly says: string
  readonly is: (value: unknown) => boolean
  readonly sample?: unknown
}

const wholeNumber: Kind = { says: 'a whole number', is: Number.isInteger }
const kinds: Readonly<Record<JsonType, readonly Kind[]>> = {
  null: [{ says: 'null', is: (value) => value === null }],
  boolean: [
    { says: 'true', is: (value) => value === true, sample: true },
    { says: 'false', is: (value) => value === false, sample: false },
  ],
  integer: [wholeNumber],
  number: [{ says: 'a number', is: Number.isFinite }],
  string: [
    { says: 'an empty text', is: (value) => value === '', sample: '' },
    { says: 'a text', is: (value) => typeof value === 'string' },
  ],
  array: [
    { says: 'an empty list', is: (value) => Array.isArray(value) && value.length === 0, sample: [] },
    { says: 'a list with items', is: Array.isArray },
  ],
  object: [
    {
      says: 'an empty object',
      is: (value) => isObject(value) && Object.keys(value).length === 0,
      sample: {},
    },
    { says: 'an object with members', is: isObject },
  ],
}

/** The types of a schema that says nothing else. */
export function anyKindProbe(): Probe {
  const all = (['null', 'boolean', 'number', 'string', 'array', 'object'] as const).flatMap(
    (type) => kinds[type],
  )
  return kindProbe('', all)
}

/** The types of a schema, and of each whether it is empty; `isNeverEmpty`: an object has members by what lies around. */
export function typeProbes(node: SchemaNode, isNeverEmpty: boolean): readonly Probe[] {
  const { types } = node
  if (types === undefined || node.enum !== undefined || node.const !== undefined) return []
  const possible = types
    .flatMap((type) =>
      type === 'number' && types.includes('integer') ? [wholeNumber, ...kinds.number] : kinds[type],
    )
    .filter((kind, i, all) => all.indexOf(kind) === i)
    .filter((kind) => !('sample' in kind) || accepts(node, kind.sample))
    .filter((kind) => !(isNeverEmpty && isObject(kind.sample)))
  return [kindProbe('type', possible)]
}

function kindProbe(keyword: string, possible: readonly Kind[]): Probe {
  return {
    keyword,
    says: possible.map(({ says }) => says),
    pick: (value) => possible.findIndex(({ is }) => is(value)),
  }
}

/** The values that a schema names: of `enum` and `const`, and its edge cases at the levels of evidence in `isKnown`. */
export function namedValueProbes(
  node: SchemaNode,
  isKnown: (evidence: unknown) => boolean,
): readonly Probe[] {
  const probes: Probe[] = []
  if (node.const !== undefined) probes.push(valuesProbe('const', [node.const.value]))
  if (node.enum !== undefined) probes.push(valuesProbe('enum', node.enum))
  const edges = edgeCasesOf(node).filter(
    // One that decodes to what JSON has not (`1e400`) is a value of another form.
    (edge) => isKnown(edge['x-evidence']) && accepts(node, edge.value),
  )
  if (edges.length > 0) {
    const values = edges.map(({ value }) => value)
    const says = edges.map(({ value, why }) => `${shown(value)} (${String(why)})`)
    probes.push(valuesProbe('x-edgeCases', values, says))
  }
  return probes
}

interface EdgeCase {
  readonly value: unknown
  readonly why?: unknown
  readonly 'x-evidence'?: unknown
}

function edgeCasesOf({ raw }: SchemaNode): readonly EdgeCase[] {
  const listed = raw['x-edgeCases']
  return Array.isArray(listed) ? (listed as readonly EdgeCase[]) : []
}

function valuesProbe(keyword: string, values: readonly unknown[], says = values.map(shown)): Probe {
  const plain = new Map<unknown, number>()
  const nested = new Map<string, number>()
  for (const [i, value] of values.entries()) {
    if (typeof value === 'object' && value !== null) nested.set(canonicalText(value), i)
    else plain.set(value, i)
  }
  const pick = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return plain.get(value) ?? -1
    return nested.size === 0 ? -1 : (nested.get(canonicalText(value)) ?? -1)
  }
  return { keyword, says, pick }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}

/** Keywords that a value of their type always meets, once it is there at all. */
export function reachedProbes(node: SchemaNode): readonly Probe[] {
  const { pattern, format, multipleOf, uniqueItems, not, contentEncoding, contentMediaType } = node
  const isText = (value: unknown): boolean => typeof value === 'string'
  const content = contentMediaType ?? contentEncoding
  return [
    ...(pattern === undefined ? [] : [reached('pattern', 'a text of its pattern', isText)]),
    ...(format === undefined ? [] : [reached('format', `a value of the format ${format}`, () => true)]),
    ...(content === undefined ? [] : [reached(contentKeyword(node), `${content} content`, isText)]),
    ...(multipleOf === undefined
      ? []
      : [reached('multipleOf', `a multiple of ${multipleOf}`, (value) => typeof value === 'number')]),
    ...(uniqueItems === true
      ? [reached('uniqueItems', 'several items', (value) => Array.isArray(value) && value.length > 1)]
      : []),
    ...(not === undefined ? [] : [reached('not', 'a value that is not so', () => true)]),
  ]
}

function reached(keyword: string, says: string, is: (value: unknown) => boolean): Probe {
  return { keyword, says: [says], pick: (value) => (is(value) ? 0 : -1) }
}

function contentKeyword({ contentEncoding }: SchemaNode): string {
  return contentEncoding === undefined ? 'contentMediaType' : 'contentEncoding'
}
