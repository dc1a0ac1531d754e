import { generatorTable, plainSchema, smallestValue } from '../arbitrary/schema-values.js'
import { copyJson } from '../copy-json.js'
import { demandOptions } from '../demand-parts.js'
import { defaultEvidence, type Evidence, weakerEvidence } from '../evidence.js'
import { jsonEqual } from '../json-equal.js'
import { perObject } from '../per-object.js'
import { readSchema } from '../schema/read/resolve-refs.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { evidenceOf } from './evidence-of.js'
import { type Cut, noteCut } from './list-limit.js'
import { orderedDrafts } from './ordered-drafts.js'
import { type FoundCase, preparedCases } from './prepared-cases.js'

/** A value with the reason why it is worth trying. */
export interface Case<T> {
  /** The whole value, valid by the schema. */
  readonly value: T
  /** In words: `/body is empty`. */
  readonly scenario: string
  /** JSON Pointer to the place that was changed; empty for the whole value. */
  readonly pointer: string
  /** Of the weakest form that the value needs. */
  readonly evidence: Evidence
}

/** Options of {@link boundaryCases}. */
export interface BoundaryOptions<T> {
  /** The value that the cases are built on. Default: the first example of the schema, else a smallest value. */
  readonly golden?: T
  /** Levels of evidence to draw from. Default `documented`, `observed`, `inferred`. */
  readonly evidence?: readonly Evidence[]
}

/** Lists that were worked out, by schema object, then by golden value and levels of evidence. */
const listsOf = perObject((_schema: object): KnownList[] => [])

interface KnownList {
  readonly golden: unknown
  readonly levels: string
  readonly cases: readonly Case<any>[]
}

/**
 * Every boundary of a schema once, as one change to a known good value: each bound, each optional member
 * absent and present, each value of an enum, each alternative form, each edge case. Finite and all valid, what
 * breaks code most often first (see `tellingFirst`), always in the same order. The list is made once for a
 * schema object, a golden value and levels of evidence. Of a schema that has too many for a run it holds the most
 * telling 10,000, or as many as come to about 4 MB of JSON; the report of a check says so.
 */
export function boundaryCases<T = unknown>(
  schema: TypedSchema<T> | JsonSchema,
  options: BoundaryOptions<T> = {},
): readonly Case<T>[] {
  demandOptions('boundaryCases', options, ['golden', 'evidence'])
  const whole = plainSchema(schema)
  if (typeof whole !== 'object' || whole === null) readSchema(whole)
  const levels = options.evidence ?? defaultEvidence
  if (typeof whole !== 'object') {
    const golden = 'golden' in options ? options.golden : goldenOf(whole)
    return casesOf<T>(whole, workedOut(whole, golden).cases)
  }
  const golden = 'golden' in options ? options.golden : goldenOf(narrowedTo(whole, levels))
  const lists = listsOf(whole)
  const made = lists.find((list) => list.levels === levels.join() && jsonEqual(list.golden, golden))
  if (made !== undefined) return made.cases
  const prepared = preparedCases(whole, golden, levels)
  const found: FoundCases =
    prepared === undefined
      ? workedOut(narrowedTo(whole, levels), golden)
      : { cases: prepared, cut: undefined }
  const cases = casesOf<T>(whole, found.cases)
  if (found.cut !== undefined) noteCut(cases, found.cut)
  // A copy: the caller may go on to change its value.
  lists.push({ golden: copyJson(golden), levels: levels.join(), cases })
  return cases
}

function narrowedTo(schema: JsonSchema, levels: readonly Evidence[]): JsonSchema {
  try {
    return restrictEvidence(schema, levels)
  } catch (error) {
    // What is no schema at all is told with its place.
    readSchema(schema)
    throw error
  }
}

function goldenOf(schema: JsonSchema): unknown {
  const [hint] = generatorTable(schema).root.hints
  return hint === undefined ? smallestValue(schema) : hint.value
}

function casesOf<T>(whole: JsonSchema, found: readonly FoundCase[]): readonly Case<T>[] {
  return found.map((one) => new BoundaryCase<T>(whole, one))
}

interface FoundCases {
  readonly cases: readonly FoundCase[]
  readonly cut: Cut | undefined
}

function workedOut(narrowed: JsonSchema, golden: unknown): FoundCases {
  const { drafts, cut } = orderedDrafts(narrowed, golden)
  return { cases: drafts, cut }
}

/** Its evidence is worked out when asked for: most cases never fail. */
class BoundaryCase<T> implements Case<T> {
  readonly value: T
  readonly scenario: string
  readonly pointer: string
  readonly #schema: JsonSchema
  readonly #least: Evidence
  #evidence: Evidence | undefined

  constructor(schema: JsonSchema, found: FoundCase) {
    this.value = found.value as T
    this.scenario = found.scenario
    this.pointer = found.pointer
    this.#schema = schema
    this.#least = found.evidence ?? 'documented'
  }

  get evidence(): Evidence {
    this.#evidence ??= weakerEvidence(this.#least, evidenceOf(this.#schema, this.value))
    return this.#evidence
  }
}
