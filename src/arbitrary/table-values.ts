import type { Random as FastCheckRandom } from 'fast-check'
import { UnsatisfiableSchemaError } from '../errors.js'
import { Random } from '../random.js'
import { contradictionIn } from './contradiction.js'
import { Descent, Offer, type Offered, type Shrinker } from './descent.js'
import { type Draw, fixedDraw, nodeBudget } from './draw.js'
import type { GeneratorTable } from './generator-table.js'
import { applyOverrides, type Overrides } from './overrides.js'
import { generateRoot, RootValues } from './root-values.js'
import type { SeedSource } from './seeded-runs.js'

/** What is known besides the generators. */
export interface KnownOfTable {
  /** A value that the schema may accept: where it does, none has to be made to know that one can be. */
  readonly golden?: unknown
  /** What the author's arbitraries are made to, where there are any. */
  readonly overrides?: Overrides
}

/**
 * Makes and shrinks the values of a table of generators. It knows nothing of fast-check and reads no schema, either of
 * which a cold process may do without. Throws, when it is made, as `toArbitrary` does.
 */
export class TableValues<T> implements Shrinker<T> {
  readonly table: GeneratorTable
  readonly #overrides: Overrides
  readonly #values: RootValues

  constructor(table: GeneratorTable, { golden, overrides = [] }: KnownOfTable = {}) {
    this.table = table
    this.#values = new RootValues(table)
    this.#overrides = overrides
    assertInhabited(table)
    if (golden === undefined || !this.accepts(golden)) smallestOrRandom(table)
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

/** Throws an UnsatisfiableSchemaError where no value can be made. */
export function assertInhabited(table: GeneratorTable): void {
  if (table.root.isSatisfiable()) return
  const [term] = table.root.shape.terms
  const { pointer, next } = contradictionIn(table, term!.node)
  throw new UnsatisfiableSchemaError('no value can satisfy this schema', pointer, { next })
}

/** Finds out at definition whether values can be made at all. */
function smallestOrRandom(table: GeneratorTable): void {
  if (table.root.free || table.root.simplest !== undefined) return
  generateRoot(table, (seed) => fixedDraw(seed, false))
}
