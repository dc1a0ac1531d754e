import { isObject, type JsonObject, type OpenApiDocument, type Part, partAt } from './document.js'

/**
 * The schema with what its `discriminator` says: each branch of `oneOf` or `anyOf` has its own name in the member that
 * tells them apart. A branch that says the member's values itself is left as it is.
 */
export function withDiscriminator(schema: JsonObject, part: Part, document: OpenApiDocument): JsonObject {
  const { discriminator } = part.value as JsonObject
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return schema
  const { propertyName } = discriminator
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {}
  const changed: Record<string, unknown> = { ...schema }
  for (const keyword of ['oneOf', 'anyOf']) {
    const branches = schema[keyword]
    if (!Array.isArray(branches)) continue
    changed[keyword] = branches.map((branch: unknown, i) => {
      const place = partAt(part, keyword, i)!
      const names = namesOf(place, mapping)
      if (names.length === 0 || saysItself(place, propertyName, document, 5)) return branch
      const named = {
        type: 'object',
        required: [propertyName],
        properties: { [propertyName]: { enum: names } },
      }
      return { allOf: [branch, named] }
    })
  }
  return changed
}

/** The names of a branch: those that the mapping gives it, else that of its schema. */
function namesOf({ value }: Part, mapping: JsonObject): readonly string[] {
  const reference = isObject(value) ? value.$ref : undefined
  if (typeof reference !== 'string') return []
  const name = reference.split('/').at(-1)!
  const mapped = Object.entries(mapping).filter(([, to]) => to === reference || to === name)
  return mapped.length === 0 ? [name] : mapped.map(([key]) => key)
}

function saysItself(part: Part, name: string, document: OpenApiDocument, left: number): boolean {
  const target = document.resolve(part)
  const property = partAt(target, 'properties', name)
  const found = property === undefined ? undefined : document.resolve(property).value
  if (isObject(found) && ('enum' in found || 'const' in found)) return true
  const parts = isObject(target.value) && Array.isArray(target.value.allOf) ? target.value.allOf : []
  return left > 0 && parts.some((_, i) => saysItself(partAt(target, 'allOf', i)!, name, document, left - 1))
}
