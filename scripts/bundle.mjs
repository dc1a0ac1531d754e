// Writes dist/bundle, the JavaScript that is shipped: what tsc compiled, in few files, since a process spends more
// time on finding and opening some three hundred modules than on running them. Dependencies stay imports, but for the
// smallest.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { asciiOnly } from './bundle/ascii-only.mjs'
import { withBuiltInModules } from './bundle/built-in-modules.mjs'
import { isExternal, withLicenses } from './bundle/inlined-packages.mjs'
import { schemasAsText, withSchemaTexts } from './bundle/schemas-as-text.mjs'
import { withoutFacades } from './bundle/without-facades.mjs'

/** The package: this one, or a folder with its package.json and what tsc compiled. */
const root = resolve(process.argv[2] ?? resolve(import.meta.dirname, '..'))
const { exports, bin: commands } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))

/** Entries of the package, by the names of their files: dist/bundle/vitest.js is contracts/vitest.ts. */
const published = [...Object.values(exports).map((entry) => entry.default), ...Object.values(commands)]
  .map((path) => /^(?:\.\/)?dist\/bundle\/([\w-]+)\.js$/.exec(path ?? '')?.[1])
  .filter((name) => name !== undefined)
  .map((name) => [name, `dist/contracts/${name}.js`])

/** What a process loads without the main entry: by a name of the package, or by its own file, beside the module that names it. */
const isAlone = ([name]) => name === 'reporter'
const startedAlone = [
  ...published.filter(isAlone),
  ['child', 'dist/src/isolation/child.js'],
  ['guard-thread', 'dist/src/isolation/guard-thread.js'],
  ['call-guard-thread', 'dist/src/runner/call/call-guard-thread.js'],
  ['node-runtime', 'dist/contracts/runtime/node-runtime.js'],
  ['plain-runtime', 'dist/src/runner/call/plain-runtime.js'],
]

// An entry that a part loaded later imports from would run twice where it was started by another path.
const options = { cwd: root, external: isExternal, platform: 'node', preserveEntrySignatures: 'strict' }
const main = 'dist/contracts/index.js'
/** What every call of the command loads, and what `events` needs beside it: that much of the main entry is in files of its own. */
const starting = ['dist/contracts/run-fgc.js']
const generating = ['dist/src/cli/events-command.js']

/** The modules that are loaded with entries, by their static imports. */
async function modulesOf(entries) {
  const bundle = await rolldown({ ...options, input: entries })
  const { output } = await bundle.generate({ format: 'esm' })
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]))
  const found = new Set()
  const add = (chunk) => {
    if (chunk === undefined || found.has(chunk)) return
    found.add(chunk)
    for (const name of chunk.imports) add(chunks.get(name))
  }
  output.filter((chunk) => chunk.isEntry).forEach(add)
  return new Set([...found].flatMap((chunk) => chunk.moduleIds))
}

async function write(entries, groups) {
  const plugins = [schemasAsText()]
  const bundle = await rolldown({ ...options, input: Object.fromEntries(entries), plugins })
  const { output } = await bundle.generate({
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    comments: false,
    codeSplitting: { groups },
  })
  return withoutFacades(output).map((chunk) => {
    const { fileName } = chunk
    const code = withSchemaTexts(withBuiltInModules(chunk.code))
    const text = asciiOnly(withLicenses({ ...chunk, code }))
    writeFileSync(resolve(folder, fileName), text)
    return text
  })
}

const folder = resolve(root, 'dist/bundle')
mkdirSync(folder, { recursive: true })
const ofMain = await modulesOf([main])
ofMain.delete(resolve(root, main))
const ofStart = await modulesOf(starting)
const ofEvents = await modulesOf(generating)
const output = [
  ...(await write(
    published.filter((entry) => !isAlone(entry)),
    [
      { name: 'start', test: (id) => ofStart.has(id) },
      { name: 'generate', test: (id) => ofEvents.has(id) && !ofStart.has(id) },
      { name: 'check', test: (id) => ofMain.has(id) && !ofStart.has(id) && !ofEvents.has(id) },
    ],
  )),
  // Such a process has no need of the rest, and gets what it shares with it once more.
  ...(await write(startedAlone, [])),
]
const bytes = output.reduce((sum, text) => sum + text.length, 0)
console.error(`dist/bundle: ${output.length} files, ${Math.round(bytes / 1000)} kB`)
