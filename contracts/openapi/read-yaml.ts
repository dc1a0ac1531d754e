import { createRequire } from 'node:module'
import type { load } from 'js-yaml'
import { InvalidSchemaError } from '../../src/core.js'

/** The value of a text in YAML 1.2 (JSON is YAML). Throws an InvalidSchemaError, with the line, for a mistake in it. */
export function readYaml(text: string, file: string): unknown {
  // Only who writes YAML pays for its parser.
  const yaml = createRequire(import.meta.url)('js-yaml') as { readonly load: typeof load }
  try {
    return yaml.load(text)
  } catch (cause) {
    const { reason, mark } = cause as { readonly reason?: string; readonly mark?: { readonly line: number } }
    const where = mark === undefined ? file : `${file}:${mark.line + 1}`
    throw new InvalidSchemaError(`the document is no YAML: ${reason ?? String(cause)}`, '#', { where, cause })
  }
}
