// Generated from ../../schemas/timer-event.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * What a timer trigger passes to a function each time its schedule is due.
 */
export interface TimerEvent {
  /**
   * Version of the event format.
   */
  version: 'v1.0' | 'V1.0'
  /**
   * When the schedule was due: ISO 8601 to the second, with the offset of the time zone.
   */
  time: string
  /**
   * Kind of the trigger; always TIMER.
   */
  trigger_type: 'TIMER'
  /**
   * Name of the trigger, as its owner gave it.
   */
  trigger_name: string
  /**
   * Additional information that the owner of the trigger wrote into its configuration; always a string.
   */
  user_event: string
}

/** The JSON Schema of {@link TimerEvent}. */
export const timerEventSchema: TypedSchema<TimerEvent> = typedSchema<TimerEvent>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "TimerEvent",
  description: "What a timer trigger passes to a function each time its schedule is due.",
  type: "object",
  required: ["version", "time", "trigger_type", "trigger_name", "user_event"],
  additionalProperties: false,
  properties: {
    version: {
      description: "Version of the event format.",
      $comment: "Supported event sources, timer example event: \"v1.0\"; its table 4 prints \"V1.0\".",
      type: "string",
      enum: ["v1.0", "V1.0"],
    },
    time: {
      description: "When the schedule was due: ISO 8601 to the second, with the offset of the time zone.",
      anyOf: [
        {
          $comment: "Supported event sources, timer example event.",
          "x-evidence": "documented",
          type: "string",
          pattern: "^20([0-9]{2}-01-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-02-(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}-03-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-04-(0[1-9]|[12][0-9]|30)|[0-9]{2}-05-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-06-(0[1-9]|[12][0-9]|30)|[0-9]{2}-07-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-08-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-09-(0[1-9]|[12][0-9]|30)|[0-9]{2}-10-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-11-(0[1-9]|[12][0-9]|30)|[0-9]{2}-12-(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\+08:00$",
          "x-edgeCases": [
            { value: "2024-02-29T08:30:00+08:00", why: "a leap day", "x-evidence": "documented" },
            {
              value: "2024-12-31T23:59:59+08:00",
              why: "the last second of a leap year",
              "x-evidence": "documented",
            },
            {
              value: "2025-01-01T00:00:00+08:00",
              why: "New Year where the trigger lives, still the old year in UTC",
              "x-evidence": "documented",
            },
            {
              value: "2024-03-01T07:59:59+08:00",
              why: "in UTC still the leap day before",
              "x-evidence": "documented",
            },
          ],
        },
        {
          description: "In another time zone.",
          $comment: "Regions outside China keep another time; no capture is known.",
          "x-evidence": "inferred",
          type: "string",
          pattern: "^20([0-9]{2}-01-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-02-(0[1-9]|1[0-9]|2[0-8])|[0-9]{2}-03-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-04-(0[1-9]|[12][0-9]|30)|[0-9]{2}-05-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-06-(0[1-9]|[12][0-9]|30)|[0-9]{2}-07-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-08-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-09-(0[1-9]|[12][0-9]|30)|[0-9]{2}-10-(0[1-9]|[12][0-9]|3[01])|[0-9]{2}-11-(0[1-9]|[12][0-9]|30)|[0-9]{2}-12-(0[1-9]|[12][0-9]|3[01])|([02468][048]|[13579][26])-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](([+-](0[0-9]|1[0-3]):(00|15|30|45)|\\+14:00)|Z)$",
          "x-edgeCases": [
            {
              value: "2024-03-31T03:00:00+02:00",
              why: "the first second after the clocks went forward in Central Europe",
              "x-evidence": "inferred",
            },
            {
              value: "2024-10-27T02:30:00+01:00",
              why: "an hour that the clocks show twice",
              "x-evidence": "inferred",
            },
            { value: "2018-06-01T00:30:00Z", why: "UTC written as Z", "x-evidence": "inferred" },
            {
              value: "2024-01-01T05:30:00+05:30",
              why: "an offset of half an hour",
              "x-evidence": "inferred",
            },
          ],
        },
      ],
    },
    trigger_type: { description: "Kind of the trigger; always TIMER.", type: "string", const: "TIMER" },
    trigger_name: {
      description: "Name of the trigger, as its owner gave it.",
      type: "string",
      pattern: "^[A-Za-z][A-Za-z0-9_-]{0,63}$",
    },
    user_event: {
      description: "Additional information that the owner of the trigger wrote into its configuration; always a string.",
      anyOf: [
        {
          $comment: "Supported event sources, timer example event: \"User Event\".",
          "x-evidence": "documented",
          type: "string",
          minLength: 1,
          "x-edgeCases": [
            { value: "{\"report\":\"daily\"", why: "JSON that is cut off", "x-evidence": "documented" },
            { value: "undefined", why: "a text that is no JSON", "x-evidence": "documented" },
            { value: "日报 📊", why: "text outside ASCII", "x-evidence": "documented" },
            { value: "line one\nline two\n", why: "several lines", "x-evidence": "documented" },
            { value: " ", why: "only a space", "x-evidence": "documented" },
          ],
        },
        {
          $comment: "OTC Node.js event library, timer_event.json: JSON as text.",
          "x-evidence": "documented",
          type: "string",
          contentMediaType: "application/json",
          "x-checkContent": true,
          "x-edgeCases": [
            {
              value: "{\"report\":\"daily\",\"recipients\":[\"a@example.com\"]}",
              why: "a JSON object as text",
              "x-evidence": "documented",
            },
            { value: "null", why: "JSON null as text", "x-evidence": "documented" },
            { value: "[]", why: "an empty JSON array as text", "x-evidence": "documented" },
            { value: "\"daily\"", why: "a JSON string as text", "x-evidence": "documented" },
            { value: "0", why: "a falsy JSON number as text", "x-evidence": "documented" },
            {
              value: "{\"__proto__\":{\"admin\":true}}",
              why: "a member named like the prototype",
              "x-evidence": "documented",
            },
          ],
        },
        {
          $comment: "Also empty: a trigger without additional information; no capture is known.",
          "x-evidence": "inferred",
          type: "string",
          "x-edgeCases": [{ value: "", why: "no additional information", "x-evidence": "inferred" }],
        },
      ],
    },
  },
  examples: [
    {
      version: "v1.0",
      time: "2018-06-01T08:30:00+08:00",
      trigger_type: "TIMER",
      trigger_name: "Timer_001",
      user_event: "User Event",
    },
  ],
})
