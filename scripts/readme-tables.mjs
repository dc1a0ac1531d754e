// Writes the tables between the markers of README.md, what the pages in docs/rules say of their rules, and
// docs/event-forms.md, with the compiled package: npm run
// build first. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { contracts } from 'functiongraph-contracts'
import { allRules } from '../dist/contracts/rules/all-rules.js'
import { countEvidence } from '../dist/src/cli/count-evidence.js'
import { responseRule } from '../dist/src/plain-rules.js'
import { propertyRule } from '../dist/src/runner/property-rule.js'
import { keywords } from '../dist/src/schema/keywords.js'
import { readSchema } from '../dist/src/schema/read/resolve-refs.js'
import { generatedDocs } from './readme/generated-docs.mjs'

const root = resolve(import.meta.dirname, '..')
const read = (path) => readFileSync(resolve(root, path), 'utf8')
const rules = [...allRules, propertyRule]
const ownRules = [responseRule({ schema: true })]
const library = { contracts, rules, ownRules, countEvidence, keywords, readSchema }

for (const [path, { current, wanted }] of Object.entries(generatedDocs(library, read))) {
  if (current === wanted) continue
  if (process.argv.includes('--check')) {
    console.error(
      `${path} is not as it would be written; run npm run build && node scripts/readme-tables.mjs`,
    )
    process.exitCode = 1
  } else {
    writeFileSync(resolve(root, path), wanted)
    console.error(`written ${path}`)
  }
}
