import type { Order } from './generated/order.js'

const maxItem = 200
const maxQuantity = 1000

/** The order that a JSON text describes, or one sentence on why it describes none. */
export function orderFrom(text: string, id: string): Order | string {
  const input = parseObject(text)
  if (input === undefined) return 'the body must be a JSON object'
  const { item, quantity, ...others } = input
  if (Object.keys(others).length > 0) return 'an order has an item and a quantity, and nothing else'
  // Code points, as JSON Schema counts: `length` counts an emoji twice.
  if (typeof item !== 'string' || item === '' || [...item].length > maxItem) return 'item must be a text'
  if (!Number.isInteger(quantity) || Number(quantity) < 1 || Number(quantity) > maxQuantity) {
    return `quantity must be an integer from 1 to ${maxQuantity}`
  }
  return { id, item, quantity: Number(quantity) }
}

/** JSON may be null, a list, a number; and text may be no JSON at all. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
