// Generated from ../../schemas/lts-payload.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * What lts.data of a log event holds, decoded.
 */
export interface LtsPayload {
  /**
   * The log records: a list, or a JSON text of that list.
   */
  logs: LtsLogRecord[] | string
  /**
   * ID of the account that owns the log stream.
   */
  owner: string
  /**
   * ID of the log group.
   */
  log_group_id: string
  /**
   * ID of the log topic (log stream).
   */
  log_topic_id: string
}
/**
 * One collected log line.
 */
export interface LtsLogRecord {
  /**
   * The log line as it was written.
   */
  message: string
  /**
   * When the line was collected: milliseconds since 1970.
   */
  time: number
  /**
   * Name of the host that wrote the line.
   */
  host_name: string
  /**
   * IPv4 address of that host.
   */
  ip: string
  /**
   * Path of the log file.
   */
  path: string
  /**
   * ID of the record.
   */
  log_uid: string
  /**
   * Number of the line within the collected piece.
   */
  line_no: number
}

/** The JSON Schema of {@link LtsPayload}. */
export const ltsPayloadSchema: TypedSchema<LtsPayload> = typedSchema<LtsPayload>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "LtsPayload",
  description: "What lts.data of a log event holds, decoded.",
  type: "object",
  required: ["logs", "owner", "log_group_id", "log_topic_id"],
  additionalProperties: false,
  properties: {
    logs: {
      description: "The log records: a list, or a JSON text of that list.",
      anyOf: [
        {
          $comment: "Supported event sources, LTS example event, decoded.",
          "x-evidence": "documented",
          $ref: "#/$defs/records",
        },
        {
          description: "The records as JSON text.",
          $comment: "OTC documentation (LTS trigger) and lts_event.json of its event library; production handlers parse it once more.",
          "x-evidence": "observed",
          type: "string",
          contentMediaType: "application/json",
          contentSchema: { $ref: "#/$defs/records" },
          "x-checkContent": true,
        },
        {
          $comment: "Also empty; no capture is known, a careful handler survives it.",
          "x-evidence": "inferred",
          type: "array",
          items: { $ref: "#/$defs/record" },
          "x-edgeCases": [{ value: [], why: "no record", "x-evidence": "inferred" }],
        },
        {
          $comment: "Also empty, as text; no capture is known.",
          "x-evidence": "inferred",
          type: "string",
          contentMediaType: "application/json",
          contentSchema: { type: "array", items: { $ref: "#/$defs/record" } },
          "x-checkContent": true,
          "x-edgeCases": [{ value: "[]", why: "no record, as text", "x-evidence": "inferred" }],
        },
      ],
    },
    owner: {
      description: "ID of the account that owns the log stream.",
      type: "string",
      pattern: "^[0-9a-f]{32}$",
    },
    log_group_id: {
      description: "ID of the log group.",
      type: "string",
      pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    },
    log_topic_id: {
      description: "ID of the log topic (log stream).",
      type: "string",
      pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    },
  },
  examples: [
    {
      logs: [
        {
          message: "2018-08-08/08:08:08 [WRN] [test.go:08]This is a test message.",
          time: 1530009653059,
          host_name: "ecs-test",
          ip: "192.168.1.1",
          path: "var/log/test.log",
          log_uid: "663d6930-792d-11e8-8b08-286ed488ce70",
          line_no: 1,
        },
      ],
      owner: "6280e170bd934f60a4d851cf5ca05129",
      log_group_id: "97a9d284-4448-11e8-8fa4-286ed488ce70",
      log_topic_id: "1a9675a7-784d-11e8-9f70-286ed488ce70",
    },
    {
      logs: "[{\"message\":\"2018-08-08/08:08:08 [WRN] [test.go:08]This is a test message.\",\"time\":1530009653059,\"host_name\":\"ecs-test\",\"ip\":\"192.168.1.1\",\"path\":\"var/log/test.log\",\"log_uid\":\"663d6930-792d-11e8-8b08-286ed488ce70\",\"line_no\":1}]",
      owner: "6280e170bd934f60a4d851cf5ca05129",
      log_group_id: "97a9d284-4448-11e8-8fa4-286ed488ce70",
      log_topic_id: "1a9675a7-784d-11e8-9f70-286ed488ce70",
    },
  ],
  $defs: {
    records: {
      description: "Log records in the order in which they were collected.",
      type: "array",
      minItems: 1,
      items: { $ref: "#/$defs/record" },
    },
    record: {
      title: "LtsLogRecord",
      description: "One collected log line.",
      type: "object",
      required: ["message", "time", "host_name", "ip", "path", "log_uid", "line_no"],
      additionalProperties: false,
      properties: {
        message: { $ref: "#/$defs/message" },
        time: {
          description: "When the line was collected: milliseconds since 1970.",
          type: "integer",
          minimum: 1000000000000,
          maximum: 4102444799999,
        },
        host_name: {
          description: "Name of the host that wrote the line.",
          type: "string",
          pattern: "^[a-z][a-z0-9-]{0,62}$",
        },
        ip: {
          description: "IPv4 address of that host.",
          type: "string",
          pattern: "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$",
        },
        path: {
          description: "Path of the log file.",
          type: "string",
          pattern: "^/?([A-Za-z0-9_.-]{1,16}/){0,4}[A-Za-z0-9_-]{1,16}\\.(log|out|txt)$",
        },
        log_uid: {
          description: "ID of the record.",
          type: "string",
          pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        },
        line_no: {
          description: "Number of the line within the collected piece.",
          type: "integer",
          minimum: 1,
          maximum: 2147483647,
        },
      },
    },
    message: {
      description: "The log line as it was written.",
      anyOf: [
        {
          $comment: "Supported event sources, LTS example event. What a program logs is free text.",
          "x-evidence": "documented",
          type: "string",
          "x-edgeCases": [
            { value: "", why: "an empty line", "x-evidence": "documented" },
            {
              value: "2018-08-08/08:08:08 [ERR] [test.go:08]connection refused: 10.0.0.1:5432",
              why: "an error line",
              "x-evidence": "documented",
            },
            {
              value: "java.lang.NullPointerException\n\tat com.example.Main.run(Main.java:14)",
              why: "a stack trace in one record",
              "x-evidence": "documented",
            },
            { value: "\u001b[31mERROR\u001b[0m", why: "colour codes", "x-evidence": "documented" },
            { value: "{\"level\":\"error\",", why: "JSON that is cut off", "x-evidence": "documented" },
            { value: "level=error msg=\"disk full\"", why: "key=value pairs", "x-evidence": "documented" },
            { value: "错误：磁盘已满 ⚠️", why: "text outside ASCII", "x-evidence": "documented" },
            { value: "[WRN] 100% of %s", why: "format characters", "x-evidence": "documented" },
          ],
        },
        {
          $comment: "Structured logging: a JSON document as the line.",
          "x-evidence": "documented",
          type: "string",
          contentMediaType: "application/json",
          "x-checkContent": true,
          "x-edgeCases": [
            {
              value: "{\"level\":\"error\",\"msg\":\"disk full\"}",
              why: "a JSON object as the line",
              "x-evidence": "documented",
            },
            { value: "null", why: "JSON null as the line", "x-evidence": "documented" },
            { value: "[]", why: "an empty JSON array as the line", "x-evidence": "documented" },
            { value: "42", why: "a JSON number as the line", "x-evidence": "documented" },
            { value: "{\"level\":null}", why: "a member that is null", "x-evidence": "documented" },
          ],
        },
      ],
    },
  },
})
