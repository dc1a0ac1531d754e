// Generated from ../../schemas/invoice.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from 'functiongraph-contracts'

/**
 * An invoice as the billing service publishes it.
 */
export interface Invoice {
  /**
   * Number of the invoice.
   */
  number: string
  /**
   * Grows with each correction.
   */
  revision: number
  /**
   * ISO 4217.
   */
  currency: 'EUR' | 'CNY' | 'USD'
  /**
   * Name of the customer; absent for cash sales.
   */
  customer?: string
  /**
   * What was sold.
   */
  lines: InvoiceLine[]
}
export interface InvoiceLine {
  item: string
  /**
   * Price in hundredths; negative for a discount.
   */
  cents: number
}

/** The JSON Schema of {@link Invoice}. */
export const invoiceSchema: TypedSchema<Invoice> = typedSchema<Invoice>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Invoice",
  description: "An invoice as the billing service publishes it.",
  type: "object",
  required: ["number", "revision", "currency", "lines"],
  additionalProperties: false,
  properties: {
    number: { description: "Number of the invoice.", type: "string", pattern: "^RE-20[0-9]{2}-[0-9]{5}$" },
    revision: { description: "Grows with each correction.", type: "integer", minimum: 1, maximum: 99 },
    currency: { description: "ISO 4217.", enum: ["EUR", "CNY", "USD"] },
    customer: { description: "Name of the customer; absent for cash sales.", type: "string", maxLength: 80 },
    lines: {
      description: "What was sold.",
      type: "array",
      minItems: 1,
      maxItems: 20,
      items: {
        title: "InvoiceLine",
        type: "object",
        required: ["item", "cents"],
        additionalProperties: false,
        properties: {
          item: { type: "string", minLength: 1, maxLength: 40 },
          cents: {
            description: "Price in hundredths; negative for a discount.",
            type: "integer",
            minimum: -10000000,
            maximum: 10000000,
          },
        },
      },
    },
  },
  examples: [
    {
      number: "RE-2024-00042",
      revision: 1,
      currency: "EUR",
      customer: "Jürgen Müller",
      lines: [{ item: "teapot", cents: 2490 }],
    },
  ],
})
