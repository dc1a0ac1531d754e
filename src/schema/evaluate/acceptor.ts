import type { JsonSchema } from '../../typed-schema.js'
import { knownDocument } from '../read/known-document.js'
import { accepts } from './evaluate.js'

/**
 * Whether a value satisfies the schema, told by the evaluator of the generators: a few values are judged long before
 * ajv is loaded. Throws what `readSchema` throws for a schema that is none.
 */
export function acceptorOf(schema: JsonSchema): (value: unknown) => boolean {
  const { root } = knownDocument(schema)
  return (value) => accepts(root, value)
}
