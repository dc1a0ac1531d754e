import { rootPlace } from '../arbitrary/places.js'
import { generatorTable } from '../arbitrary/schema-values.js'
import type { ShapeGenerator } from '../arbitrary/shape-generator.js'
import type { Dictionary } from '../dictionary/dictionary.js'
import { eventTargets } from '../dictionary/planting/event-targets.js'
import type { SourceConstants } from '../dictionary/source-constants.js'
import { weakerEvidence } from '../evidence.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema } from '../typed-schema.js'
import type { BoundaryOptions, Case } from './boundary-cases.js'
import { draftsAt, hintDrafts, nothingWalked, variantDrafts } from './boundary-drafts.js'
import { formDrafts } from './boundary-forms.js'
import { inTurn } from './boundary-order.js'
import { interactionsOf } from './boundary-pairs.js'
import { placeAt } from './change-at.js'
import { dictionaryCases, type Shares } from './dictionary-cases.js'
import { evidenceOf } from './evidence-of.js'

/** How many constants of each kind are tried from there. */
const shares: Shares = {
  together: 6,
  module: 6,
  absent: 6,
  rows: 8,
  pairs: 24,
  crossed: 12,
  names: 24,
  edges: 40,
  texts: 16,
  composed: 16,
  lengths: 4,
}
const maxEdges = 60
const maxForms = 40

/**
 * What is tried from an event that the handler takes otherwise than the golden one: the constants of its source, each
 * as one more change, and the edge cases of the places that the schema says interact.
 */
export function deeperCases<T>(
  schema: JsonSchema,
  dictionary: Dictionary,
  options: Required<BoundaryOptions<T>>,
): readonly Case<T>[] {
  const { root } = generatorTable(restrictEvidence(schema, options.evidence))
  if (!root.accepts(options.golden)) return []
  const edges = [...edgesOf(root, options.golden)].slice(0, maxEdges)
  const forms = [...formsOf(root, options.golden, dictionary.own)].slice(0, maxForms)
  return inTurn([
    dictionaryCases(schema, dictionary, options, shares),
    [...edges, ...forms].map((edge) => new DeeperCase<T>(schema, edge)),
  ])
}

interface Edge {
  readonly value: unknown
  readonly scenario: string
  readonly pointer: string
}

function* edgesOf(root: ShapeGenerator, ground: unknown): Iterable<Edge> {
  const start = rootPlace(root, ground)
  const pointers = new Set(interactionsOf(start).flat())
  for (const pointer of pointers) {
    const place = placeAt(start, pointer)
    if (place === undefined) continue
    for (const draft of draftsAt(place, nothingWalked())) {
      const made = draft.kind === 'edge' ? draft.make() : undefined
      if (made !== undefined && root.accepts(made.value)) yield { ...draft, value: made.value }
    }
  }
}

/** The forms and edge cases of the members that the handler reads by their names: a branch may read one more strictly. */
function* formsOf(root: ShapeGenerator, ground: unknown, { names }: SourceConstants): Iterable<Edge> {
  const read = new Set(names.map(({ name }) => name))
  const targets = eventTargets(root, ground).filter(({ name }) => read.has(name))
  const lists = targets.map(({ place }) =>
    [...formDrafts(place, nothingWalked()), ...hintDrafts(place), ...variantDrafts(place)].filter(
      ({ kind, pointer }) => pointer === place.pointer && (kind === 'form' || kind === 'edge'),
    ),
  )
  for (const draft of inTurn(lists)) {
    const made = draft.make()
    if (made !== undefined && root.accepts(made.value)) yield { ...draft, value: made.value }
  }
}

class DeeperCase<T> implements Case<T> {
  readonly value: T
  readonly scenario: string
  readonly pointer: string
  readonly #schema: JsonSchema

  constructor(schema: JsonSchema, { value, scenario, pointer }: Edge) {
    this.value = value as T
    this.scenario = scenario
    this.pointer = pointer
    this.#schema = schema
  }

  get evidence(): Case<T>['evidence'] {
    return weakerEvidence('documented', evidenceOf(this.#schema, this.value))
  }
}
