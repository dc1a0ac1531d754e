import { parseArgs } from 'node:util'
import { createGeneratorSync } from 'json-schema-faker'
import { toArbitrary } from '../src/arbitrary/to-arbitrary.js'
import { compileValidator } from '../src/schema/validate.js'
import type { JsonSchema } from '../src/typed-schema.js'
import { handwritten } from './handwritten/handwritten.js'
import { sources } from './sources.js'
import { geometricMean, mean, median, sizeOf } from './statistics.js'
import { table, target } from './table.js'
import { interleaved, type Sampler, samplerOf } from './timing.js'

const { values: args } = parseArgs({
  options: { rounds: { type: 'string', default: '21' }, source: { type: 'string', multiple: true } },
})
const milliseconds = 20
const sizeSamples = 3000
const fakerSamples = 300
const names = ['hand', 'ours', 'faker'] as const

interface Measured {
  readonly source: string
  /** Nanoseconds for one value, the median, in the order of `names`. */
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

function measure(source: string): Measured {
  const schema = sources[source]!
  const samplers = [
    samplerOf(handwritten[source]!, 1),
    samplerOf(toArbitrary(schema), 1),
    fakerSampler(schema),
  ]
  const times = interleaved(samplers, Number(args.rounds), milliseconds).map(median)
  const samples = samplers.map((sampler, i) =>
    Array.from({ length: i === 2 ? fakerSamples : sizeSamples }, () => sampler()),
  )
  const problems = compileValidator(schema)
  const fakerValid = samples[2]!.filter((value) => problems(value).length === 0).length / fakerSamples
  const sizes = samples.map((values) => mean(values.map(sizeOf)))
  return { source, times, sizes, fakerValid }
}

/** How many times as many values ours makes in the same time as another. */
function bySamples({ times }: Measured, other: number): number {
  return times[other]! / times[1]!
}

/** The same by bytes. */
function byBytes(measured: Measured, other: number): number {
  return (bySamples(measured, other) * measured.sizes[1]!) / measured.sizes[other]!
}

const fixed = (n: number): string => n.toFixed(2)

function row(measured: Measured): string[] {
  const { source, times, sizes } = measured
  return [
    source,
    ...times.map((ns) => (ns / 1000).toFixed(1)),
    ...sizes.map((bytes) => bytes.toFixed(0)),
    ...[bySamples(measured, 0), byBytes(measured, 0), bySamples(measured, 2)].map(fixed),
    `${Math.round(measured.fakerValid * 100)} %`,
  ]
}

function hasCodeGeneration(): boolean {
  try {
    return new Function('return true')() as boolean
  } catch {
    return false
  }
}

const measured = (args.source ?? Object.keys(sources)).map(measure)
// A faker that never gets an event right is fast at something else (the inner document of a log event).
const comparable = measured.filter((m) => m.fakerValid > 0)
const means = [
  geometricMean(measured.map((m) => bySamples(m, 0))),
  geometricMean(measured.map((m) => byBytes(m, 0))),
  geometricMean(comparable.map((m) => bySamples(m, 2))),
]
const head = [
  'source',
  ...names.map((name) => `${name} µs`),
  ...names.map((name) => `${name} B`),
  'ours/hand',
  '(bytes)',
  'ours/faker',
  'faker valid',
]
const codeGeneration = hasCodeGeneration()
console.log(
  `\nGenerating, ${codeGeneration ? 'with' : 'without'} code generation: processor time, medians of ${args.rounds} rounds\n`,
)
console.log(
  table(head, [...measured.map(row), ['geometric mean', ...Array(6).fill(''), ...means.map(fixed), '']]),
)
console.log()
const [each, together] = codeGeneration ? [2.5, 3.5] : [1.9, 3]
const least = Math.min(...measured.map((m) => bySamples(m, 0)))
target(`every source at least ${each} times hand-written: ${fixed(least)}`, least >= each)
target(`geometric mean at least ${together} times hand-written: ${fixed(means[0]!)}`, means[0]! >= together)
target(`geometric mean at least 10 times json-schema-faker: ${fixed(means[2]!)}`, means[2]! >= 10)
const sizeRatios = measured.map(({ sizes }) => sizes[0]! / sizes[1]!)
target(
  `mean sizes within 20 %: ${sizeRatios.map(fixed).join(' ')}`,
  sizeRatios.every((ratio) => ratio > 0.8 && ratio < 1.2),
)
