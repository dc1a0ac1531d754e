type Raw = Record<string, any>

/** A value by its schema: what it names, else the least; `full`: with all its members. */
export function valueFor(given: any, deref: (value: any) => any, full = false, depth = 0): any {
  const schema = deref(given) ?? {}
  if (schema.example !== undefined && full) return schema.example
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const inner = (one: any) => valueFor(one, deref, full && depth < 4, depth + 1)
  const branch = (schema.oneOf ?? schema.anyOf)?.[0]
  if (branch !== undefined && schema.properties === undefined) return inner(branch)
  const parts = partsOf(schema, deref)
  const typed = parts.find((one) => one.type !== undefined)
  const type = [typed?.type].flat()[0] ?? (parts.some((one) => one.properties) ? 'object' : undefined)
  if (type === 'object') return objectFor(parts, inner, full)
  if (parts.length > 1 && typed !== undefined) return inner(typed)
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? (full && depth < 4 ? 1 : 0) }, () =>
      inner(schema.items ?? {}),
    )
  if (type === 'number' || type === 'integer') return schema.minimum ?? 1
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (schema.format === 'date-time') return '2024-01-01T00:00:00Z'
  if (schema.format === 'date') return '2024-01-01'
  return schema.format === 'uri'
    ? 'https://example.com/'
    : 'text'.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength ?? 99)
}

/** A schema and what it is composed of. */
function partsOf(schema: Raw, deref: (value: any) => any): readonly Raw[] {
  return [schema, ...(schema.allOf ?? []).flatMap((one: any) => partsOf(deref(one), deref))]
}

/** Of a member that several parts describe, the one with the fewest values. */
function objectFor(parts: readonly Raw[], inner: (one: any) => any, full: boolean): Raw {
  const described = new Map<string, Raw[]>()
  for (const part of parts)
    for (const [name, one] of Object.entries((part.properties ?? {}) as Raw))
      described.set(name, [...(described.get(name) ?? []), one])
  const required = new Set(parts.flatMap((part) => part.required ?? []))
  for (const name of required) if (!described.has(name)) described.set(name, [{}])
  const wanted = [...described].filter(([name]) => full || required.has(name))
  const named = (one: Raw): unknown => one.const ?? one.enum
  const chosen = (ones: readonly Raw[]): Raw =>
    ones.length === 1 || ones.some(named)
      ? [...ones].sort((a, b) => (a.enum?.length ?? 1e3) - (b.enum?.length ?? 1e3))[0]!
      : { allOf: ones }
  return Object.fromEntries(wanted.map(([name, ones]) => [name, inner(chosen(ones))]))
}
