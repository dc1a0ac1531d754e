import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { offerCases, type TypedSchema } from '../src/core.js'
import { type SchemaObject, typed } from './narrow-schema.js'

/**
 * The event of a source with its type: `own` is our schema, `schema` what the options made of it. Where they left it
 * as it is, its boundary cases are those that were worked out when the package was built.
 */
export function ownEvent<E>(source: string, own: TypedSchema<E>, schema: SchemaObject): TypedSchema<E> {
  if (schema === own.schema) offerCases(schema, () => readCases(source))
  return typed(schema)
}

/** Written by scripts/prepare-cases.mjs beside what is shipped; sources and what tsc makes of them have none. */
function readCases(source: string): string | undefined {
  try {
    return readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'cases', `${source}.json`), 'utf8')
  } catch {
    return undefined
  }
}
