// Writes dist/bundle/cases: the boundary cases of the contracts as they are without options, which depend on our own
// schemas alone and would take a cold process longer to work out than all the rest of a check.
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { contracts } from '../dist/contracts/contracts.js'
import { prepareCases } from '../dist/src/cases/prepared-cases.js'

const folder = resolve(import.meta.dirname, '../dist/bundle/cases')
mkdirSync(folder, { recursive: true })
let bytes = 0
for (const [source, make] of Object.entries(contracts)) {
  const { event, golden } = make()
  const text = prepareCases(event.schema, golden)
  writeFileSync(resolve(folder, `${source}.json`), text)
  bytes += Buffer.byteLength(text)
}
console.error(`dist/bundle/cases: ${Object.keys(contracts).length} files, ${Math.round(bytes / 1000)} kB`)
