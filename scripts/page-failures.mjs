// Writes the failures on the pages of docs/rules and docs/sources, as the compiled package prints them: npm run build
// first. `--check` only compares; `--json <folder>` gives what the examples break, with the package installed there.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runExamples } from './readme/page-examples.mjs'
import { withGenerated } from './readme/table.mjs'

const root = resolve(import.meta.dirname, '..')
const project = process.argv[2] === '--json' ? resolve(process.argv[3]) : undefined
const results =
  project === undefined ? await inTemporaryFolder() : await runAll(project, await installed(project))
if (project !== undefined) process.stdout.write(JSON.stringify(results))
else for (const [name, examples] of Object.entries(results)) update(name, examples)

async function inTemporaryFolder() {
  mkdirSync(join(root, '.tmp'), { recursive: true })
  const folder = mkdtempSync(join(root, '.tmp', 'pages-'))
  try {
    return await runAll(folder, await import('functiongraph-contracts'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function installed(folder) {
  const path = join(folder, 'node_modules', 'functiongraph-contracts', 'dist', 'bundle', 'index.js')
  return import(pathToFileURL(path).href)
}

/** The examples of each page, by its name: `rules/apig-headers`. */
async function runAll(folder, library) {
  const results = {}
  for (const section of ['rules', 'sources']) {
    for (const file of readdirSync(join(root, 'docs', section)).sort()) {
      const name = `${section}/${basename(file, '.md')}`
      const contract = library.contracts[section === 'sources' ? basename(file, '.md') : 'apig']()
      results[name] = await runExamples(library, read(name), join(folder, name), contract)
    }
  }
  return results
}

function read(name) {
  return readFileSync(join(root, 'docs', `${name}.md`), 'utf8')
}

function update(name, examples) {
  const current = read(name)
  const parts = Object.entries(examples)
    .map(([file, { failure }]) => [file.replace(/^bad(.*)\.mjs$/, 'failure$1'), failure])
    // A rule that nothing looks at yet has no failure to show.
    .filter(([marker]) => current.includes(`<!-- generated: ${marker} -->`))
  const wanted = withGenerated(current, Object.fromEntries(parts))
  if (current === wanted) return
  if (process.argv.includes('--check')) {
    console.error(
      `docs/${name}.md shows another failure; run npm run build && node scripts/page-failures.mjs`,
    )
    process.exitCode = 1
  } else {
    writeFileSync(join(root, 'docs', `${name}.md`), wanted)
    console.error(`written docs/${name}.md`)
  }
}
