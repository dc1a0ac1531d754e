import { getAt, parsePointer } from '../../src/schema/json-pointer.js'

/** Keywords whose subschemas judge the same value. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']

/** Whether some subschema of the document is reached from itself without going into the value. */
export function refersToItself(document: unknown): boolean {
  return subschemas(document).some((start) => reaches(document, start))
}

function reaches(document: unknown, start: object): boolean {
  const seen = new Set<unknown>(sameValue(document, start))
  for (const schema of seen) {
    if (schema === start) return true
    for (const next of sameValue(document, schema)) seen.add(next)
  }
  return false
}

/** The schemas directly below one that judge the same value. */
function sameValue(document: unknown, schema: unknown): readonly unknown[] {
  if (typeof schema !== 'object' || schema === null) return []
  const fields = schema as Record<string, unknown>
  const found = inPlace.flatMap((keyword) => {
    const value = fields[keyword]
    if (Array.isArray(value)) return value as unknown[]
    if (keyword === 'dependentSchemas' && value !== undefined) return Object.values(value as object)
    return [value]
  })
  if (typeof fields.$ref === 'string') found.push(getAt(document, parsePointer(fields.$ref) ?? [])?.value)
  return found
}

/** Every object in the document: those that are no schemas lead nowhere. */
function subschemas(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(subschemas)]
}
