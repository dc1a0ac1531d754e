// Taken at import: a handler may replace them.
const { stringify } = JSON
const { deleteProperty, defineProperty, getOwnPropertyDescriptor } = Reflect
const shared: readonly object[] = [Object.prototype, Array.prototype]

/** The JSON of a value of our own, also while a handler has given all objects or lists a `toJSON`. */
export function plainStringify(value: unknown, space?: number): string {
  // Every list has what every object has.
  if (!('toJSON' in Array.prototype)) return stringify(value, null, space)
  const found = shared.map((holder) => getOwnPropertyDescriptor(holder, 'toJSON'))
  for (const holder of shared) deleteProperty(holder, 'toJSON')
  try {
    return stringify(value, null, space)
  } finally {
    for (const [i, holder] of shared.entries())
      if (found[i] !== undefined) defineProperty(holder, 'toJSON', found[i])
  }
}
