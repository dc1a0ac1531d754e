import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './run.mjs'

const limit = 25

/** An empty project that has installed the tarball and vitest 4. `added` counts the packages beside vitest's own. */
export function userProject(root, folder, tarball, step) {
  mkdirSync(folder)
  write(folder, 'package.json', JSON.stringify({ name: 'new-user', private: true, type: 'module' }))
  const without = install(folder, 'vitest@4')
  const all = install(folder, tarball)
  const added = [...all].filter((path) => !without.has(path))
  if (added.length > limit)
    throw new Error(
      `the package brings ${added.length} packages; at most ${limit} are wanted:\n${added.join('\n')}`,
    )
  step(`npm install: ${added.length} packages beside vitest (at most ${limit})`)
  return { folder, added: added.length, installed: join(folder, 'node_modules', nameOf(root)) }
}

/** Writes a file, and the folders on the way to it. */
export function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** Installs a package; returns the folders of all that are installed then. */
function install(folder, what) {
  run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', '--prefer-offline', what], { cwd: folder })
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'))
  return new Set(Object.keys(lock.packages))
}

function nameOf(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name
}
