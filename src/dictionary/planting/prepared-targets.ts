import { generatorTable } from '../../arbitrary/schema-values.js'
import type { ShapeGenerator } from '../../arbitrary/shape-generator.js'
import { defaultEvidence, type Evidence } from '../../evidence.js'
import { jsonEqual } from '../../json-equal.js'
import { preparedText } from '../../prepared-text.js'
import { restrictEvidence } from '../../schema/restrict-evidence.js'
import type { JsonSchema } from '../../typed-schema.js'
import { type KnownTargets, type PlannedTarget, plannedTargets } from './target-plan.js'

/** What a text of prepared targets holds. */
interface Prepared {
  readonly golden: unknown
  readonly targets: readonly PreparedTarget[]
}

/** A target as JSON: null for undefined, and the alternatives by the subschemas that each of them satisfies. */
interface PreparedTarget extends Omit<PlannedTarget, 'steps' | 'encodings' | 'forms' | 'alternatives'> {
  readonly steps: readonly (string | null)[]
  readonly encodings: readonly (string | null)[]
  readonly forms: readonly (string | null)[]
  readonly alternatives: readonly (readonly number[])[]
}

/** The targets of a schema around a golden value, with the evidence that is drawn by default, as a text. */
export function prepareTargets(schema: JsonSchema, golden: unknown): string {
  const { root } = generatorTable(restrictEvidence(schema, defaultEvidence))
  const targets = plannedTargets(root, golden).map((target) => ({
    ...target,
    alternatives: target.alternatives.map((generator) => nodesOf(generator)),
  }))
  return JSON.stringify({ golden, targets })
}

function nodesOf(generator: ShapeGenerator): readonly number[] {
  const nodes = generator.table.nodesOf(generator)
  if (nodes === undefined) throw new Error(`no subschemas say what stands at ${generator.shape.pointer}`)
  return nodes
}

/** The targets offered for a schema object; undefined without any for this golden value and these levels of evidence. */
export function preparedTargets(
  schema: JsonSchema,
  golden: unknown,
  levels: readonly Evidence[],
): KnownTargets {
  return (root) => {
    const text = typeof schema === 'object' ? preparedText(schema, 'targets', levels) : undefined
    if (text === undefined) return undefined
    const prepared = JSON.parse(text) as Prepared
    if (!jsonEqual(prepared.golden, golden)) return undefined
    return prepared.targets.map((target) => new ReadTarget(root, target))
  }
}

/** A target of which the alternatives are made when they are asked for: each would be one more shape to work out. */
class ReadTarget implements PlannedTarget {
  readonly name: string
  readonly words: readonly string[]
  readonly steps: PlannedTarget['steps']
  readonly stray: boolean
  readonly isMap: boolean
  readonly isText: boolean
  readonly isArray: boolean
  readonly encodings: PlannedTarget['encodings']
  readonly forms: PlannedTarget['forms']
  readonly #root: ShapeGenerator
  readonly #nodes: PreparedTarget['alternatives']
  #alternatives: readonly ShapeGenerator[] | undefined

  constructor(root: ShapeGenerator, target: PreparedTarget) {
    this.name = target.name
    this.words = target.words
    this.steps = withoutNull(target.steps)
    this.stray = target.stray
    this.isMap = target.isMap
    this.isText = target.isText
    this.isArray = target.isArray
    this.encodings = withoutNull(target.encodings)
    this.forms = withoutNull(target.forms)
    this.#root = root
    this.#nodes = target.alternatives
  }

  get alternatives(): readonly ShapeGenerator[] {
    this.#alternatives ??= this.#nodes.map((ids) => this.#root.table.generatorOfNodes(ids))
    return this.#alternatives
  }
}

function withoutNull(list: readonly (string | null)[]): readonly (string | undefined)[] {
  return list.map((one) => one ?? undefined)
}
