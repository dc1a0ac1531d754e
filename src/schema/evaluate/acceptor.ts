import type { JsonSchema } from '../../typed-schema.js'
import { readSchema } from '../read/resolve-refs.js'
import { accepts } from './evaluate.js'

const known = new WeakMap<object, (value: unknown) => boolean>()

/**
 * Whether a value satisfies the schema, told by the evaluator of the generators: a few values are judged long before
 * ajv is loaded. Throws what {@link readSchema} throws for a schema that is none; made once for a schema object.
 */
export function acceptorOf(schema: JsonSchema): (value: unknown) => boolean {
  const made = typeof schema === 'object' && schema !== null ? known.get(schema) : undefined
  if (made !== undefined) return made
  const { root } = readSchema(schema)
  const acceptor = (value: unknown): boolean => accepts(root, value)
  if (typeof schema === 'object') known.set(schema, acceptor)
  return acceptor
}
