// Writes the failures on the pages of docs/rules, as the compiled package prints them: npm run build first.
// `--check` only compares; `--json <folder>` gives what the examples break, with the package installed in a folder.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runExamples } from './readme/rule-examples.mjs'
import { withGenerated } from './readme/table.mjs'

const root = resolve(import.meta.dirname, '..')
const pages = join(root, 'docs', 'rules')
const project = process.argv[2] === '--json' ? resolve(process.argv[3]) : undefined

const results =
  project === undefined ? await inTemporaryFolder() : await runAll(project, await installed(project))
if (project !== undefined) process.stdout.write(JSON.stringify(results))
else for (const [name, { failure }] of Object.entries(results)) update(name, failure)

async function inTemporaryFolder() {
  mkdirSync(join(root, '.tmp'), { recursive: true })
  const folder = mkdtempSync(join(root, '.tmp', 'rules-'))
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

async function runAll(folder, library) {
  const results = {}
  for (const file of readdirSync(pages).sort()) {
    const name = basename(file, '.md')
    const page = readFileSync(join(pages, file), 'utf8')
    const { bad, good, failure } = await runExamples(library, page, join(folder, 'rules', name))
    results[name] = { bad, good, failure: `\`\`\`text\n${failure}\n\`\`\`` }
  }
  return results
}

function update(name, failure) {
  const path = join(pages, `${name}.md`)
  const current = readFileSync(path, 'utf8')
  // A rule that nothing looks at yet has no failure to show.
  if (!current.includes('<!-- generated: failure -->')) return
  const wanted = withGenerated(current, { failure })
  if (current === wanted) return
  if (process.argv.includes('--check')) {
    console.error(
      `docs/rules/${name}.md shows another failure; run npm run build && node scripts/rule-pages.mjs`,
    )
    process.exitCode = 1
  } else {
    writeFileSync(path, wanted)
    console.error(`written docs/rules/${name}.md`)
  }
}
