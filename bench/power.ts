import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { createGeneratorSync } from 'json-schema-faker'
import { eventArbitrary } from '../src/arbitrary/event-arbitrary.js'
import { compileValidator } from '../src/schema/validate/validate.js'
import { brokenHandlers } from '../test/power/broken-handlers.js'
import { checkPlanted, contractOf, findsOf } from '../test/power/check-planted.js'
import { type BrokenHandler, bugClasses } from '../test/power/planted-handler.js'
import { firstToShow } from './bare-loop.js'
import { handwritten } from './handwritten/handwritten.js'
import { sources } from './sources.js'
import { median } from './statistics.js'
import { table, target } from './table.js'

const { values: args } = parseArgs({
  options: { events: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
})
const numRuns = Number(args.events)
const seed = Number(args.seed)

/** What the median of each class is to stay under; malformed answers show at the first event anyway. */
const mostCalls = 40

type Events = Readonly<Record<string, readonly unknown[]>>

/** Valid events only: what is invalid proves nothing against a handler. */
function fakerEvents(source: string): readonly unknown[] {
  const schema = sources[source]!
  const faker = createGeneratorSync({ seed, maxDepth: 20 })
  const problems = compileValidator(schema)
  const events = Array.from({ length: numRuns }, () => faker.generate(schema as never))
  return events.filter((event) => problems(event).length === 0)
}

function documentedEvents(source: string): readonly unknown[] {
  const { schema } = contractOfSource(source).event
  return typeof schema === 'object' && Array.isArray(schema.examples) ? schema.examples : []
}

function eventsBy(make: (source: string) => readonly unknown[]): Events {
  return Object.fromEntries(Object.keys(sources).map((source) => [source, make(source)]))
}

const contractOfSource = (source: string) => contractOf({ source } as BrokenHandler)
const baselines: Readonly<Record<string, Events>> = {
  examples: eventsBy(documentedEvents),
  faker: eventsBy(fakerEvents),
  'fc by hand': eventsBy((source) => fc.sample(handwritten[source]!, { seed, numRuns })),
  'random phase': eventsBy((source) =>
    fc.sample(eventArbitrary(contractOfSource(source)), { seed, numRuns }),
  ),
}

interface Measured {
  readonly broken: BrokenHandler
  /** Which baseline finds it, in the order of `baselines`; undefined where none knows the events. */
  readonly baselines: readonly boolean[] | undefined
  readonly found: boolean
  /** Handler calls of the check up to the first event that shows the bug; all of them where only deliveries do. */
  readonly calls: number
}

async function measure(broken: BrokenHandler): Promise<Measured> {
  const { report, callsToFirst } = await checkPlanted(broken, seed, broken.rare ? 1000 : 100, broken.expects)
  const found = findsOf(broken, report).length > 0
  const calls = found ? (callsToFirst ?? report.statistics.calls) : Number.POSITIVE_INFINITY
  return { broken, baselines: await foundByBaselines(broken), found, calls }
}

/** A declared schema narrows the events, which the baselines do not know. */
async function foundByBaselines(broken: BrokenHandler): Promise<readonly boolean[] | undefined> {
  if (broken.contract !== undefined) return undefined
  const found: boolean[] = []
  for (const events of Object.values(baselines)) {
    found.push((await firstToShow(broken, events[broken.source]!)) !== undefined)
  }
  return found
}

function row(name: string, measured: readonly Measured[]): readonly string[] {
  const comparable = measured.flatMap((one) => one.baselines ?? [])
  const width = Object.keys(baselines).length
  const counts = Array.from({ length: width }, (_, i) => {
    const column = comparable.filter((_found, at) => at % width === i)
    return column.length === 0 ? '-' : String(column.filter(Boolean).length)
  })
  const found = measured.filter((one) => one.found).length
  const calls = medianOf(measured.map((one) => one.calls))
  return [name, String(measured.length), ...counts, String(found), calls]
}

function medianOf(calls: readonly number[]): string {
  const middle = median(calls)
  return Number.isFinite(middle) ? String(middle) : '-'
}

const all: Measured[] = []
for (const broken of brokenHandlers) all.push(await measure(broken))

console.log(`${all.length} handlers with one planted bug each: how many of them are found with the documented
examples, with ${numRuns} events of each other baseline, and by a check with its defaults (100 random events; 1000 for
magic values), seed ${seed}. Calls: the median of the handler calls up to the first event that shows the bug. The
baselines know no schema that an author declares: handlers with one are theirs to find in no column (-).\n`)
const head = ['class', 'bugs', ...Object.keys(baselines), 'check', 'calls']
const ofClass = (name: string) => all.filter(({ broken }) => broken.class === name)
const rows = bugClasses.filter((name) => ofClass(name).length > 0).map((name) => row(name, ofClass(name)))
console.log(table(head, [...rows, row('all', all)]))
const missed = all.filter(({ found }) => !found)
console.log(
  `\nmissed by the check: ${missed.map(({ broken }) => `${broken.source}/${broken.name}`).join(', ') || 'none'}`,
)
for (const name of bugClasses.filter((one) => one !== 'malformed answers')) {
  const middle = median(ofClass(name).map(({ calls }) => calls))
  target(`${name}: found within fewer than ${mostCalls} calls in the median: ${middle}`, middle < mostCalls)
}
