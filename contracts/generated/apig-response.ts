// Generated from ../../schemas/apig-response.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * What a function behind an API gateway must return: the HTTP response.
 */
export interface ApigResponse {
  /**
   * Whether body is base64. Always say it: sources disagree on the default.
   */
  isBase64Encoded?: boolean
  /**
   * HTTP status. The gateway refuses an answer without one, or with 0 (FSS.1206, HTTP 500).
   */
  statusCode: number
  /**
   * Headers by name; values without line breaks.
   */
  headers?: ApigResponseHeaders
  /**
   * Body of the response as a string: an object must go through JSON.stringify first.
   */
  body?: string | null
}
/**
 * Headers by name; values without line breaks.
 */
export interface ApigResponseHeaders {
  [k: string]: string | string[]
}

/** The JSON Schema of {@link ApigResponse}. */
export const apigResponseSchema: TypedSchema<ApigResponse> = typedSchema<ApigResponse>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "ApigResponse",
  description: "What a function behind an API gateway must return: the HTTP response.",
  $comment: "Supported event sources, below the APIG example event; FAQ functiongraph_03_0290. Members beyond these are not documented, so they are allowed (unevaluatedProperties) but not typed.",
  type: "object",
  required: ["statusCode"],
  unevaluatedProperties: true,
  properties: {
    isBase64Encoded: {
      description: "Whether body is base64. Always say it: sources disagree on the default.",
      type: "boolean",
    },
    statusCode: {
      description: "HTTP status. The gateway refuses an answer without one, or with 0 (FSS.1206, HTTP 500).",
      type: "integer",
      minimum: 100,
      maximum: 599,
    },
    headers: {
      title: "ApigResponseHeaders",
      description: "Headers by name; values without line breaks.",
      type: "object",
      propertyNames: { type: "string", pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$" },
      additionalProperties: {
        anyOf: [
          {
            $comment: "Supported event sources: {\"headerName\":\"headerValue\",...}.",
            "x-evidence": "documented",
            type: "string",
            pattern: "^[^\\u0000\\r\\n]*$",
          },
          {
            $comment: "HTTP functions answer so: \"Content-Type\":[\"text/html\"] (OTC Node.js runtime documentation).",
            "x-evidence": "observed",
            type: "array",
            items: { type: "string", pattern: "^[^\\u0000\\r\\n]*$" },
          },
        ],
      },
    },
    body: {
      description: "Body of the response as a string: an object must go through JSON.stringify first.",
      anyOf: [
        {
          $comment: "Supported event sources; FAQ functiongraph_03_0290: String.",
          "x-evidence": "documented",
          type: "string",
        },
        { $comment: "Neither documented nor seen.", "x-evidence": "inferred", type: "null" },
      ],
    },
  },
  anyOf: [
    {
      description: "A body that is base64.",
      properties: {
        isBase64Encoded: { const: true },
        body: { type: ["string", "null"], contentEncoding: "base64", "x-checkContent": true },
      },
      required: ["isBase64Encoded"],
    },
    { description: "A body that is the text itself.", properties: { isBase64Encoded: { const: false } } },
  ],
  examples: [
    {
      isBase64Encoded: false,
      statusCode: 200,
      headers: { "Content-Type": "application/json" },
      body: "{\"test\":\"body\"}",
    },
    {
      isBase64Encoded: true,
      statusCode: 200,
      headers: { "Content-Type": "image/gif" },
      body: "R0lGODlhAQABAAAAACw=",
    },
    { isBase64Encoded: false, statusCode: 204, headers: {}, body: "" },
  ],
})
