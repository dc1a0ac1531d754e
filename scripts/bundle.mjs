// Writes dist/bundle, the JavaScript that is shipped: what tsc compiled, in few files, since a process spends more
// time on finding and opening some three hundred modules than on running them. Dependencies stay imports.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { rolldown } from 'rolldown'

/** The package: this one, or a folder with its package.json and what tsc compiled. */
const root = resolve(process.argv[2] ?? resolve(import.meta.dirname, '..'))
const { exports, bin } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))

/** Entries of the package, by the names of their files: dist/bundle/vitest.js is contracts/vitest.ts. */
const published = [...Object.values(exports).map((entry) => entry.default), ...Object.values(bin)]
  .map((path) => /^(?:\.\/)?dist\/bundle\/([\w-]+)\.js$/.exec(path ?? '')?.[1])
  .filter((name) => name !== undefined)
  .map((name) => [name, `dist/contracts/${name}.js`])

/** Modules that another process loads by their own file, beside the module that names it. */
const startedAlone = [
  ['child', 'dist/src/isolation/child.js'],
  ['guard-thread', 'dist/src/isolation/guard-thread.js'],
  ['call-guard-thread', 'dist/src/runner/call-guard-thread.js'],
  ['node-runtime', 'dist/contracts/runtime/node-runtime.js'],
  ['plain-runtime', 'dist/src/runner/plain-runtime.js'],
]

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries([...published, ...startedAlone]),
  external: /^[^./]/,
  platform: 'node',
})
const { output } = await bundle.write({
  dir: resolve(root, 'dist/bundle'),
  format: 'esm',
  chunkFileNames: '[name]-[hash].js',
  comments: false,
})
const bytes = output.reduce((sum, file) => sum + (file.code?.length ?? 0), 0)
console.error(`dist/bundle: ${output.length} files, ${Math.round(bytes / 1000)} kB`)
