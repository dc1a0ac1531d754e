// The laws of the generator over many schemas, with another seed every day:
//   node scripts/law-nightly.mjs [--runs 20000] [--seed 20260101]
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10).replaceAll('-', '') },
  },
})
for (const [name, value] of Object.entries(values)) {
  if (/^\d+$/.test(value)) continue
  console.error(`--${name} must be a whole number, not ${JSON.stringify(value)}`)
  process.exit(2)
}

console.error(`${values.runs} schemas of each kind, seed ${values.seed}`)
const { status, error } = spawnSync(process.execPath, [vitest, 'run', 'test/laws'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LAW_RUNS: values.runs, LAW_SEED: values.seed },
})
if (error !== undefined) throw error
process.exit(status ?? 1)
