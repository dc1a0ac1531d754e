// The laws of the generator over many schemas, in chunks, each in a process of its own:
//   node scripts/law-nightly.mjs --help
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runChunk } from './laws/run-chunk.mjs'
import { chunkLine, faultsOf, summaryTable } from './laws/summary.mjs'

const help = `Holds the laws of the generator over many schemas. Exit 0 when they hold, 1 when one does not, 2 for wrong use.

usage: node scripts/law-nightly.mjs [options]

  --runs <n>        schemas of each kind (default 20000)
  --chunk <n>       schemas of one process (default 1000)
  --processes <n>   processes at a time (default 2)
  --seed <n>        the seed that those of all chunks come from (default: the date of today, as 20260131)
  --law <name>      generated or witnessed (default: both)
  --help            this text
`
const laws = ['generated', 'witnessed']
const options = readOptions()
const folder = mkdtempSync(join(tmpdir(), 'laws-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

const waiting = chunks()
const all = waiting.length
const reports = []
console.error(`${options.runs} schemas of each kind in ${all} chunks, seed ${options.seed}`)
await Promise.all(Array.from({ length: options.processes }, work))

console.log(summaryTable(reports))
const faults = faultsOf(reports)
for (const fault of faults) console.log(`\n✗ ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1

async function work() {
  for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) {
    const report = await runChunk(chunk, folder)
    reports.push(report)
    console.error(chunkLine(report, reports.length, all))
  }
}

function chunks() {
  const list = []
  for (let start = 0; start < options.runs; start += options.chunk) {
    const runs = Math.min(options.chunk, options.runs - start)
    const seed = seedOf(options.seed, list.length)
    for (const law of options.laws) list.push({ law, runs, seed })
  }
  return list
}

/** Neighbouring seeds must not give chunks that are alike, nor those of yesterday with another start. */
function seedOf(first, index) {
  let hash = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + index
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) & 0x7fffffff
}

function readOptions() {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const numbers = { runs: '20000', chunk: '1000', processes: '2', seed: today }
  const texts = Object.entries(numbers).map(([name, value]) => [name, { type: 'string', default: value }])
  const law = { type: 'string', multiple: true, default: laws }
  const values = parsed({ ...Object.fromEntries(texts), law, help: { type: 'boolean' } })
  if (values.help === true) {
    process.stdout.write(help)
    process.exit(0)
  }
  for (const name of Object.keys(numbers)) {
    if (!/^\d+$/.test(values[name])) refuse(`--${name} must be a whole number, not ${values[name]}`)
    if (name !== 'seed' && Number(values[name]) === 0) refuse(`--${name} must be at least 1`)
  }
  const unknown = values.law.find((name) => !laws.includes(name))
  if (unknown !== undefined) refuse(`--law must be one of ${laws.join(', ')}, not ${unknown}`)
  const read = Object.fromEntries(Object.keys(numbers).map((name) => [name, Number(values[name])]))
  return { ...read, laws: values.law }
}

function parsed(spec) {
  try {
    return parseArgs({ options: spec }).values
  } catch (error) {
    return refuse(error.message)
  }
}

function refuse(message) {
  console.error(`${message}\n\n${help}`)
  process.exit(2)
}
