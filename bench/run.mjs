// Builds the benchmarks and runs them one after the other, each in a process of its own:
//   node bench/run.mjs [generate|compile|shrink|set-up|power|start …] [-- options of the benchmark]
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const all = ['generate', 'compile', 'shrink', 'set-up']
/** Run only when named: they measure something else than speed, or what is compiled (npm run build). */
const onRequest = ['loop', 'power', 'start']
const known = [...all, ...onRequest]

function run(args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (error !== undefined) throw error
  return status ?? 1
}

const given = process.argv.slice(2)
const split = given.includes('--') ? given.indexOf('--') : given.length
const chosen = given.slice(0, split)
const unknown = chosen.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exit(2)
}

const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
if (run([compiler, '-p', join('bench', 'tsconfig.json')]) !== 0) process.exit(1)
let failed = 0
for (const name of chosen.length > 0 ? chosen : all) {
  const script = join('.tmp', 'bench', 'bench', `${name}.js`)
  failed += run([script, ...given.slice(split + 1)])
}
process.exit(failed === 0 ? 0 : 1)
