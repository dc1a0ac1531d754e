import { InvalidOptionError } from '../src/core.js'
import type { ObsRecord } from './generated/obs-event.js'
import type { ObsTrigger } from './generated/obs-trigger.js'
import type { TimerTrigger } from './generated/timer-trigger.js'
import { parseSchedule } from './schedule.js'

/** A kind of change as the configuration of an OBS trigger names it: `Put`, or `s3:ObjectCreated:Put`. */
export type ObsEventType = ObsTrigger['events'][number]

/** Something in the configuration of a trigger that its schema cannot say, or says less clearly. */
export interface TriggerProblem {
  /** JSON Pointer into the configuration. */
  readonly pointer: string
  readonly message: string
}

// Supported event sources, table 1 and the paragraph below it.
const kinds: Readonly<Record<string, readonly string[]>> = {
  ObjectCreated: ['Put', 'Post', 'Copy', 'CompleteMultipartUpload'],
  ObjectRemoved: ['Delete', 'DeleteMarkerCreated'],
}

/** The names that `eventName` of an event has when these kinds of changes are chosen, in the order of table 1. */
export function obsEventNames(events: readonly ObsEventType[]): readonly ObsRecord['eventName'][] {
  const chosen = new Set(events.map(plainKind))
  return Object.entries(kinds).flatMap(([parent, children]) =>
    children
      .filter((child) => chosen.has(parent) || chosen.has(child))
      .map((child) => `${parent}:${child}` as ObsRecord['eventName']),
  )
}

/**
 * What breaks the selection rule of OBS: ObjectCreated chooses its four kinds and ObjectRemoved its two, which then
 * cannot be chosen again; nor can anything be chosen twice.
 */
export function obsSelectionProblems(events: readonly ObsEventType[]): readonly TriggerProblem[] {
  const plain = events.map(plainKind)
  return plain.flatMap((kind, i): readonly TriggerProblem[] => {
    const pointer = `/events/${i}`
    if (plain.indexOf(kind) < i) return [{ pointer, message: `${events[i]} is chosen twice` }]
    const parent = Object.keys(kinds).find((name) => kinds[name]?.includes(kind))
    const at = parent === undefined ? -1 : plain.indexOf(parent)
    if (at < 0) return []
    return [{ pointer, message: `${events[i]} is already chosen by ${events[at]}: leave one of them out` }]
  })
}

/** What the schedule of a timer trigger breaks beyond its schema: a day that never comes, a range that runs backwards. */
export function timerScheduleProblems(trigger: TimerTrigger): readonly TriggerProblem[] {
  const pointer = '/schedule'
  try {
    const { kind } = parseSchedule(trigger.schedule)
    if ((kind === 'rate') === (trigger.schedule_type === 'Rate')) return []
    const is = kind === 'rate' ? 'a rate' : 'no rate'
    return [{ pointer, message: `the schedule is ${is}, against schedule_type ${trigger.schedule_type}` }]
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error
    return [{ pointer, message: error.message.split('\n')[0] ?? '' }]
  }
}

/** `s3:ObjectCreated:*` and `ObjectCreated` are one kind, as are `s3:ObjectCreated:Put` and `Put`. */
function plainKind(event: ObsEventType): string {
  const [, parent, child] = /^s3:(\w+):(\w+|\*)$/.exec(event) ?? []
  return (child === '*' ? parent : child) ?? event
}
