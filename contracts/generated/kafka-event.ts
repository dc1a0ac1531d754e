// Generated from ../../schemas/kafka-event.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * A batch of messages that a Kafka trigger retrieved and passes to a function.
 */
export interface KafkaEvent {
  /**
   * Version of the event format.
   */
  event_version: 'v1.0'
  /**
   * When the batch was handed over.
   */
  event_time: number | string
  /**
   * Kind of the trigger; always KAFKA, also for Kafka that is not managed.
   */
  trigger_type: 'KAFKA'
  /**
   * Region where the Kafka instance resides. The documentation prints the placeholder {region}.
   */
  region: string
  /**
   * ID of the Kafka instance.
   */
  instance_id: string
  /**
   * The batch, by topic.
   */
  records: KafkaRecord[]
}
/**
 * Messages of one topic.
 */
export interface KafkaRecord {
  /**
   * Content of the messages of one batch, in the order in which they were retrieved.
   */
  messages: string[]
  /**
   * Name of the topic that the messages were sent to.
   */
  topic_id: string
}

/** The JSON Schema of {@link KafkaEvent}. */
export const kafkaEventSchema: TypedSchema<KafkaEvent> = typedSchema<KafkaEvent>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "KafkaEvent",
  description: "A batch of messages that a Kafka trigger retrieved and passes to a function.",
  anyOf: [
    {
      $comment: "Supported event sources, Kafka example event: the instance beside the records.",
      "x-evidence": "documented",
      $ref: "#/$defs/batch",
    },
    {
      $comment: "Chinese documentation of about 2021: the instance in each record.",
      "x-evidence": "historic",
      $ref: "#/$defs/batchWithInstanceInRecords",
    },
    {
      $comment: "Oldest documentation and handlers of its time: no records, the messages at the top.",
      "x-evidence": "historic",
      $ref: "#/$defs/flatBatch",
    },
  ],
  examples: [
    {
      event_version: "v1.0",
      event_time: 1576737962,
      trigger_type: "KAFKA",
      region: "{region}",
      instance_id: "81335d56-b9fe-4679-ba95-7030949cc76b",
      records: [
        {
          messages: [
            "kafka message1",
            "kafka message2",
            "kafka message3",
            "kafka message4",
            "kafka message5",
          ],
          topic_id: "topic-test",
        },
      ],
    },
  ],
  $defs: {
    batch: {
      type: "object",
      required: ["event_version", "event_time", "trigger_type", "region", "instance_id", "records"],
      additionalProperties: false,
      properties: {
        event_version: { $ref: "#/$defs/eventVersion" },
        event_time: { $ref: "#/$defs/eventTime" },
        trigger_type: { $ref: "#/$defs/triggerType" },
        region: { $ref: "#/$defs/region" },
        instance_id: { $ref: "#/$defs/instanceId" },
        records: {
          description: "The batch, by topic.",
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
    },
    batchWithInstanceInRecords: {
      type: "object",
      required: ["event_version", "event_time", "trigger_type", "region", "records"],
      additionalProperties: false,
      properties: {
        event_version: { $ref: "#/$defs/eventVersion" },
        event_time: { $ref: "#/$defs/eventTime" },
        trigger_type: { $ref: "#/$defs/triggerType" },
        region: { $ref: "#/$defs/region" },
        records: {
          description: "The batch, by topic.",
          type: "array",
          minItems: 1,
          items: { $ref: "#/$defs/recordWithInstance" },
        },
      },
    },
    flatBatch: {
      type: "object",
      required: [
        "event_version",
        "event_time",
        "trigger_type",
        "region",
        "instance_id",
        "messages",
        "topic_id",
      ],
      additionalProperties: false,
      properties: {
        event_version: { $ref: "#/$defs/eventVersion" },
        event_time: { $ref: "#/$defs/eventTime" },
        trigger_type: { $ref: "#/$defs/triggerType" },
        region: { $ref: "#/$defs/region" },
        instance_id: { $ref: "#/$defs/instanceId" },
        messages: { $ref: "#/$defs/messages" },
        topic_id: { $ref: "#/$defs/topicId" },
      },
    },
    record: {
      title: "KafkaRecord",
      description: "Messages of one topic.",
      type: "object",
      required: ["messages", "topic_id"],
      additionalProperties: false,
      properties: { messages: { $ref: "#/$defs/messages" }, topic_id: { $ref: "#/$defs/topicId" } },
    },
    recordWithInstance: {
      type: "object",
      required: ["messages", "instance_id", "topic_id"],
      additionalProperties: false,
      properties: {
        messages: { $ref: "#/$defs/messages" },
        instance_id: { $ref: "#/$defs/instanceId" },
        topic_id: { $ref: "#/$defs/topicId" },
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
      description: "One Kafka message as its producer sent it. Its key, headers and position are not passed on.",
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
    eventVersion: { description: "Version of the event format.", type: "string", const: "v1.0" },
    eventTime: {
      description: "When the batch was handed over.",
      anyOf: [
        {
          $comment: "Every documented example: seconds since 1970 as a number.",
          "x-evidence": "documented",
          type: "integer",
          minimum: 1000000000,
          maximum: 4102444799,
        },
        {
          description: "ISO 8601, as text.",
          $comment: "Supported event sources, table 7: type String, \"2018-01-09T07:50:50.028Z\", against its own example event.",
          "x-evidence": "documented",
          type: "string",
          pattern: "^20([0-9]{2}-01-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-02-(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}-03-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-04-(0[1-9]|[12][0-9]|30)|[0-9]{2}-05-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-06-(0[1-9]|[12][0-9]|30)|[0-9]{2}-07-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-08-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-09-(0[1-9]|[12][0-9]|30)|[0-9]{2}-10-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-11-(0[1-9]|[12][0-9]|30)|[0-9]{2}-12-(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$",
        },
      ],
    },
    triggerType: {
      description: "Kind of the trigger; always KAFKA, also for Kafka that is not managed.",
      $comment: "OTC Node.js event library, kafkaopensource_event.json.",
      type: "string",
      const: "KAFKA",
    },
    region: {
      description: "Region where the Kafka instance resides. The documentation prints the placeholder {region}.",
      type: "string",
      pattern: "^([a-z]{2}-(north|south|east|west|central|southeast|southwest)-[0-9]{1,3}|[a-z]{2}-[a-z]{2,9}|[a-z]{2}-[a-z]{4,9}-[0-9]{1,3}|\\{region\\})$",
    },
    instanceId: {
      description: "ID of the Kafka instance.",
      type: "string",
      pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    },
    topicId: {
      description: "Name of the topic that the messages were sent to.",
      $comment: "Supported event sources, table 7, calls it \"Message ID\" by mistake.",
      type: "string",
      pattern: "^[A-Za-z0-9_.-]{3,64}$",
    },
  },
})
