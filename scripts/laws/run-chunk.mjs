import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Runs one law over some schemas in a process of its own. Gives what the law reports; where it does not come to
 * report, a failure with the schema that was in work. `folder` is for its files.
 */
export async function runChunk({ law, runs, seed }, folder) {
  const file = join(folder, `${law}-${seed}.json`)
  const env = { ...process.env, LAW_RUNS: String(runs), LAW_SEED: String(seed), LAW_REPORT: file }
  const { code, output } = await run(env, law, 120_000 + runs * 400)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const current = `${file}.current`
  const subject = existsSync(current) ? JSON.parse(readFileSync(current, 'utf8')) : undefined
  const message = code === undefined ? 'did not end in time' : `ended with ${code}:\n${output.slice(-2000)}`
  return {
    name: law,
    seed,
    numRuns: runs,
    counts: {},
    slowest: {},
    shares: [],
    failure: { subject, message },
  }
}

/** `code` is undefined where the process did not end in time. */
function run(env, law, timeout) {
  return new Promise((resolve, reject) => {
    const args = [vitest, 'run', `test/laws/${law}-schemas.test.ts`]
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, timeout)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code: late ? undefined : code, output })
    })
  })
}
