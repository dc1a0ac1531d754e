// Generated from ../../schemas/order-request.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from 'functiongraph-contracts'

/**
 * What a customer sends to place an order.
 */
export interface OrderRequest {
  /**
   * What is ordered.
   */
  item: string
  /**
   * How many.
   */
  quantity: number
}

/** The JSON Schema of {@link OrderRequest}. */
export const orderRequestSchema: TypedSchema<OrderRequest> = typedSchema<OrderRequest>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "OrderRequest",
  description: "What a customer sends to place an order.",
  type: "object",
  required: ["item", "quantity"],
  additionalProperties: false,
  properties: {
    item: { description: "What is ordered.", type: "string", minLength: 1, maxLength: 200 },
    quantity: { description: "How many.", type: "integer", minimum: 1, maximum: 1000 },
  },
  examples: [{ item: "teapot", quantity: 2 }],
})
