import { isObject, type OpenApiDocument, type Part, partAt } from './document.js'

/** Which way a value goes: `readOnly` members are in answers only, `writeOnly` ones in requests only. */
export type Direction = 'request' | 'response'

/** Members that go the other way only, of the schema itself and of what it is composed of. */
export function oneWayNames(document: OpenApiDocument, part: Part, direction: Direction): readonly string[] {
  const wrongWay = direction === 'request' ? 'readOnly' : 'writeOnly'
  const names = (at: Part, left: number): readonly string[] => {
    const target = document.resolve(at)
    const own = Object.keys(
      isObject(target.value) && isObject(target.value.properties) ? target.value.properties : {},
    ).filter((name) => {
      const property = document.resolve(partAt(target, 'properties', name)!).value
      return isObject(property) && property[wrongWay] === true
    })
    const parts = isObject(target.value) && Array.isArray(target.value.allOf) ? target.value.allOf : []
    return left === 0
      ? own
      : [...own, ...parts.flatMap((_, i) => names(partAt(target, 'allOf', i)!, left - 1))]
  }
  return isObject(part.value) && ('properties' in part.value || 'allOf' in part.value)
    ? names({ ...part, value: { ...part.value, $ref: undefined } }, 5)
    : []
}
