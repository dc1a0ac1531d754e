import { type Contract, InvalidOptionError } from '../src/core.js'
import { authorValue, type ContentOption, contentSchema, embedded, jsonText } from './author-content.js'
import { redeliveries } from './deliveries.js'
import { type TimerEvent, timerEventSchema } from './generated/timer-event.js'
import type { AcceptedHandler, DeclaredHandler } from './handler-types.js'
import { changeAt, examplesOf, objectOf, type SchemaObject, withExamples } from './narrow-schema.js'
import { ownEvent } from './own-event.js'
import { asynchronousRules, handlerRules } from './rules/all-rules.js'
import { withJsonAdvice } from './rules/handler-threw.js'
import { nodeRuntime } from './runtime/node-runtime.js'
import { parseSchedule } from './schedule.js'
import { timesOf } from './schedule-times.js'
import { checkSourceOptions } from './source-options.js'

/** A handler of timer events. */
export type TimerHandler = DeclaredHandler<TimerEvent>

/** Options of {@link timer}. */
export interface TimerOptions {
  /** As in the trigger: `3m`, `@every 1h30m`, `0 15 2 * * ?`, `CRON_TZ=Europe/Berlin …`. Default: any time. */
  readonly schedule?: string
  /** The additional information of the trigger is JSON and looks like this. Default: any text. */
  readonly userEvent?: ContentOption
  /** The contract's name. Default `timer`. */
  readonly name?: string
}

/**
 * The contract of a function behind a timer trigger.
 * Throws an InvalidOptionError for a wrong option or schedule and a schema error for a wrong schema.
 */
export function timer(options: TimerOptions = {}): Contract<TimerEvent, AcceptedHandler<TimerEvent>> {
  checkSourceOptions('timer', options, ['schedule', 'userEvent', 'name'])
  const event = withUserEvent(withSchedule(objectOf(timerEventSchema), options.schedule), options.userEvent)
  return {
    name: options.name ?? 'timer',
    event: ownEvent('timer', timerEventSchema, event),
    golden: examplesOf<TimerEvent>(event)[0]!,
    runtime: nodeRuntime,
    rules: withJsonAdvice(
      [...handlerRules, ...asynchronousRules],
      "timer({ userEvent: 'json' })",
      options.userEvent,
    ),
    deliveries: redeliveries,
    asynchronous: true,
  }
}

function withSchedule(schema: SchemaObject, schedule: string | undefined): SchemaObject {
  if (schedule === undefined) return schema
  if (typeof schedule !== 'string') {
    throw new InvalidOptionError('the schedule must be a text', {
      where: 'timer({ schedule })',
      next: 'as in the trigger: 3m, @every 1h30m, or 0 15 2 * * ?',
    })
  }
  const times = timesOf(parseSchedule(schedule))
  const changed = changeAt(schema, ['properties', 'time'], ({ description }) => ({
    ...(description === undefined ? {} : { description }),
    type: 'string',
    enum: times,
  }))
  const at = (time: string): string => (times.includes(time) ? time : times[0]!)
  return withExamples(
    changed,
    examplesOf<TimerEvent>(schema).map((event) => ({ ...event, time: at(event.time) })),
  )
}

function withUserEvent(schema: SchemaObject, userEvent: ContentOption | undefined): SchemaObject {
  if (userEvent === undefined) return schema
  const content = contentSchema('timer({ userEvent })', userEvent)
  const changed = changeAt(schema, ['properties', 'user_event'], () =>
    jsonText(embedded(content, 'urn:author:user-event')),
  )
  const user_event = JSON.stringify(authorValue(content, {}))
  return withExamples(
    changed,
    examplesOf<TimerEvent>(schema).map((event) => ({ ...event, user_event })),
  )
}
