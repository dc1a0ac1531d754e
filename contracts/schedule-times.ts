import { createRequire } from 'node:module'
import type { Cron } from 'croner'
import type { CronField } from './cron-fields.js'
import type { CronSchedule, Schedule } from './schedule.js'

// The time of the documented timer event: rates are counted from here, wherever the trigger was made.
const origin = Date.parse('2018-06-01T08:30:00+08:00')
const firstYear = 2018
const lastYear = 2031
const hour = 3_600_000
const day = 24 * hour

/** The next times at which a schedule is due after `from`, at most `count`; fewer when it is never due again. */
export function nextTimes(schedule: Schedule, from: Date, count: number): readonly Date[] {
  if (schedule.kind === 'cron') return nextCronTimes(schedule, from, count)
  const passed = Math.floor((from.getTime() - origin) / schedule.interval) + 1
  return Array.from({ length: count }, (_, i) => new Date(origin + (passed + i) * schedule.interval))
}

/**
 * Times at which a schedule is due, at most `count` (default 64), earliest first, as a timer event writes them:
 * `2024-03-31T03:00:00+02:00` with the offset of the schedule's time zone. Spread over 2018 to 2031, with those
 * around leap days, turns of the year and changes of the clocks. The same list each time.
 */
export function timesOf(schedule: Schedule, count = 64): readonly string[] {
  const clock = zoneClock(schedule.timeZone)
  const times = new Set<number>()
  for (const start of starts(clock, count)) {
    const [time] = nextTimes(schedule, new Date(start), 1)
    if (time !== undefined) times.add(time.getTime())
    if (times.size >= count) break
  }
  return [...times].sort((a, b) => a - b).map((time) => offsetText(time, clock))
}

function nextCronTimes(schedule: CronSchedule, from: Date, count: number): readonly Date[] {
  const clock = zoneClock(schedule.timeZone)
  const job = cronJob(schedule)
  const times: Date[] = []
  let after: Date | null = from
  // Each miss is a time that the clocks skip: a few a year at most.
  for (let misses = 0; times.length < count && misses < 100; ) {
    after = job.nextRun(after)
    if (after === null) break
    if (isDue(schedule.fields, clock(after.getTime()))) times.push(after)
    else misses++
  }
  return times
}

function cronJob({ fields, timeZone }: CronSchedule): Cron {
  const pattern = fields.map((field) => (field.isAny ? '*' : field.values.join(','))).join(' ')
  // As in the usual cron: with a star in one of the two fields for days both must match, else either.
  const domAndDow = fields[3]?.isOpen === true || fields[5]?.isOpen === true
  const { Cron } = createRequire(import.meta.url)('croner') as typeof import('croner')
  return new Cron(pattern, { timezone: timeZone, domAndDow, mode: '6-part', paused: true })
}

/** Whether the time of day is one that was asked for: a time that the clocks skip is moved by the library. */
function isDue(fields: readonly CronField[], local: LocalTime): boolean {
  const parts = [local.second, local.minute, local.hour]
  return parts.every((part, i) => fields[i]?.values.includes(part) === true)
}

/** Instants to look for times from: one kind after the other, so that a short list has some of each. */
function* starts(clock: ZoneClock, count: number): Generator<number> {
  yield origin - 1
  const special = [...clockChanges(clock), ...turns()]
  const span = Date.UTC(lastYear + 1) - Date.UTC(firstYear)
  const spread = Array.from(
    { length: count * 4 },
    (_, i) => Date.UTC(firstYear) + ((i * 0.618034) % 1) * span,
  )
  for (let i = 0; i < Math.max(special.length, spread.length); i++) {
    const [a, b] = [special[i], spread[i]]
    if (a !== undefined) yield a
    if (b !== undefined) yield Math.floor(b)
  }
}

/** Shortly before and after each change of the clocks. */
function clockChanges(clock: ZoneClock): readonly number[] {
  const found: number[] = []
  for (let time = Date.UTC(firstYear); time < Date.UTC(lastYear + 1); time += day) {
    const before = clock(time).offset
    if (clock(time + day).offset === before) continue
    let change = time
    while (clock(change).offset === before) change += hour / 4
    found.push(change - 2 * hour, change - 1, change + hour)
  }
  return found
}

function turns(): readonly number[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
  return years.flatMap((year) => {
    const newYear = [Date.UTC(year, 11, 31, 15, 59), Date.UTC(year + 1, 0, 1, 0, 0)]
    return year % 4 === 0 ? [Date.UTC(year, 1, 29), ...newYear] : newYear
  })
}

interface LocalTime {
  readonly text: string
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes east of UTC. */
  readonly offset: number
}

type ZoneClock = (time: number) => LocalTime

const clocks = new Map<string, ZoneClock>()

function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const made = makeZoneClock(timeZone)
  clocks.set(timeZone, made)
  return made
}

function makeZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return (time) => {
    const part: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(time)) part[type] = value
    const text = `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`
    const offset = Math.round((Date.parse(`${text}Z`) - Math.floor(time / 1000) * 1000) / 60_000)
    return { text, hour: Number(part.hour), minute: Number(part.minute), second: Number(part.second), offset }
  }
}

function offsetText(time: number, clock: ZoneClock): string {
  const { text, offset } = clock(time)
  const size = Math.abs(offset)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${text}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
