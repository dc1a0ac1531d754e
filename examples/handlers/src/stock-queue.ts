import type { StockChange } from './generated/stock-change.js'

/** What the queue of the shop gives a function besides the change. */
export interface QueueContext {
  readonly attempt: number
}

const stock = new Map<string, number>()

/** Counts what is in the warehouse; tells the queue whether to bring the change again. */
export const handler = async ({ sku, delta }: StockChange, { attempt }: QueueContext) => {
  const left = (stock.get(sku) ?? 0) + delta
  if (left < 0 && attempt < 3) return { again: true, seconds: attempt * 10 }
  stock.set(sku, Math.max(left, 0))
  return { again: false }
}
