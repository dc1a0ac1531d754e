// Generated from ../../schemas/stock-change.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from 'functiongraph-contracts'

/**
 * What the shop's own queue hands to a function: a change of what is in a warehouse.
 */
export interface StockChange {
  /**
   * Number of the article.
   */
  sku: string
  /**
   * How many more; negative for less.
   */
  delta: number
  /**
   * In words; absent for counts.
   */
  reason?: string
}

/** The JSON Schema of {@link StockChange}. */
export const stockChangeSchema: TypedSchema<StockChange> = typedSchema<StockChange>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "StockChange",
  description: "What the shop's own queue hands to a function: a change of what is in a warehouse.",
  type: "object",
  required: ["sku", "delta"],
  additionalProperties: false,
  properties: {
    sku: { description: "Number of the article.", type: "string", pattern: "^[A-Z]{3}-[0-9]{4}$" },
    delta: {
      description: "How many more; negative for less.",
      type: "integer",
      minimum: -1000,
      maximum: 1000,
    },
    reason: { description: "In words; absent for counts.", type: "string", maxLength: 60 },
  },
  examples: [{ sku: "TEA-0042", delta: -2, reason: "sold" }],
})
