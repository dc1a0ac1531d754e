import { join } from 'node:path'
import fc from 'fast-check'
import { contracts } from '../contracts/contracts.js'
import { fakeContext } from '../contracts/runtime/context.js'
import { eventArbitrary } from '../src/arbitrary/event-arbitrary.js'
import { checkContract } from '../src/check.js'
import type { Contract } from '../src/contract.js'
import type { DictionaryOption } from '../src/dictionary/dictionary.js'
import { eventSourceOf } from '../src/runner/events/event-source.js'
import { compileValidator } from '../src/schema/validate/validate.js'
import { geometricMean, median } from './statistics.js'
import { table, target } from './table.js'

const seed = 1
const rounds = 7
/** What an event costs is the difference between a long and a short run: setting up is in both. */
const runs = { short: 200, long: 1400 }
const most = 2
/** The handler of each source whose constants are planted: 10 to 48, in the geometric mean some 18. */
const examples: Readonly<Record<string, string>> = {
  apig: 'order-api.ts',
  obs: 'image-indexer.ts',
  timer: 'report-timer.cjs',
  lts: 'log-alarm.js',
  cts: 'audit-trail.ts',
  kafka: 'order-placed.cjs',
  rabbitmq: 'invoice-consumer.ts',
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>

const answer = {
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"ok":true}',
  isBase64Encoded: false,
}
const handler: Handler = async (_event, _context) => ({ ...answer })

/** What an author writes without a harness: generate, await, validate. */
async function bareLoop(contract: Contract, count: number, events: fc.Arbitrary<unknown>): Promise<void> {
  const validate = compileValidator(contract.response?.schema ?? { type: 'object' })
  const context = fakeContext()
  const property = fc.asyncProperty(events, async (event) => {
    if (validate(await handler(event, context)).length > 0) throw new Error('the answer is invalid')
  })
  await fc.assert(property, { seed, numRuns: count })
}

async function check(contract: Contract, numRuns: number, dictionary: DictionaryOption): Promise<void> {
  const report = await checkContract(contract, handler, { phases: ['random'], numRuns, seed, dictionary })
  if (!report.ok) throw new Error(`the handler is to be right: ${report.violations[0]!.message}`)
}

/** Microseconds of processor time for one more event. */
async function perEvent(run: (count: number) => Promise<void>): Promise<number> {
  const short = await timeOf(() => run(runs.short))
  const long = await timeOf(() => run(runs.long))
  return (long - short) / (runs.long - runs.short)
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

interface Times {
  readonly bare: number
  /** The bare loop with the events of `withConstants`. */
  readonly barePlanted: number
  /** Without constants of the handler's source: the same events as the bare loop's. */
  readonly checked: number
  readonly withConstants: number
}

async function measure(name: string, contract: Contract): Promise<Times> {
  const times: Times[] = []
  const dictionary = { files: [join('examples', 'handlers', 'src', examples[name]!)] }
  for (let round = 0; round <= rounds; round++) {
    const bare = await perEvent((count) => bareLoop(contract, count, eventArbitrary(contract)))
    const barePlanted = await perEvent((count) =>
      bareLoop(contract, count, eventSourceOf(contract, { dictionary }).arbitrary()),
    )
    const checked = await perEvent((count) => check(contract, count, false))
    const withConstants = await perEvent((count) => check(contract, count, dictionary))
    // The first round warms up.
    if (round > 0) times.push({ bare, barePlanted, checked, withConstants })
  }
  const middle = (of: keyof Times): number => median(times.map((one) => one[of]))
  return {
    bare: middle('bare'),
    barePlanted: middle('barePlanted'),
    checked: middle('checked'),
    withConstants: middle('withConstants'),
  }
}

const measured: (readonly [string, Times])[] = []
for (const [name, make] of Object.entries(contracts))
  measured.push([name, await measure(name, make() as Contract)])

console.log(`\nOne more event in the random phase, all rules on, beside a bare loop of fast-check that generates events by
the same generator, awaits the handler and validates its answer with ajv: microseconds of processor time, medians of
${rounds} rounds. By default the constants of a handler are planted in events: here those of the example of each source.\n`)
const rows = measured.map(([name, { bare, barePlanted, checked, withConstants }]) => [
  name,
  ...[
    bare,
    barePlanted,
    checked,
    withConstants,
    checked / bare,
    withConstants / barePlanted,
    withConstants / bare,
  ].map((n) => n.toFixed(2)),
])
const head = [
  'bare',
  'bare, planted',
  'dictionary off',
  'default',
  'off/bare',
  'default/planted',
  'default/bare',
]
console.log(table(['source', ...head], rows))
const meanOf = (of: keyof Times, to: keyof Times): number =>
  geometricMean(measured.map(([, times]) => times[of] / times[to]))
console.log('')
for (const [of, to, says] of [
  ['checked', 'bare', 'with the dictionary off'],
  ['withConstants', 'barePlanted', 'by default, to a bare loop of the same events'],
  ['withConstants', 'bare', 'by default, with planting on the side of the check alone'],
] as const) {
  const mean = meanOf(of, to)
  target(
    `at most ${most} times the bare loop in the geometric mean ${says}: ${mean.toFixed(2)}`,
    mean <= most,
  )
}
