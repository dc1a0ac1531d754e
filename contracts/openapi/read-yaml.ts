import { createRequire } from 'node:module'
import type { load, Schema } from 'js-yaml'
import { InvalidSchemaError } from '../../src/core.js'

/** What the types of the parser do not tell yet: its schemas, and the tag that gives `<<` its meaning. */
interface YamlParser {
  readonly load: typeof load
  readonly CORE_SCHEMA: { readonly withTags: (tag: object) => Schema }
  readonly mergeTag: object
}

/** The value of a text in YAML 1.2 (JSON is YAML), with merge keys, which 1.2 lacks and documents have. Throws an InvalidSchemaError, with the line, for a mistake in it. */
export function readYaml(text: string, file: string): unknown {
  // Only who writes YAML pays for its parser.
  const yaml = createRequire(import.meta.url)('js-yaml') as YamlParser
  try {
    return yaml.load(text, { schema: yaml.CORE_SCHEMA.withTags(yaml.mergeTag) })
  } catch (cause) {
    const { reason, mark } = cause as { readonly reason?: string; readonly mark?: { readonly line: number } }
    const where = mark === undefined ? file : `${file}:${mark.line + 1}`
    const language = /\.json$/i.test(file) ? 'JSON' : 'YAML'
    throw new InvalidSchemaError(`the document is no ${language}: ${reason ?? String(cause)}`, '#', {
      where,
      cause,
    })
  }
}
