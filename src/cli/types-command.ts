import { InvalidOptionError } from '../errors.js'
import type { Command, CommandCall } from './program.js'

/** `types`: TypeScript modules from JSON Schema files. */
export const typesCommand: Command = {
  name: 'types',
  usage: '<glob…> --out <folder> [--check] [--import-from <module>]',
  options: [
    { name: 'out', value: 'folder', says: 'where the modules go; made when it is missing' },
    { name: 'check', says: 'write nothing; exit 1 when a module is not as it would be written' },
    {
      name: 'import-from',
      value: 'module',
      says: 'what the modules import typedSchema from; default this package',
    },
  ],
  notes: () => [
    'Modules whose schema is gone are removed from the folder; files that were not generated are left alone.',
  ],
  examples: () => [
    ['types "schemas/*.schema.json" --out src/generated', 'order.schema.json becomes src/generated/order.ts'],
    ['types "schemas/*.schema.json" --out src/generated --check', 'in CI: are they in sync?'],
  ],
  run: runTypes,
}

async function runTypes({ program, args, io }: CommandCall): Promise<number> {
  const out = args.text('out')
  if (args.positionals.length === 0) throw new InvalidOptionError('the schema files are missing')
  if (out === undefined) throw new InvalidOptionError('the flag --out <folder> is missing')
  // Only this command needs the code generator and what it loads.
  const { syncModules } = await import('../codegen/sync-modules.js')
  const check = args.has('check')
  const { written, unchanged, removed } = await syncModules({
    files: args.positionals,
    out,
    check,
    importFrom: args.text('import-from') ?? program.packageName,
  })
  for (const path of written) await io.out(`written ${path}\n`)
  for (const path of removed) await io.out(`removed ${path}\n`)
  const done = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`
  await io.err(`${program.name} types: ${check ? `${unchanged.length} in sync` : done}\n`)
  return 0
}
