// Writes dist/bundle/prepared: what depends on our own schemas alone and would take a cold process longer to work out
// than all the rest of a check. The boundary cases of the contracts as they are without options, the targets of constants in their events,
// the patterns of the events, parsed, and for each source what the command `events` makes its events of.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { contracts } from '../dist/contracts/contracts.js'
import { patternsOf, preparePatterns } from '../dist/src/arbitrary/pattern/prepare-patterns.js'
import { prepareEvents } from '../dist/src/arbitrary/prepare-events.js'
import { prepareCases } from '../dist/src/cases/prepared-cases.js'
import { prepareTargets } from '../dist/src/dictionary/planting/prepared-targets.js'
import { asciiOnly } from './bundle/ascii-only.mjs'

const folder = resolve(import.meta.dirname, '../dist/bundle/prepared')
let files = 0
let bytes = 0

function write(name, text) {
  const path = resolve(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  files += 1
  bytes += Buffer.byteLength(text)
}

const patterns = new Set()
for (const [source, make] of Object.entries(contracts)) {
  const { event, golden } = make()
  write(`cases/${source}.json`, prepareCases(event.schema, golden))
  write(`targets/${source}.json`, prepareTargets(event.schema, golden))
  write(`events/${source}.json`, asciiOnly(prepareEvents(event.schema, golden)))
  for (const pattern of patternsOf(event.schema)) patterns.add(pattern)
}
write('patterns.json', preparePatterns([...patterns].sort()))
console.error(`dist/bundle/prepared: ${files} files, ${Math.round(bytes / 1000)} kB`)
