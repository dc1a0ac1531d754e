import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/**
 * Runs a command to its end and returns what it wrote. An exit code other than `code` (default 0) is an error that
 * holds the command, the folder and the whole output.
 */
export function run(command, args, { cwd, code = 0, input = '' }) {
  const options = {
    cwd,
    input,
    encoding: 'utf8',
    env: cleanEnvironment(),
    timeout: 120_000,
    maxBuffer: 1 << 26,
  }
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, options)
  const line = [command, ...args].join(' ')
  if (error !== undefined)
    throw new Error(`${line} did not run to its end: ${error.message}\n${stdout}${stderr}`)
  if (status === code) return { stdout, stderr, output: stdout + stderr }
  const ended = status === null ? `was ended by ${signal}` : `ended with exit code ${status}, not ${code}`
  throw new Error(`${line} ${ended}; in ${cwd}\n${stdout}${stderr}`)
}

/** Runs a JavaScript command of a package that the repository has installed. */
export function runTool(root, name, args, options) {
  const folder = join(root, 'node_modules', ...name.split('/'))
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : Object.values(bin)[0]
  return run(process.execPath, [resolve(folder, file), ...args], options)
}

// What `npm test` and vitest leave in the environment. A user's shell knows neither the repository nor its commands;
// how to reach the registry stays.
const foreign =
  /^(npm_(package|lifecycle)_|npm_config_(local_prefix|omit|include|only|production|global)$|VITEST|NODE_(ENV|PATH|OPTIONS|TEST_CONTEXT)$|INIT_CWD$)/i

function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  const path = (process.env.PATH ?? '').split(delimiter)
  const PATH = path.filter((entry) => !entry.includes(join('node_modules', '.bin'))).join(delimiter)
  return { ...Object.fromEntries(kept), PATH, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', GITHUB_ACTIONS: '' }
}
