// Writes contracts/generated from schemas, with the compiled package: npm run build first. `--check` only compares.
import { syncModules } from '../dist/src/codegen/sync-modules.js'

const result = await syncModules({
  files: ['schemas/*.schema.json'],
  out: 'contracts/generated',
  importFrom: '../../src/typed-schema.js',
  check: process.argv.includes('--check'),
}).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
console.error(
  `${result.written.length} written, ${result.unchanged.length} unchanged, ${result.removed.length} removed`,
)
