import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { median } from './statistics.js'
import { table, target } from './table.js'

/** Whole processes, with what is shipped: npm run build first. */
const rounds = 15

const handler = `async (event, context) => ({ statusCode: 200, headers: {}, body: '', isBase64Encoded: false })`
const evaluated = (text: string): string[] => ['--input-type=module', '-e', text]
const check = (options: string, ofContract = ''): string[] =>
  evaluated(`
    import { apig, checkContract } from 'functiongraph-contracts'
    const report = await checkContract(apig(${ofContract}), ${handler}, ${options})
    if (!report.ok) process.exit(1)
  `)

const processes: Readonly<Record<string, readonly string[]>> = {
  'node -e 0': ['-e', '0'],
  'import fast-check': evaluated(`import 'fast-check'`),
  'import ajv': ['-e', `require('ajv/dist/2020.js')`],
  'import the package': evaluated(`import 'functiongraph-contracts'`),
  'import, check 100 random events': check(`{ seed: 1, phases: ['random'] }`),
  'import, check by default': check(`{ seed: 1 }`),
  // What options say is in no prepared case.
  'the same with a schema of bodies': check(
    `{ seed: 1, rules: { 'apig/accepts-invalid': 'off' } }`,
    `{ requestBody: { type: 'object', required: ['a'], properties: { a: { type: 'string', maxLength: 9 } } } }`,
  ),
  'fgc events apig -n 1': ['dist/bundle/bin.js', 'events', 'apig', '-n', '1', '--seed', '1'],
}

function run(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')}\n${stderr}`)
  return performance.now() - start
}

if (!existsSync('dist/bundle/bin.js')) throw new Error('dist/bundle is missing: npm run build first')
const times = Object.values(processes).map((): number[] => [])
for (let round = 0; round < rounds; round++) {
  for (const [i, args] of Object.values(processes).entries()) times[i]!.push(run(args))
}
const medians = times.map(median)
const ratios = new Map(Object.keys(processes).map((name, i) => [name, medians[i]! / medians[0]!]))
console.log(`\nCold start: whole processes, one of each in turn, medians of ${rounds}\n`)
console.log(
  table(
    ['process', 'ms', 'ratio'],
    [...ratios].map(([name, ratio], i) => [name, medians[i]!.toFixed(0), ratio.toFixed(2)]),
  ),
)
console.log()
for (const [name, most] of [
  ['import, check by default', 2.0],
  ['fgc events apig -n 1', 1.8],
] as const) {
  const ratio = ratios.get(name)!
  target(`${name}: at most ${most.toFixed(1)} times an empty process: ${ratio.toFixed(2)}`, ratio <= most)
}
