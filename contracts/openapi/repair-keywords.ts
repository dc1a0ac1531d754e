import { formats } from '../../src/core.js'

/** Leaves out of the required members those that are dropped, and what names none. */
export function repairRequired(schema: Record<string, unknown>, dropped: ReadonlySet<string>): void {
  if (!('required' in schema)) return
  // `required: true` at a property is how earlier specifications said it, and nothing in this one.
  const names = Array.isArray(schema.required) ? schema.required : []
  schema.required = [...new Set(names)].filter((name) => !dropped.has(name))
}

/** Bounds of 3.0 are exclusive by a flag beside them: they become bounds of their own. */
export function repairBounds(schema: Record<string, unknown>): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue
    const isExclusive = schema[flag] && typeof schema[bound] === 'number'
    if (isExclusive) schema[flag] = schema[bound]
    else delete schema[flag]
    if (isExclusive) delete schema[bound]
  }
}

/** Takes out a pattern that is none; what is to be noted about it, undefined where nothing is. */
export function repairPattern(schema: Record<string, unknown>): string | undefined {
  const { pattern } = schema
  if (typeof pattern !== 'string' || isRegExp(pattern)) return undefined
  delete schema.pattern
  return `pattern: ${JSON.stringify(pattern)} is no regular expression of JSON Schema; it is not looked at`
}

/** Takes out a format that nobody knows; what is to be noted about it, undefined where nothing is. */
export function repairFormat(schema: Record<string, unknown>): string | undefined {
  const { format } = schema
  if (format === undefined || formats.has(String(format))) return undefined
  delete schema.format
  return `format: ${JSON.stringify(format)} is no format that is known; any text will do`
}

function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
