import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { byBytes, bySamples, type Measured, measureGenerating, samplerNames } from './generating.js'
import { sources } from './sources.js'
import { geometricMean } from './statistics.js'
import { table, target } from './table.js'

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    source: { type: 'string', multiple: true },
    /** What is measured as JSON, and nothing else: so the process without code generation is asked. */
    json: { type: 'boolean', default: false },
  },
})
const names = args.source ?? Object.keys(sources)
const fixed = (n: number): string => n.toFixed(2)

/** The same measurement in a process that forbids code generation. */
function withoutCodeGeneration(): readonly Measured[] {
  const flag = '--disallow-code-generation-from-strings'
  const options = ['--json', '--rounds', args.rounds, ...names.flatMap((name) => ['--source', name])]
  const { stdout, status } = spawnSync(process.execPath, [flag, fileURLToPath(import.meta.url), ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 24,
  })
  if (status !== 0) throw new Error(`the process without code generation ended with ${status}`)
  return JSON.parse(stdout) as readonly Measured[]
}

function row(measured: Measured, bare: Measured): string[] {
  const { source, times, sizes } = measured
  const ratios = [bySamples(measured, 0), byBytes(measured, 0), bySamples(bare, 0), bySamples(measured, 2)]
  return [
    source,
    ...times.map((ns) => (ns / 1000).toFixed(1)),
    ...sizes.map((bytes) => bytes.toFixed(0)),
    ...ratios.map(fixed),
    `${Math.round(measured.fakerValid * 100)} %`,
  ]
}

const head = [
  'source',
  ...samplerNames.map((name) => `${name} µs`),
  ...samplerNames.map((name) => `${name} B`),
  'ours/hand',
  '(bytes)',
  'no codegen',
  'ours/faker',
  'faker valid',
]

function overHand(measured: readonly Measured[], each: number, together: number, how: string): void {
  const ratios = measured.map((one) => bySamples(one, 0))
  const least = Math.min(...ratios)
  const mean = geometricMean(ratios)
  target(`every source at least ${each} times hand-written${how}: ${fixed(least)}`, least >= each)
  target(`geometric mean at least ${together} times hand-written${how}: ${fixed(mean)}`, mean >= together)
}

function report(measured: readonly Measured[], bare: readonly Measured[]): void {
  // A faker that never gets an event right is fast at something else (the inner document of a log event).
  const comparable = measured.filter((one) => one.fakerValid > 0)
  const overFaker = geometricMean(comparable.map((one) => bySamples(one, 2)))
  const means = [
    geometricMean(measured.map((one) => bySamples(one, 0))),
    geometricMean(measured.map((one) => byBytes(one, 0))),
    geometricMean(bare.map((one) => bySamples(one, 0))),
    overFaker,
  ]
  const last = ['geometric mean', ...Array<string>(6).fill(''), ...means.map(fixed), '']
  console.log(
    `\nGenerating: processor time, medians of ${args.rounds} rounds; no codegen: ours/hand without it\n`,
  )
  console.log(`${table(head, [...measured.map((one, i) => row(one, bare[i]!)), last])}\n`)
  overHand(measured, 2.5, 3.5, '')
  overHand(bare, 1.9, 3, ' without code generation')
  target(`geometric mean at least 10 times json-schema-faker: ${fixed(overFaker)}`, overFaker >= 10)
  const sizeRatios = measured.map(({ sizes }) => sizes[0]! / sizes[1]!)
  target(
    `mean sizes within 20 %: ${sizeRatios.map(fixed).join(' ')}`,
    sizeRatios.every((ratio) => ratio > 0.8 && ratio < 1.2),
  )
}

const measured = names.map((name) => measureGenerating(name, Number(args.rounds)))
if (args.json) console.log(JSON.stringify(measured))
else report(measured, withoutCodeGeneration())
