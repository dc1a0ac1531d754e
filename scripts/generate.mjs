// Writes contracts/generated from schemas and rules, with the compiled package: npm run build first. `--check` only
// compares.
import { readFile, writeFile } from 'node:fs/promises'
import { allRules } from '../dist/contracts/rules/all-rules.js'
import { syncModules } from '../dist/src/codegen/sync-modules.js'
import { propertyRule } from '../dist/src/runner/property-rule.js'
import { ruleSeveritiesText } from './generate/rule-severities-text.mjs'

const check = process.argv.includes('--check')
const result = await syncModules({
  files: ['schemas/*.schema.json'],
  out: 'contracts/generated',
  importFrom: '../../src/typed-schema.js',
  check,
}).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
console.error(
  `${result.written.length} written, ${result.unchanged.length} unchanged, ${result.removed.length} removed`,
)

const file = 'contracts/generated/rule-severities.ts'
const text = ruleSeveritiesText([...allRules, propertyRule])
if (text !== (await readFile(file, 'utf8').catch(() => undefined))) {
  if (check) {
    console.error(`${file} is not as it would be written: run node scripts/generate.mjs`)
    process.exit(1)
  }
  await writeFile(file, text)
}
