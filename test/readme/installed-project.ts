import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** How a command ended. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const tsc = resolve('node_modules', 'typescript', 'bin', 'tsc')
const vitest = resolve('node_modules', 'vitest', 'vitest.mjs')

/**
 * A folder that has the compiled package in its node_modules, as after an installation. Inside the repository, so
 * that the packages which it depends on are found.
 */
export function installedProject(): string {
  mkdirSync('.tmp', { recursive: true })
  const folder = mkdtempSync(resolve('.tmp', 'readme-'))
  const installed = join(folder, 'node_modules', 'functiongraph-contracts')
  mkdirSync(installed, { recursive: true })
  for (const name of ['package.json', 'schemas']) cpSync(name, join(installed, name), { recursive: true })
  const out = join(installed, 'dist')
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, '-p', 'tsconfig.build.json', '--outDir', out],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`the package does not compile:\n${stdout}`)
  const bundled = spawnSync(process.execPath, [resolve('scripts/bundle.mjs'), installed], {
    encoding: 'utf8',
  })
  if (bundled.status !== 0) throw new Error(`the package cannot be joined:\n${bundled.stderr}`)
  writeIn(folder, 'package.json', JSON.stringify({ name: 'readme', private: true, type: 'module' }))
  writeIn(folder, 'vitest.config.ts', `export default { root: ${JSON.stringify(folder)} }\n`)
  writeIn(folder, 'tsconfig.json', JSON.stringify({ extends: resolve('tsconfig.json'), ...typeCheck }))
  return folder
}

// Isolated declarations are for the authors of packages; `paths` would lead past the installed package.
const typeCheck = {
  compilerOptions: { isolatedDeclarations: false, paths: {} },
  include: ['src', 'test'],
}

/** Writes a file, and the folders on the way to it. */
export function writeIn(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/**
 * Runs a line of a shell in the folder, as a reader would: `npx fgc` is the command of the package that is installed in
 * the project (the folder itself, unless it is given), and `npx vitest` the one that is tested with.
 */
export function shell(folder: string, line: string, project: string = folder): Promise<Ended> {
  const bin = join(project, 'node_modules', 'functiongraph-contracts', 'dist', 'bundle', 'bin.js')
  const said = line.replaceAll('npx fgc', `node ${bin}`).replaceAll('npx vitest', `node ${vitest}`)
  return run('sh', ['-c', said], folder)
}

/** Runs a JavaScript tool of the repository in the folder. */
export function tool(folder: string, name: 'tsc' | 'vitest', ...args: readonly string[]): Promise<Ended> {
  const file = name === 'tsc' ? tsc : vitest
  return run(process.execPath, [file, ...args], folder)
}

/** Runs a script of the repository, which may read and write in the folder; it stands in the repository itself. */
export function script(path: string, ...args: readonly string[]): Promise<Ended> {
  return run(process.execPath, [resolve(path), ...args], resolve('.'))
}

function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  const { NODE_TEST_CONTEXT: _context, VITEST: _vitest, ...inherited } = process.env
  const env = { ...inherited, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', GITHUB_ACTIONS: '' }
  return new Promise((done) => {
    execFile(command, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}
