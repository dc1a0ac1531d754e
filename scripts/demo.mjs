// The main job, end to end: fuzzes the example handlers of all seven event sources and their broken twins.
// npm run demo [-- --seed 7 --runs 500]. Exit 0 when the handlers are clean and each twin breaks its one rule.
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as library from 'functiongraph-contracts'
import { formatChange } from '../dist/src/report/format-violation.js'
import { castOf } from './demo/cast.mjs'
import { checkMember, eventsOf, surprise } from './demo/check-cast.mjs'
import { progressLine } from './demo/progress-line.mjs'

const folder = resolve(import.meta.dirname, '../examples/handlers')
const { seed, numRuns } = readFlags()
const progress = progressLine(process.stderr)
const started = performance.now()
const print = (text = '') => process.stdout.write(`${text}\n`)

const { handlers, twins } = castOf(library, folder)
const events = { handlers: 0, twins: 0 }
const surprises = []

print(`Handlers that keep their contract (documented, boundary and ${numRuns} random events; seed ${seed})`)
print()
for (const member of handlers) {
  const { report, mark } = await check(member)
  events.handlers += eventsOf(report)
  const count = String(eventsOf(report)).padStart(5)
  print(`  ${mark} ${member.source.padEnd(8)} ${count} events   ${shown(member)}`)
}

print()
print('Their broken twins, and the smallest event that shows the bug')
for (const member of twins) {
  const { report, mark } = await check(member)
  events.twins += eventsOf(report)
  print()
  print(`  ${mark} ${member.source.padEnd(8)} ${shown(member)}   ${eventsOf(report)} events`)
  print(`    bug: ${member.bug}`)
  for (const violation of report.violations) printViolation(violation)
}

print()
for (const text of surprises) print(`  ✗ ${text}`)
print(summary())
process.exitCode = surprises.length === 0 ? 0 : 1

async function check(member) {
  progress.begin(`${member.source} ${member.file}`)
  const options = { seed, numRuns, onCall: progress.count }
  const report = await checkMember(library.checkContract, member, folder, options)
  progress.end()
  const wrong = surprise(member, report)
  if (wrong !== undefined) surprises.push(`${member.file}: ${wrong}`)
  return { report, mark: wrong === undefined ? '✓' : '✗' }
}

function printViolation({ rule, message, location, changes }) {
  print(`    ${rule}: ${message}${location === undefined ? '' : `   ${location}`}`)
  if (changes.length === 0) print('      the golden event itself')
  for (const change of changes) print(`      ${formatChange(change)}`)
}

function summary() {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (surprises.length > 0)
    return `${surprises.length} of ${handlers.length + twins.length} are not as expected.`
  return [
    `As expected: ${handlers.length} handlers clean over ${events.handlers} events,`,
    `${twins.length} twins caught within ${events.twins} events; ${seconds} s.`,
  ].join(' ')
}

function shown(member) {
  return relative(process.cwd(), resolve(folder, member.file))
}

function readFlags() {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string' } } })
  const flags = { seed: Number(values.seed ?? 1), numRuns: Number(values.runs ?? 100) }
  if (Number.isSafeInteger(flags.seed) && Number.isSafeInteger(flags.numRuns) && flags.numRuns > 0)
    return flags
  process.stderr.write('usage: npm run demo -- [--seed <integer>] [--runs <positive integer>]\n')
  process.exit(2)
}
