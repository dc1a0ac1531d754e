import { createGeneratorSync } from 'json-schema-faker'
import { toArbitrary } from '../src/arbitrary/to-arbitrary.js'
import { compileValidator } from '../src/schema/validate/validate.js'
import type { JsonSchema } from '../src/typed-schema.js'
import { handwritten } from './handwritten/handwritten.js'
import { sources } from './sources.js'
import { mean, median, sizeOf } from './statistics.js'
import { interleaved, type Sampler, samplerOf } from './timing.js'

const milliseconds = 20
const sizeSamples = 3000
const fakerSamples = 300

/** What is measured side by side. */
export const samplerNames = ['hand', 'ours', 'faker'] as const

/** How the samplers of one source did, in the order of their names. */
export interface Measured {
  readonly source: string
  /** Nanoseconds for one value, the median. */
  readonly times: readonly number[]
  /** Mean bytes of one value. */
  readonly sizes: readonly number[]
  /** Share of valid values that json-schema-faker makes. */
  readonly fakerValid: number
}

// Stops short of the records at its default depth of 5.
function fakerSampler(schema: JsonSchema): Sampler {
  const faker = createGeneratorSync({ seed: 1, maxDepth: 20 })
  return () => faker.generate(schema as Parameters<typeof faker.generate>[0])
}

/** Measures the samplers of a source in turns. */
export function measureGenerating(source: string, rounds: number): Measured {
  const schema = sources[source]!
  const samplers = [
    samplerOf(handwritten[source]!, 1),
    samplerOf(toArbitrary(schema), 1),
    fakerSampler(schema),
  ]
  const times = interleaved(samplers, rounds, milliseconds).map(median)
  const samples = samplers.map((sampler, i) =>
    Array.from({ length: i === 2 ? fakerSamples : sizeSamples }, () => sampler()),
  )
  const problems = compileValidator(schema)
  const fakerValid = samples[2]!.filter((value) => problems(value).length === 0).length / fakerSamples
  const sizes = samples.map((values) => mean(values.map(sizeOf)))
  return { source, times, sizes, fakerValid }
}

/** How many times as many values ours makes in the same time as another. */
export function bySamples({ times }: Measured, other: number): number {
  return times[other]! / times[1]!
}

/** The same by bytes. */
export function byBytes(measured: Measured, other: number): number {
  return (bySamples(measured, other) * measured.sizes[1]!) / measured.sizes[other]!
}
