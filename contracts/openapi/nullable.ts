import type { JsonSchema } from '../../src/core.js'
import type { JsonObject } from './document.js'

/**
 * How `nullable` of OpenAPI 3.0 is read. By the letter the flag widens a `type` beside it and no
 * `enum`; documents mean more than that. So nothing is sent by the wider reading, and nothing blamed by the narrower.
 */
export type NullReading = 'wider' | 'narrower'

/** The schema with `null` by one of the readings. */
export function withNull(
  schema: JsonObject,
  raw: JsonObject,
  version: string,
  reading: NullReading,
): JsonSchema {
  if (version !== '3.0' || raw.nullable !== true) return schema
  const typed = typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema
  if (reading === 'narrower') return typed
  return 'type' in schema && !('enum' in schema) && !isComposed(schema)
    ? typed
    : { anyOf: [{ type: 'null' }, schema] }
}

function isComposed(schema: JsonObject): boolean {
  return ['allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema)
}
