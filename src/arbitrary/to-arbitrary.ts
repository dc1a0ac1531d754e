import * as fc from 'fast-check'
import { demandOptions } from '../demand-parts.js'
import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { readFormats, readOverrides } from './author-arbitraries.js'
import type { Offered } from './descent.js'
import { plainSchema, SchemaValues } from './schema-values.js'

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
  return new SchemaArbitrary<T>(schemaValues(plainSchema(schema), options))
}

/** What makes the values of a schema, with the arbitraries that the options give. Throws as {@link toArbitrary} does. */
export function schemaValues<T>(schema: JsonSchema, options: ArbitraryOptions, golden?: T): SchemaValues<T> {
  const formats = readFormats(options.formats)
  return new SchemaValues<T>(schema, { golden, formats, overrides: readOverrides(options.overrides) })
}

/** The arbitrary of what makes values. */
export class SchemaArbitrary<T> extends fc.Arbitrary<T> {
  readonly #values: SchemaValues<T>

  constructor(values: SchemaValues<T>) {
    super()
    this.#values = values
  }

  override generate(mrng: fc.Random, _biasFactor: number | undefined): fc.Value<T> {
    return new fc.Value(this.#values.generate(mrng, mrng), undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#values.accepts(value)
  }

  override shrink(value: T, context?: unknown): fc.Stream<fc.Value<T>> {
    return fc.stream(asValues(this.#values.smaller(value, context as Offered<T> | undefined)))
  }
}

/** An offer rides along as the context of its value. */
function* asValues<T>(offers: Iterable<Offered<T>>): IterableIterator<fc.Value<T>> {
  for (const offer of offers) yield new fc.Value(offer.value, offer)
}
