// Writes examples/handlers/broken.md, with the compiled package: npm run build first. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as library from 'functiongraph-contracts'
import { formatChange } from '../dist/src/report/format-violation.js'
import { brokenList } from './demo/broken-list.mjs'
import { castOf } from './demo/cast.mjs'

const folder = resolve(import.meta.dirname, '../examples/handlers')
const path = resolve(folder, 'broken.md')
const { checkContract } = library
const text = await brokenList({ checkContract, formatChange }, castOf(library, folder).twins, folder)

if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  console.error('examples/handlers/broken.md is not what the harness says; run node scripts/broken-list.mjs')
  process.exitCode = 1
}
