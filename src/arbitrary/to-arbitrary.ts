import type * as fc from 'fast-check'
import { demandOptions } from '../demand-parts.js'
import { fastCheck } from '../fast-check.js'
import { once } from '../once.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { readFormats, readOverrides } from './author-arbitraries.js'
import type { Offered, Shrinker } from './descent.js'
import { plainSchema, SchemaValues } from './schema-values.js'
import type { SeedSource } from './seeded-runs.js'

/** Options of {@link toArbitrary}. */
export interface ArbitraryOptions {
  /** Arbitraries by JSON Pointer into the value; what they give must satisfy the schema there. Default none. */
  readonly overrides?: Readonly<Record<string, unknown>>
  /** Arbitraries of strings by the name of a `format`. Default: the formats of ajv-formats. */
  readonly formats?: Readonly<Record<string, unknown>>
}

/**
 * An arbitrary of the values that a JSON Schema accepts (draft-04 to 2020-12, by `$schema`; 2020-12 without it).
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
  return arbitraryOf(schemaValues<T>(plainSchema(schema), options))
}

/** What makes the values of a schema, with the arbitraries that the options give. Throws as {@link toArbitrary} does. */
export function schemaValues<T>(schema: JsonSchema, options: ArbitraryOptions, golden?: T): SchemaValues<T> {
  const formats = readFormats(options.formats)
  return new SchemaValues<T>(schema, { golden, formats, overrides: readOverrides(options.overrides) })
}

/** What makes values and shrinks them: an arbitrary is made of it. */
export interface Made<T> extends Shrinker<T> {
  /** A value; `source` is what the author's arbitraries draw from, needed where there are any. */
  readonly generate: (seeds: SeedSource, source?: fc.Random) => T
}

/** An arbitrary of these values. */
export function arbitraryOf<T>(values: Made<T>): fc.Arbitrary<T> {
  return new (madeArbitrary())(values as Made<unknown>) as fc.Arbitrary<T>
}

/** Extends a class of fast-check's, which is not loaded before an arbitrary is asked for. */
const madeArbitrary = once(() => {
  const { Arbitrary, stream, Value } = fastCheck()

  /** An offer rides along as the context of its value. */
  function* asValues(offers: Iterable<Offered<unknown>>): IterableIterator<fc.Value<unknown>> {
    for (const offer of offers) yield new Value(offer.value, offer)
  }

  return class MadeArbitrary extends Arbitrary<unknown> {
    readonly #values: Made<unknown>

    constructor(values: Made<unknown>) {
      super()
      this.#values = values
    }

    override generate(mrng: fc.Random, _biasFactor: number | undefined): fc.Value<unknown> {
      return new Value(this.#values.generate(mrng, mrng), undefined)
    }

    override canShrinkWithoutContext(value: unknown): value is unknown {
      return this.#values.accepts(value)
    }

    override shrink(value: unknown, context?: unknown): fc.Stream<fc.Value<unknown>> {
      return stream(asValues(this.#values.smaller(value, context as Offered<unknown> | undefined)))
    }
  }
})
