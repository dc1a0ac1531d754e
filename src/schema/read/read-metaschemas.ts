import { createRequire } from 'node:module'
import { metaschemaDraft04 } from './metaschema-draft-04.js'

const files: Readonly<Record<string, string>> = {
  'json-schema.org/draft-07/schema': 'json-schema-draft-07.json',
  'json-schema.org/draft-06/schema': 'json-schema-draft-06.json',
  ...vocabularies('2019-09', ['core', 'applicator', 'validation', 'meta-data', 'format', 'content']),
  ...vocabularies('2020-12', [
    'core',
    'applicator',
    'unevaluated',
    'validation',
    'meta-data',
    'format-annotation',
    'content',
  ]),
}

/** The metaschema (or a vocabulary of one) that the URI names, as ajv ships most; undefined when it names none. */
export function metaschemaAt(uri: string): Readonly<Record<string, unknown>> | undefined {
  const key = uri.replace(/^https?:\/\//, '')
  if (key === 'json-schema.org/draft-04/schema') return metaschemaDraft04
  if (!Object.hasOwn(files, key)) return undefined
  return createRequire(import.meta.url)(`ajv/dist/refs/${files[key]}`)
}

function vocabularies(draft: string, names: readonly string[]): Record<string, string> {
  const base = `json-schema.org/draft/${draft}`
  const found: Record<string, string> = { [`${base}/schema`]: `json-schema-${draft}/schema.json` }
  for (const name of names) found[`${base}/meta/${name}`] = `json-schema-${draft}/meta/${name}.json`
  return found
}
