// The package as npm would publish it, in the hands of a new user: packs what is compiled (npm run build first), has
// publint and attw judge the tarball, installs it into an empty project and does there what README.md says.
// Exit 0 when all of it works, 1 with the reason when something does not. Needs the registry of npm.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspectTarball } from './package/inspect-tarball.mjs'
import { packageUsed } from './package/package-used.mjs'
import { userProject } from './package/user-project.mjs'

const root = resolve(import.meta.dirname, '..')
const started = performance.now()
// Outside the repository, so that nothing of it is found by accident.
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'test-package-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

try {
  const packed = inspectTarball(root, folder, step)
  const project = userProject(root, join(folder, 'project'), packed.tarball, step)
  await packageUsed(root, project, step)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(
    `The packed package works for a new user: ${packed.files} files, ${packed.kilobytes} kB, ${project.added} packages beside vitest; ${seconds} s.`,
  )
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
}

/** Says that a step went well. */
function step(text) {
  console.log(`✓ ${text}`)
}
