import type { JsonSchema, TypedSchema } from '../typed-schema.js'
import { plainSchema, SchemaValues } from './schema-values.js'
import { seededRuns } from './seeded-runs.js'

/** How many values, and of which seed. */
export interface SampleOptions {
  readonly seed: number
  readonly numRuns: number
}

/** The values that `fc.sample(toArbitrary(schema), options)` gives. Throws as `toArbitrary` does. */
export function sampledValues<T = unknown>(
  schema: TypedSchema<T> | JsonSchema,
  { seed, numRuns }: SampleOptions,
): readonly T[] {
  const values = new SchemaValues<T>(plainSchema(schema))
  const runs = seededRuns(seed)
  return Array.from({ length: numRuns }, () => values.generate(runs.next().value))
}
