// Writes dist/bundle/prepared: what depends on our own schemas alone and would take a cold process longer to work out
// than all the rest of a check. The boundary cases of the contracts as they are without options, the targets of constants in their events,
// and the patterns of the events, parsed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { contracts } from '../dist/contracts/contracts.js'
import { preparePatterns } from '../dist/src/arbitrary/pattern/prepare-patterns.js'
import { prepareCases } from '../dist/src/cases/prepared-cases.js'
import { prepareTargets } from '../dist/src/dictionary/prepared-targets.js'

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

/**
 * The patterns in a schema, of values and of the names of members; none with a property of characters, of which
 * another engine may know more.
 */
function* patternsIn(part) {
  if (typeof part !== 'object' || part === null) return
  for (const [keyword, value] of Object.entries(part)) {
    if (keyword === 'pattern' && typeof value === 'string') yield value
    if (keyword === 'patternProperties') yield* Object.keys(value)
    yield* patternsIn(value)
  }
}

const patterns = new Set()
for (const [source, make] of Object.entries(contracts)) {
  const { event, golden } = make()
  write(`cases/${source}.json`, prepareCases(event.schema, golden))
  write(`targets/${source}.json`, prepareTargets(event.schema, golden))
  for (const pattern of patternsIn(event.schema)) if (!/\\p/i.test(pattern)) patterns.add(pattern)
}
write('patterns.json', preparePatterns([...patterns].sort()))
console.error(`dist/bundle/prepared: ${files} files, ${Math.round(bytes / 1000)} kB`)
