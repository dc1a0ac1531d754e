// Generated from ../../schemas/rabbitmq-event.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * A batch of messages that a RabbitMQ trigger retrieved and passes to a function.
 */
export interface RabbitmqEvent {
  /**
   * Version of the event format.
   */
  event_version: 'v1.0'
  /**
   * When the batch was handed over.
   */
  event_time: number | string
  /**
   * Kind of the trigger; always RABBITMQ.
   */
  trigger_type: 'RABBITMQ'
  /**
   * Region where the RabbitMQ instance resides. The documentation prints the placeholder {region}.
   */
  region: string
  /**
   * The batch, by exchange.
   */
  records: RabbitmqRecord[]
}
/**
 * Messages of one exchange. The queue and the routing key are not passed on.
 */
export interface RabbitmqRecord {
  /**
   * Content of the messages of one batch, in the order in which they were retrieved.
   */
  messages: string[]
  /**
   * ID of the RabbitMQ instance.
   */
  instance_id: string
  /**
   * Name of the exchange that the messages were published to.
   */
  exchange: string
}

/** The JSON Schema of {@link RabbitmqEvent}. */
export const rabbitmqEventSchema: TypedSchema<RabbitmqEvent> = typedSchema<RabbitmqEvent>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "RabbitmqEvent",
  description: "A batch of messages that a RabbitMQ trigger retrieved and passes to a function.",
  type: "object",
  required: ["event_version", "event_time", "trigger_type", "region", "records"],
  additionalProperties: false,
  properties: {
    event_version: { description: "Version of the event format.", type: "string", const: "v1.0" },
    event_time: {
      description: "When the batch was handed over.",
      anyOf: [
        {
          $comment: "Supported event sources, RabbitMQ example event: seconds since 1970 as a number.",
          "x-evidence": "documented",
          type: "integer",
          minimum: 1000000000,
          maximum: 4102444799,
        },
        {
          description: "ISO 8601, as text.",
          $comment: "Supported event sources, table 7, for the same member of a Kafka event; table 8 does not list it.",
          "x-evidence": "inferred",
          type: "string",
          pattern: "^20([0-9]{2}-01-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-02-(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}-03-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-04-(0[1-9]|[12][0-9]|30)|[0-9]{2}-05-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-06-(0[1-9]|[12][0-9]|30)|[0-9]{2}-07-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-08-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-09-(0[1-9]|[12][0-9]|30)|[0-9]{2}-10-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-11-(0[1-9]|[12][0-9]|30)|[0-9]{2}-12-(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$",
        },
      ],
    },
    trigger_type: { description: "Kind of the trigger; always RABBITMQ.", type: "string", const: "RABBITMQ" },
    region: {
      description: "Region where the RabbitMQ instance resides. The documentation prints the placeholder {region}.",
      type: "string",
      pattern: "^([a-z]{2}-(north|south|east|west|central|southeast|southwest)-[0-9]{1,3}|[a-z]{2}-[a-z]{2,9}|[a-z]{2}-[a-z]{4,9}-[0-9]{1,3}|\\{region\\})$",
    },
    records: {
      description: "The batch, by exchange.",
      anyOf: [
        { "x-evidence": "documented", type: "array", minItems: 1, items: { $ref: "#/$defs/record" } },
        {
          $comment: "Also empty; no capture is known, a careful handler survives it.",
          "x-evidence": "inferred",
          type: "array",
          items: { $ref: "#/$defs/record" },
          "x-edgeCases": [{ value: [], why: "an empty batch", "x-evidence": "inferred" }],
        },
      ],
    },
  },
  examples: [
    {
      event_version: "v1.0",
      event_time: 1576737962,
      trigger_type: "RABBITMQ",
      region: "{region}",
      records: [
        {
          messages: [
            "rabbitmq message1",
            "rabbitmq message2",
            "rabbitmq message3",
            "rabbitmq message4",
            "rabbitmq message5",
          ],
          instance_id: "81335d56-b9fe-4679-ba95-7030949cc76b",
          exchange: "exchange-test",
        },
      ],
    },
  ],
  $defs: {
    record: {
      title: "RabbitmqRecord",
      description: "Messages of one exchange. The queue and the routing key are not passed on.",
      $comment: "Supported event sources, RabbitMQ example event. The OTC Node.js type puts instance_id at the top, against every example.",
      type: "object",
      required: ["messages", "instance_id", "exchange"],
      additionalProperties: false,
      properties: {
        messages: { $ref: "#/$defs/messages" },
        instance_id: {
          description: "ID of the RabbitMQ instance.",
          type: "string",
          pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        },
        exchange: {
          description: "Name of the exchange that the messages were published to.",
          type: "string",
          pattern: "^[A-Za-z0-9_.-]{1,64}$",
        },
      },
    },
    messages: {
      description: "Content of the messages of one batch, in the order in which they were retrieved.",
      anyOf: [
        {
          "x-evidence": "documented",
          type: "array",
          minItems: 1,
          items: { $ref: "#/$defs/message" },
          "x-edgeCases": [
            { value: [""], why: "a batch of one empty message", "x-evidence": "documented" },
            { value: ["a", "a"], why: "a message that is sent twice", "x-evidence": "documented" },
          ],
        },
        {
          $comment: "Also empty; no capture is known, a careful handler survives it.",
          "x-evidence": "inferred",
          type: "array",
          items: { $ref: "#/$defs/message" },
          "x-edgeCases": [{ value: [], why: "an empty batch", "x-evidence": "inferred" }],
        },
      ],
    },
    message: {
      description: "One RabbitMQ message as its producer sent it. Its key, headers and position are not passed on.",
      anyOf: [
        {
          $comment: "Supported event sources: messages are strings. What a producer sends is free text.",
          "x-evidence": "documented",
          type: "string",
          "x-edgeCases": [
            { value: "", why: "an empty message", "x-evidence": "documented" },
            { value: "{\"order\":", why: "JSON that is cut off", "x-evidence": "documented" },
            { value: "undefined", why: "a text that is no JSON", "x-evidence": "documented" },
            { value: "﻿{\"order\":1}", why: "JSON behind a byte order mark", "x-evidence": "documented" },
            { value: "订单 📦", why: "text outside ASCII", "x-evidence": "documented" },
            { value: "a\r\nb", why: "a line break", "x-evidence": "documented" },
            { value: "\u0000", why: "a NUL character", "x-evidence": "documented" },
            {
              value: "eyJvcmRlciI6MX0=",
              why: "base64, which the platform does not decode",
              "x-evidence": "documented",
            },
          ],
        },
        {
          $comment: "The usual content of a message.",
          "x-evidence": "documented",
          type: "string",
          contentMediaType: "application/json",
          "x-checkContent": true,
          "x-edgeCases": [
            { value: "{\"order\":1}", why: "a JSON object as text", "x-evidence": "documented" },
            { value: "null", why: "JSON null as text", "x-evidence": "documented" },
            { value: "[]", why: "an empty JSON array as text", "x-evidence": "documented" },
            { value: "\"text\"", why: "a JSON string as text", "x-evidence": "documented" },
            { value: "0", why: "a falsy JSON number as text", "x-evidence": "documented" },
            {
              value: "{\"id\":12345678901234567890}",
              why: "a number beyond the safe integers",
              "x-evidence": "documented",
            },
            {
              value: "{\"__proto__\":{\"admin\":true}}",
              why: "a member named like the prototype",
              "x-evidence": "documented",
            },
          ],
        },
      ],
    },
  },
})
