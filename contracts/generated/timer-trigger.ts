// Generated from ../../schemas/timer-trigger.schema.json; do not edit. Change the schema and generate again.
import { type TypedSchema, typedSchema } from '../../src/typed-schema.js'

/**
 * Configuration of a timer trigger: when it invokes the function.
 */
export interface TimerTrigger {
  /**
   * Name of the trigger.
   */
  name: string
  /**
   * Rate: a fixed rate. Cron: a cron expression, or @every.
   */
  schedule_type: 'Rate' | 'Cron'
  /**
   * When the trigger is due. Rate: minutes 1–60 (3m), hours 1–24 (1h) or days 1–30 (1d). Cron: second, minute, hour, day of month, month and, if wanted, day of week; or @every with a duration (@every 1h30m); in front of either, if wanted, CRON_TZ=Europe/Berlin.
   */
  schedule: string
  /**
   * Additional information, passed on as user_event of the event.
   */
  user_event?: string
}

/** The JSON Schema of {@link TimerTrigger}. */
export const timerTriggerSchema: TypedSchema<TimerTrigger> = typedSchema<TimerTrigger>({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "TimerTrigger",
  description: "Configuration of a timer trigger: when it invokes the function.",
  $comment: "User manual, using a timer trigger; cron expressions for a function timer trigger.",
  type: "object",
  required: ["name", "schedule_type", "schedule"],
  additionalProperties: false,
  properties: {
    name: { description: "Name of the trigger.", type: "string", pattern: "^[A-Za-z][A-Za-z0-9_-]{0,63}$" },
    schedule_type: {
      description: "Rate: a fixed rate. Cron: a cron expression, or @every.",
      type: "string",
      enum: ["Rate", "Cron"],
    },
    schedule: {
      description: "When the trigger is due. Rate: minutes 1–60 (3m), hours 1–24 (1h) or days 1–30 (1d). Cron: second, minute, hour, day of month, month and, if wanted, day of week; or @every with a duration (@every 1h30m); in front of either, if wanted, CRON_TZ=Europe/Berlin.",
      type: "string",
    },
    user_event: {
      description: "Additional information, passed on as user_event of the event.",
      type: "string",
    },
  },
  anyOf: [
    {
      description: "A fixed rate.",
      properties: {
        schedule_type: { const: "Rate" },
        schedule: {
          type: "string",
          pattern: "^(([1-9]|[1-5][0-9]|60)m|([1-9]|1[0-9]|2[0-4])h|([1-9]|[12][0-9]|30)d)$",
        },
      },
    },
    {
      description: "A cron expression.",
      properties: {
        schedule_type: { const: "Cron" },
        schedule: {
          type: "string",
          pattern: "^(CRON_TZ=[A-Za-z_][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2} +)?(@every +([0-9]+(\\.[0-9]+)?(ns|us|\\u00b5s|\\u03bcs|ms|s|m|h))+|((\\*)|([0-5]?[0-9])(-([0-5]?[0-9]))?)(/[1-9][0-9]{0,3})?(,((\\*)|([0-5]?[0-9])(-([0-5]?[0-9]))?)(/[1-9][0-9]{0,3})?)* +((\\*)|([0-5]?[0-9])(-([0-5]?[0-9]))?)(/[1-9][0-9]{0,3})?(,((\\*)|([0-5]?[0-9])(-([0-5]?[0-9]))?)(/[1-9][0-9]{0,3})?)* +((\\*)|([01]?[0-9]|2[0-3])(-([01]?[0-9]|2[0-3]))?)(/[1-9][0-9]{0,3})?(,((\\*)|([01]?[0-9]|2[0-3])(-([01]?[0-9]|2[0-3]))?)(/[1-9][0-9]{0,3})?)* +(\\?|((\\*)|(0?[1-9]|[12][0-9]|3[01])(-(0?[1-9]|[12][0-9]|3[01]))?)(/[1-9][0-9]{0,3})?(,((\\*)|(0?[1-9]|[12][0-9]|3[01])(-(0?[1-9]|[12][0-9]|3[01]))?)(/[1-9][0-9]{0,3})?)*) +((\\*)|(0?[1-9]|1[0-2]|[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc])(-(0?[1-9]|1[0-2]|[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc]))?)(/[1-9][0-9]{0,3})?(,((\\*)|(0?[1-9]|1[0-2]|[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc])(-(0?[1-9]|1[0-2]|[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc]))?)(/[1-9][0-9]{0,3})?)*( +(\\?|((\\*)|([0-6]|[Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt])(-([0-6]|[Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]))?)(/[1-9][0-9]{0,3})?(,((\\*)|([0-6]|[Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt])(-([0-6]|[Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]))?)(/[1-9][0-9]{0,3})?)*))?)$",
        },
      },
    },
  ],
  examples: [
    { name: "Timer_001", schedule_type: "Rate", schedule: "3m", user_event: "User Event" },
    { name: "Timer_002", schedule_type: "Cron", schedule: "0 15 2 * * ?" },
    { name: "Timer_003", schedule_type: "Cron", schedule: "@every 1h30m" },
    { name: "Timer_004", schedule_type: "Cron", schedule: "CRON_TZ=Europe/Berlin 0 30 8 * * Mon-Fri" },
  ],
})
