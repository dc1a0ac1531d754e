import { prepareCheck } from '../src/check.js'
import { eventSourceOf } from '../src/runner/events/event-source.js'
import { brokenHandlers } from '../test/power/broken-handlers.js'
import { contractOf } from '../test/power/check-planted.js'
import type { SourceName } from '../test/power/planted-handler.js'
import { table, target } from './table.js'
import { samplerOf } from './timing.js'

/** The third of each source is the one that is shown: the engine and the caches of files and schemas are warm then. */
const rounds = 3
const firstEvents = 5
/** Milliseconds, warm. */
const most = 60
const sourceNames: readonly SourceName[] = ['apig', 'obs', 'timer', 'lts', 'cts', 'kafka', 'rabbitmq']

interface Timed {
  readonly check: number
  readonly dictionary: number
  readonly boundary: number
  readonly arbitrary: number
  /** The first random events, some with constants: what is worked out at the first of them is in it. */
  readonly random: number
  readonly cases: number
}

/** Milliseconds of the processor: those of the clock depend on what else the machine does. */
function now(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds of what stands before the first call of a check. */
function setUp(source: SourceName, round: number): Timed {
  const ofSource = brokenHandlers.filter(
    (broken) => broken.source === source && broken.contract === undefined,
  )
  const broken = ofSource[round % ofSource.length]!
  const handler = broken.instance()
  const contract = contractOf(broken)
  const times = [now()]
  const lap = (): number => times.push(now())
  prepareCheck(contract, handler, {})
  lap()
  const events = eventSourceOf(contract, {}, handler)
  events.dictionary()
  lap()
  const cases = events.boundary().length
  lap()
  const sample = samplerOf(events.arbitrary(), 1)
  lap()
  for (let i = 0; i < firstEvents; i++) sample()
  lap()
  const [check, dictionary, boundary, arbitrary, random] = times.slice(1).map((time, i) => time - times[i]!)
  return {
    check: check!,
    dictionary: dictionary!,
    boundary: boundary!,
    arbitrary: arbitrary!,
    random: random!,
    cases,
  }
}

function sumOf({ check, dictionary, boundary, arbitrary, random }: Timed): number {
  return check + dictionary + boundary + arbitrary + random
}

const rows = Array.from({ length: rounds }, (_, round) =>
  sourceNames.map((source) => ({ source, round, ...setUp(source, round) })),
)
console.log(`Milliseconds of the processor that the set-up of a check takes, its first random events included: seven sources in one process, ${rounds} times over
with another handler each time; the first check of a source and the last one.\n`)
const head = [
  'source',
  'options',
  'dictionary',
  'boundary',
  'arbitrary',
  `${firstEvents} random`,
  'sum',
  'boundary events',
]
const shown = [...rows[0]!, ...rows.at(-1)!].map((row) => {
  const { check, dictionary, boundary, arbitrary, random } = row
  const milliseconds = [check, dictionary, boundary, arbitrary, random, sumOf(row)]
  return [`${row.source} (${row.round + 1})`, ...milliseconds.map((ms) => ms.toFixed(1)), String(row.cases)]
})
console.log(table(head, shown))
const slowest = Math.max(...rows.at(-1)!.map(sumOf))
target(`at most ${most} ms for each source warm: ${slowest.toFixed(1)}`, slowest <= most)
