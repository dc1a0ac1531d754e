/**
 * The first characters of the JSON text of a value, at least as many where there are so many: to write all of a large
 * event takes longer than to call a handler. Throws what JSON.stringify throws.
 */
export function jsonHead(value: unknown, characters: number): string {
  if (typeof value === 'string') return headOfText(value, characters)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value)
  return Array.isArray(value) ? headOfItems(value, characters) : headOfMembers(value, characters)
}

function headOfText(text: string, characters: number): string {
  if (text.length <= characters) return JSON.stringify(text)
  // One more: without its quotation mark it has as many as are asked for. Half of a pair is escaped, at the very end.
  return JSON.stringify(text.slice(0, Math.max(characters, 0) + 1)).slice(0, -1)
}

function headOfItems(items: readonly unknown[], characters: number): string {
  let head = '['
  for (const [i, item] of items.entries()) {
    if (head.length >= characters) return head
    if (i > 0) head += ','
    head += jsonHead(item, characters - head.length)
  }
  return head.length >= characters ? head : `${head}]`
}

function headOfMembers(object: object, characters: number): string {
  let head = '{'
  for (const name of Object.keys(object)) {
    if (head.length >= characters) return head
    if (head.length > 1) head += ','
    head += `${JSON.stringify(name)}:`
    head += jsonHead((object as Record<string, unknown>)[name], characters - head.length)
  }
  return head.length >= characters ? head : `${head}}`
}
