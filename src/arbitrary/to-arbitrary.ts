import * as fc from 'fast-check'
import { demandOptions } from '../demand-parts.js'
import { InvalidOptionError, UnsatisfiableSchemaError } from '../errors.js'
import { Random } from '../random.js'
import { readSchema } from '../schema/read/resolve-refs.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { Descent, Offer } from './descent.js'
import { type Draw, fixedDraw, nodeBudget } from './draw.js'
import { type FormatMaker, GeneratorTable } from './generator-table.js'
import { applyOverrides, type Overrides, readOverrides } from './overrides.js'
import { generateRoot, RootValues } from './root-values.js'

/** Options of {@link toArbitrary}. */
export interface ArbitraryOptions {
  /** Arbitraries by JSON Pointer into the value; what they give must satisfy the schema there. Default none. */
  readonly overrides?: Readonly<Record<string, unknown>>
  /** Arbitraries of strings by the name of a `format`. Default: the formats of ajv-formats. */
  readonly formats?: Readonly<Record<string, unknown>>
}

/**
 * An arbitrary of the values that a JSON Schema accepts (2020-12, 2019-09 or draft-07, by `$schema`).
 *
 * Every value is plain JSON and valid. It shrinks by the value: any value that the schema accepts, also one that
 * it never made, shrinks to a smallest one. Throws, at this call, `InvalidSchemaError`,
 * `UnsupportedKeywordError`, `UnsatisfiableSchemaError` or `GeneratorGaveUpError`, each with the JSON Pointer.
 */
export function toArbitrary<T = unknown>(
  schema: TypedSchema<T> | JsonSchema,
  options: ArbitraryOptions = {},
): fc.Arbitrary<T> {
  demandOptions('toArbitrary', options, ['overrides', 'formats'])
  demandOptions('the option overrides', options.overrides ?? {})
  demandOptions('the option formats', options.formats ?? {})
  return new SchemaArbitrary<T>(plainSchema(schema), options)
}

/** The JSON Schema of a typed one. */
export function plainSchema(schema: TypedSchema<unknown> | JsonSchema): JsonSchema {
  return isTypedSchema(schema) ? schema.schema : schema
}

function isTypedSchema(schema: TypedSchema<unknown> | JsonSchema): schema is TypedSchema<unknown> {
  if (typeof schema !== 'object' || schema === null) return false
  const keys = Object.keys(schema)
  return keys.length === 1 && keys[0] === 'schema'
}

const tables = new WeakMap<object, GeneratorTable>()

/** The generators of a schema, made once for each schema object. */
export function generatorTable(schema: JsonSchema): GeneratorTable {
  if (typeof schema !== 'object') return new GeneratorTable(readSchema(schema))
  let table = tables.get(schema)
  if (table === undefined) {
    table = new GeneratorTable(readSchema(schema))
    tables.set(schema, table)
  }
  return table
}

/** A small value that the schema accepts, always the same. Throws as {@link toArbitrary} does. */
export function smallestValue(schema: TypedSchema<unknown> | JsonSchema): unknown {
  const table = generatorTable(plainSchema(schema))
  assertInhabited(table)
  const { simplest } = table.root
  return simplest === undefined ? generateRoot(table, (seed) => fixedDraw(seed, false)) : simplest.value
}

/** The arbitrary that {@link toArbitrary} gives. */
export class SchemaArbitrary<T> extends fc.Arbitrary<T> {
  readonly table: GeneratorTable
  readonly #overrides: Overrides
  readonly #values: RootValues

  constructor(schema: JsonSchema, options: ArbitraryOptions) {
    super()
    const makers = readFormats(options.formats)
    this.table = makers.size === 0 ? generatorTable(schema) : new GeneratorTable(readSchema(schema), makers)
    this.#values = new RootValues(this.table)
    this.#overrides = readOverrides(options.overrides)
    assertInhabited(this.table)
    smallestOrRandom(this.table)
  }

  override generate(mrng: fc.Random, _biasFactor: number | undefined): fc.Value<T> {
    const random = new Random(mrng.nextInt(), mrng.nextInt())
    const draw = (): Draw => ({ random, budget: nodeBudget, simple: false, record: false, source: mrng })
    const value = this.withOverrides(this.#values.generate(random, draw), mrng)
    return new fc.Value(value as T, undefined)
  }

  /** The value with the author's arbitraries in their places. */
  withOverrides(value: unknown, mrng: fc.Random): unknown {
    if (this.#overrides.length === 0) return value
    return applyOverrides(this.#overrides, value, mrng, (v) => this.#accepts(v))
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#accepts(value)
  }

  override shrink(value: T, context?: unknown): fc.Stream<fc.Value<T>> {
    if (context instanceof Offer) return fc.stream((context as Offer<T>).smaller())
    return fc.stream(new Descent(this.table.root, value).offers())
  }

  #accepts(value: unknown): boolean {
    return this.table.root.accepts(value)
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

/** Where decisions are fixed there is no generator of fast-check's: one is made for the value. */
function drawnFrom(arbitrary: fc.Arbitrary<unknown>, { source, random }: Draw): unknown {
  if (source !== undefined) return arbitrary.generate(source, undefined).value
  return fc.sample(arbitrary, { numRuns: 1, seed: random.bits() })[0]
}

/** Reads arbitraries by the name of a format; throws InvalidOptionError for what is none. */
export function readFormats(
  formats: Readonly<Record<string, unknown>> | undefined,
): Map<string, FormatMaker> {
  const makers = new Map<string, FormatMaker>()
  for (const [name, arbitrary] of Object.entries(formats ?? {})) {
    if (!(arbitrary instanceof fc.Arbitrary)) {
      throw new InvalidOptionError(`formats.${name} is not a fast-check arbitrary`, {
        where: `option formats.${name}`,
        next: 'for example fc.ipV4()',
      })
    }
    makers.set(name, (draw) => drawnFrom(arbitrary, draw))
  }
  return makers
}
