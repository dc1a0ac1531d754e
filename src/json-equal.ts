/** Whether two JSON values are the same value: members in any order, items in order, `0` as `-0`, `1` as `1.0`. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && itemsEqual(a, b)
  return !Array.isArray(b) && membersEqual(a as Record<string, unknown>, b as Record<string, unknown>)
}

function itemsEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!jsonEqual(a[i], b[i])) return false
  return true
}

function membersEqual(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(b, key) || !jsonEqual(a[key], b[key])) return false
  }
  return true
}

/** Whether two of the items are the same JSON value. */
export function hasEqualItems(items: readonly unknown[]): boolean {
  const plain = new Set<unknown>()
  const nested: unknown[] = []
  for (const item of items) {
    if (typeof item === 'object' && item !== null) nested.push(item)
    else if (plain.has(item)) return true
    else plain.add(item)
  }
  return nested.length <= 8 ? hasEqualPair(nested) : new Set(nested.map(canonicalText)).size < nested.length
}

function hasEqualPair(items: readonly unknown[]): boolean {
  for (let i = 1; i < items.length; i++) {
    for (let j = 0; j < i; j++) if (jsonEqual(items[i], items[j])) return true
  }
  return false
}

/** The same text for the same JSON value: members sorted by name. */
export function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`,
  )
  return `{${members.sort().join(',')}}`
}
