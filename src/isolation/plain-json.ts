import { isProxy } from 'node:util/types'

/** Deeper or larger values are not worth a second look. */
const maxDepth = 100
const maxValues = 20_000
const maxText = 16_000_000

/** Taken at import: a handler may replace what it can reach. */
const { getPrototypeOf } = Object
const objectPrototype = Object.prototype
const arrayPrototype = Array.prototype

/** The value when JSON says all there is to it: then it needs no table. */
export function plainJson(value: unknown): { readonly json: unknown } | undefined {
  try {
    return isPlain(value, 0, { left: maxValues }) ? { json: value } : undefined
  } catch {
    // A getter threw.
    return undefined
  }
}

function isPlain(value: unknown, depth: number, budget: { left: number }): boolean {
  if (typeof value === 'string') return value.length <= maxText
  if (typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || depth > maxDepth || --budget.left < 0 || isProxy(value)) return false
  if (Array.isArray(value)) {
    if (getPrototypeOf(value) !== arrayPrototype) return false
    for (let i = 0; i < value.length; i++) if (!isPlain(value[i], depth + 1, budget)) return false
    return true
  }
  if (getPrototypeOf(value) !== objectPrototype) return false
  const members = value as Record<string, unknown>
  for (const name of Object.keys(members)) if (!isPlain(members[name], depth + 1, budget)) return false
  return true
}
