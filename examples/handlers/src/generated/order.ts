// Generated from ../../schemas/order.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from 'functiongraph-contracts'

/**
 * An order as the shop keeps it.
 */
export interface Order {
  /**
   * ID of the request that placed the order.
   */
  id: string
  /**
   * What is ordered.
   */
  item: string
  /**
   * How many.
   */
  quantity: number
}

/** The JSON Schema of {@link Order}. */
export const orderSchema: TypedSchema<Order> = typedSchema<Order>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Order",
  description: "An order as the shop keeps it.",
  type: "object",
  required: ["id", "item", "quantity"],
  additionalProperties: false,
  properties: {
    id: {
      description: "ID of the request that placed the order.",
      type: "string",
      pattern: "^[0-9a-f]{32}$",
    },
    item: { description: "What is ordered.", type: "string", minLength: 1, maxLength: 200 },
    quantity: { description: "How many.", type: "integer", minimum: 1, maximum: 1000 },
  },
})
