import { getAt, parsePointer } from '../../src/schema/json-pointer.js'

type Fields = Readonly<Record<string, unknown>>

/** Keywords whose meaning depends on their siblings; what those demand themselves is left out. */
const companions: Readonly<Record<string, readonly string[]>> = {
  contains: ['minContains', 'maxContains'],
  additionalProperties: ['properties', 'patternProperties'],
  items: ['prefixItems'],
  // biome-ignore lint/suspicious/noThenProperty: a list by keyword, never awaited.
  then: ['if'],
  else: ['if'],
}

/**
 * A schema that makes only the demand of the keyword at the pointer (`#/properties/a/minimum`) of a document with
 * definitions under `$defs`; the whole subschema for what counts evaluated members. Undefined: nothing is there.
 */
export function keywordAlone(document: Fields, schemaPointer: string): unknown {
  const tokens = parsePointer(schemaPointer)
  const keyword = tokens?.at(-1)
  const found = tokens === undefined ? undefined : getAt(document, tokens.slice(0, -1))?.value
  if (keyword === undefined || typeof found !== 'object' || found === null) return undefined
  const subschema = found as Fields
  if (!Object.hasOwn(subschema, keyword)) return undefined
  const $defs = {
    ...(document.$defs as object),
    document: withoutId(document),
    alone: only(subschema, keyword),
  }
  return withRootElsewhere({ $defs, $ref: '#/$defs/alone' })
}

function withoutId({ $defs: _, ...rest }: Fields): Fields {
  return rest
}

function only(subschema: Fields, keyword: string): Fields {
  if (keyword.startsWith('unevaluated')) return withoutId(subschema)
  const alone: Record<string, unknown> = { [keyword]: subschema[keyword] }
  for (const name of companions[keyword] ?? []) {
    if (Object.hasOwn(subschema, name)) alone[name] = admitting(name, subschema[name])
  }
  return alone
}

/** `properties`, `patternProperties` and `prefixItems` that know the same places and demand nothing there. */
function admitting(name: string, value: unknown): unknown {
  if (name === 'prefixItems') return (value as readonly unknown[]).map(() => true)
  if (name === 'properties' || name === 'patternProperties') {
    return Object.fromEntries(Object.keys(value as object).map((key) => [key, true]))
  }
  return value
}

/** References to the root of the document lead to where it stands now. */
function withRootElsewhere(schema: unknown): unknown {
  const text = JSON.stringify(schema)
  return JSON.parse(text.replaceAll('"$ref":"#"', '"$ref":"#/$defs/document"'))
}
