import type { Random as FastCheckRandom } from 'fast-check'
import { offeredHeights } from '../canonical/known-heights.js'
import { UnsatisfiableSchemaError } from '../errors.js'
import { perObject } from '../per-object.js'
import { Random } from '../random.js'
import { knownDocument } from '../schema/read/known-document.js'
import { readably } from '../schema/read-json.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { Descent, Offer, type Offered, type Shrinker } from './descent.js'
import { type Draw, fixedDraw, nodeBudget } from './draw.js'
import { type FormatMaker, GeneratorTable } from './generator-table.js'
import { applyOverrides, type Overrides } from './overrides.js'
import { generateRoot, RootValues } from './root-values.js'
import type { SeedSource } from './seeded-runs.js'

/** The JSON Schema of a typed one. */
export function plainSchema(schema: TypedSchema<unknown> | JsonSchema): JsonSchema {
  return isTypedSchema(schema) ? schema.schema : schema
}

function isTypedSchema(schema: TypedSchema<unknown> | JsonSchema): schema is TypedSchema<unknown> {
  if (typeof schema !== 'object' || schema === null) return false
  const keys = readably(schema, () => Object.keys(schema))
  return keys.length === 1 && keys[0] === 'schema'
}

const tableOf = perObject(
  (schema: object & JsonSchema) =>
    new GeneratorTable(knownDocument(schema), undefined, offeredHeights(schema)),
)

/** The generators of a schema, made once for each schema object. */
export function generatorTable(schema: JsonSchema): GeneratorTable {
  return typeof schema === 'object' ? tableOf(schema) : new GeneratorTable(knownDocument(schema))
}

/** A small value that the schema accepts, always the same. Throws as `toArbitrary` does. */
export function smallestValue(schema: TypedSchema<unknown> | JsonSchema): unknown {
  const table = generatorTable(plainSchema(schema))
  assertInhabited(table)
  const { simplest } = table.root
  return simplest === undefined ? generateRoot(table, (seed) => fixedDraw(seed, false)) : simplest.value
}

/** What is known besides the schema. */
export interface KnownOfValues {
  /** A value that the schema may accept: where it does, none has to be made to know that one can be. */
  readonly golden?: unknown
  /** What the author's arbitraries are made to, where there are any. */
  readonly overrides?: Overrides
  readonly formats?: ReadonlyMap<string, FormatMaker>
}

/**
 * Makes and shrinks the values that a schema accepts. It knows nothing of fast-check, which takes a cold process longer
 * to load than all that is needed here. Throws, when it is made, as `toArbitrary` does.
 */
export class SchemaValues<T> implements Shrinker<T> {
  readonly table: GeneratorTable
  readonly #overrides: Overrides
  readonly #values: RootValues

  constructor(schema: JsonSchema, { golden, overrides = [], formats }: KnownOfValues = {}) {
    const isOwn = formats === undefined || formats.size === 0
    this.table = isOwn ? generatorTable(schema) : new GeneratorTable(knownDocument(schema), formats)
    this.#values = new RootValues(this.table)
    this.#overrides = overrides
    assertInhabited(this.table)
    if (golden === undefined || !this.accepts(golden)) smallestOrRandom(this.table)
  }

  /** A value; `source` is what the author's arbitraries draw from, needed where there are any. */
  generate(seeds: SeedSource, source?: FastCheckRandom): T {
    const random = new Random(seeds.nextInt(), seeds.nextInt())
    const draw = (): Draw => ({ random, budget: nodeBudget, simple: false, record: false, source })
    return this.withOverrides(this.#values.generate(random, draw), source) as T
  }

  /** The value with the author's arbitraries in their places. */
  withOverrides(value: unknown, source: FastCheckRandom | undefined): unknown {
    if (this.#overrides.length === 0 || source === undefined) return value
    return applyOverrides(this.#overrides, value, source, (v) => this.accepts(v))
  }

  /** Whether the schema accepts a value. */
  accepts(value: unknown): value is T {
    return this.table.root.accepts(value)
  }

  /** Smaller values that the schema accepts, from any that it does, or on from an offer that was taken. */
  smaller(value: T, taken?: Offered<T>): IterableIterator<Offered<T>> {
    return taken instanceof Offer ? taken.smaller() : new Descent(this.table.root, value).offers()
  }
}

function assertInhabited(table: GeneratorTable): void {
  if (table.root.isSatisfiable()) return
  throw new UnsatisfiableSchemaError('no value can satisfy this schema', table.root.shape.pointer, {
    next: 'look for keywords that contradict each other: types, bounds, required members that are forbidden',
  })
}

/** Finds out at definition whether values can be made at all. */
function smallestOrRandom(table: GeneratorTable): void {
  if (table.root.free || table.root.simplest !== undefined) return
  generateRoot(table, (seed) => fixedDraw(seed, false))
}
