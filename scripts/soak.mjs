// A long run of `fgc test`, nightly: node scripts/soak.mjs [events in process] [events isolated]
// Fails where the last tenth of the calls has more memory than the second, or a lower rate. The rate is of processor time,
// which what else runs on the machine still lengthens, by a third and more: run it on a quiet one. The rate of the clock,
// and the processor time of a call in each tenth, are printed beside it and say how quiet it was.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [inProcess, isolated] = [process.argv[2] ?? '1000000', process.argv[3] ?? '200000'].map(Number)
const bin = fileURLToPath(new URL('../dist/bundle/bin.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'soak-'))
/** So much more memory, and so much less speed, is no leak. */
const bounds = { memory: 1.1, rate: 0.9 }
const tenths = 10

/** The handler measures, at each tenth of the calls, its own process and (isolated) the one that runs the check. */
const handlerText = (calls, file) => `
import { appendFileSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const every = ${Math.floor(calls / tenths)}
const isolated = process.argv[1].endsWith('child.js')
let count = 0
/** Seconds of computing: on a busy machine a clock says little of how fast a program is. */
const ownSeconds = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6 }
const statOf = (id) => readFileSync('/proc/' + id + '/stat', 'utf8').split(') ')[1].split(' ')
const secondsOf = (id) => (Number(statOf(id)[11]) + Number(statOf(id)[12])) / 100
const computed = () => ownSeconds() + (isolated ? secondsOf(process.ppid) : 0)
let since = computed()
let clock = performance.now()
const residentOf = (id) => Number(/VmRSS:\\s+(\\d+)/.exec(readFileSync('/proc/' + id + '/status', 'utf8'))[1]) / 1024
export const handler = async (_event, _context) => {
  count += 1
  if (count % every !== 0) return
  const seconds = computed() - since
  const passed = (performance.now() - clock) / 1000
  collect()
  const { heapUsed, external } = process.memoryUsage()
  const checking = residentOf(isolated ? process.ppid : process.pid)
  const row = { calls: count, seconds, passed, used: (heapUsed + external) / 2 ** 20, checking }
  appendFileSync(${JSON.stringify(file)}, JSON.stringify(row) + '\\n')
  since = computed()
  clock = performance.now()
}
`

async function soak(name, calls, flags) {
  const file = join(folder, `${name}.ndjson`)
  writeFileSync(join(folder, `${name}.mjs`), handlerText(calls, file))
  const run = [join(folder, `${name}.handler`), '--source', 'timer', '--phase', 'random', '--runs', calls]
  const code = await ended([bin, 'test', ...run.map(String), '--seed', '1', ...flags])
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { name, code, rows }
}

function ended(argv) {
  return new Promise((done) => {
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('close', done)
  })
}

/** The same handler called by a bare loop, and by fast-check with the same events: what the check adds to that. */
async function bareRates(calls) {
  const { timer, toArbitrary } = await import('functiongraph-contracts')
  const { default: fc } = await import('fast-check')
  const { event, golden } = timer()
  const handler = async (_event, _context) => {}
  const loop = await rateOf(calls, async () => {
    for (let i = 0; i < calls; i++) await handler(structuredClone(golden), {})
  })
  const few = Math.ceil(calls / 10)
  const generated = await rateOf(few, () =>
    fc.assert(
      fc.asyncProperty(toArbitrary(event), async (one) => void (await handler(one, {}))),
      { numRuns: few },
    ),
  )
  return { loop, generated }
}

async function rateOf(calls, work) {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return calls / ((user + system) / 1e6)
}

function judge({ name, code, rows }, bare) {
  const [second, last] = [rows[1], rows.at(-1)]
  const rate = ({ seconds }) => rows[0].calls / seconds
  const clockRate = ({ passed }) => rows[0].calls / passed
  const figures = {
    used: last.used / second.used,
    checking: last.checking / second.checking,
    rate: rate(last) / rate(second),
  }
  const ok =
    code === 0 &&
    rows.length === tenths &&
    figures.used <= bounds.memory &&
    figures.checking <= bounds.memory &&
    figures.rate >= bounds.rate
  const microseconds = (one) => (1e6 / rate(one)).toFixed(1)
  const shown = (one) =>
    `${Math.round(rate(one))} calls in a second of computing (${microseconds(one)} µs each), ${Math.round(clockRate(one))} in one of the clock, ${one.used.toFixed(1)} MB used, ${one.checking.toFixed(1)} MB resident`
  console.log(`${ok ? 'ok' : 'NOT OK'} ${name}: ${last.calls} calls, exit code ${code}`)
  console.log(`  second tenth: ${shown(second)}\n  last tenth:   ${shown(last)}`)
  console.log(
    `  last / second: used ${figures.used.toFixed(3)}, resident ${figures.checking.toFixed(3)}, rate ${figures.rate.toFixed(3)} (by the clock ${(clockRate(last) / clockRate(second)).toFixed(3)})`,
  )
  console.log(`  µs of computing for a call, in each tenth: ${rows.map(microseconds).join(' ')}`)
  console.log(
    `  beside a bare loop (${Math.round(bare.loop)}): ${(bare.loop / rate(last)).toFixed(1)} times slower`,
  )
  console.log(
    `  beside fast-check alone (${Math.round(bare.generated)}): ${(bare.generated / rate(last)).toFixed(2)} times slower`,
  )
  return ok
}

try {
  const bare = await bareRates(100_000)
  const runs = [
    () => soak('in-process', inProcess, ['--no-isolate']),
    () => soak('isolated', isolated, ['--memory', '256']),
  ]
  for (const run of runs) if (!judge(await run(), bare)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
