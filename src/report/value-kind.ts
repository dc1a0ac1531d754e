/** What a value is, in a few words for the message of an error: `"fast"`, `[1, null]`, `a function`. */
export function valueKind(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
    case 'bigint':
      return `${value}n`
    case 'symbol':
      return 'a symbol'
    case 'function':
      return 'a function'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? listKind(value) : 'an object'
    default:
      return String(value)
  }
}

const shownItems = 4

/** JSON would write `null` for a function and for NaN, which is not what was given. */
function listKind(list: readonly unknown[]): string {
  const items = Array.from(list.slice(0, shownItems), (item) =>
    Array.isArray(item) ? 'an array' : valueKind(item),
  )
  return `[${[...items, ...(list.length > shownItems ? ['…'] : [])].join(', ')}]`
}
