import { characterRank } from '../schema/formats/format-shrink.js'

/**
 * Orders JSON values by simplicity: negative when `a` is simpler. Fewer nodes come first, then fewer
 * characters of JSON, then simpler leaves (null before false before true, numbers towards 0, strings
 * towards `a`). A total preorder with finitely many values below each, so that shrinking along it ends.
 */
export function compareSize(a: unknown, b: unknown): number {
  return nodeCount(a) - nodeCount(b) || weight(a) - weight(b) || compareLeaves(a, b)
}

/** How many values there are in a value, itself included. */
export function nodeCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let sum = 1
  if (Array.isArray(value)) for (const item of value) sum += nodeCount(item)
  else for (const name in value) sum += nodeCount((value as Record<string, unknown>)[name])
  return sum
}

/** Characters of the JSON text, roughly; what is hard to read counts more. */
function weight(value: unknown): number {
  if (value === null) return 0
  if (typeof value === 'string') return textWeight(value)
  if (typeof value === 'number') return numberWeight(value)
  if (typeof value === 'boolean') return 1
  let sum = 2
  if (Array.isArray(value)) for (const item of value) sum += 1 + weight(item)
  else
    for (const name in value) sum += 2 + textWeight(name) + weight((value as Record<string, unknown>)[name])
  return sum
}

function textWeight(text: string): number {
  return text.length
}

function numberWeight(value: number): number {
  const digits = Number.isInteger(value) ? String(Math.abs(value)).length : String(Math.abs(value)).length + 4
  return value < 0 ? digits + 1 : digits
}

function compareLeaves(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a) - Math.abs(b) || b - a
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return rank(a) - rank(b)
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = compareTexts(left[i]![0], right[i]![0]) || compareLeaves(left[i]![1], right[i]![1])
    if (order !== 0) return order
  }
  return left.length - right.length
}

function rank(value: unknown): number {
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 2 : 1
  if (typeof value === 'number') return 3
  if (typeof value === 'string') return 4
  return Array.isArray(value) ? 5 : 6
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  const left = documentIn(a)
  const right = documentIn(b)
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined) || compareCharacters(a, b)
  }
  return compareSize(left.json, right.json) || left.length - right.length || compareCharacters(a, b)
}

/** The JSON document that a text holds, in base64 or as it is: its order is that of the document. */
function documentIn(text: string): { readonly json: unknown; readonly length: number } | undefined {
  if (/^[[{]/.test(text)) return parsed(text)
  if (text.length < 4 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined
  return parsed(Buffer.from(text, 'base64').toString('utf8'))
}

function parsed(text: string): { readonly json: unknown; readonly length: number } | undefined {
  try {
    return { json: JSON.parse(text), length: text.length }
  } catch {
    return undefined
  }
}

function compareCharacters(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = characterRank(a.charCodeAt(i)) - characterRank(b.charCodeAt(i))
    if (order !== 0) return order
  }
  return a.length - b.length
}
