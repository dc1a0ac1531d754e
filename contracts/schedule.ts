import { InvalidOptionError } from '../src/core.js'
import { type CronField, parseCronFields } from './cron-fields.js'

/** When a timer trigger is due. */
export type Schedule = IntervalSchedule | CronSchedule

/** A fixed rate (`3m`, `1h`, `1d`) or `@every` with a duration. */
export interface IntervalSchedule {
  readonly kind: 'rate' | 'every'
  readonly text: string
  /** Milliseconds between two times: whole seconds, at least one. */
  readonly interval: number
  /** IANA name of the time zone in which times are written. */
  readonly timeZone: string
}

/** A cron expression. */
export interface CronSchedule {
  readonly kind: 'cron'
  readonly text: string
  /** Second, minute, hour, day of month, month, day of week. */
  readonly fields: readonly CronField[]
  /** IANA name of the time zone in which the expression is read. */
  readonly timeZone: string
}

/** The time zone of the documented timer event (+08:00), used where no `CRON_TZ=` says otherwise. */
const defaultTimeZone = 'Asia/Shanghai'

// User manual, using a timer trigger: minutes 1–60, hours 1–24, days 1–30.
const rates: Readonly<Record<string, { max: number; name: string; length: number }>> = {
  m: { max: 60, name: 'minutes', length: 60_000 },
  h: { max: 24, name: 'hours', length: 3_600_000 },
  d: { max: 30, name: 'days', length: 86_400_000 },
}
const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  '\u00b5s': 1e-3,
  '\u03bcs': 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}
// A duration is a 64-bit number of nanoseconds.
const longest = 2 ** 63 / 1e6

/**
 * Reads the schedule of a timer trigger: a rate (`3m`, `1h`, `1d`), `@every 1h30m`, or a cron expression with seconds
 * first (`0 15 2 * * ?`, the day of week may be left out), the last two behind `CRON_TZ=Europe/Berlin ` if wanted.
 * Throws {@link InvalidOptionError} that says what is wrong and where.
 */
export function parseSchedule(text: string): Schedule {
  const trimmed = text.trim()
  if (trimmed === '') throw invalid(text, 'the schedule is empty')
  const rate = /^(\d+)([a-z]+)$/i.exec(trimmed)
  if (rate !== null) return parseRate(text, rate[1] ?? '', rate[2] ?? '')
  const zone = /^(CRON_TZ=)(\S*)\s*(.*)$/s.exec(trimmed)
  const timeZone = zone === null ? defaultTimeZone : checkedZone(text, zone[2] ?? '')
  const rest = zone === null ? trimmed : (zone[3] ?? '')
  if (rest.startsWith('@')) return parseEvery(text, rest, timeZone)
  if (/^TZ=/.test(rest)) throw invalid(text, 'the time zone is written CRON_TZ=')
  return parseCron(text, rest, timeZone)
}

function parseRate(text: string, amount: string, unit: string): Schedule {
  const rate = rates[unit]
  if (rate === undefined) throw invalid(text, `the unit "${unit}" of a rate is none of m, h, d`)
  const value = Number(amount)
  if (value < 1 || value > rate.max || amount.startsWith('0')) {
    throw invalid(text, `a rate in ${rate.name} is 1 to ${rate.max}, was ${amount}`)
  }
  return { kind: 'rate', text, interval: value * rate.length, timeZone: defaultTimeZone }
}

function checkedZone(text: string, timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw invalid(text, `"${timeZone}" is no time zone; write one like Europe/Berlin behind CRON_TZ=`)
  }
  // Node takes "+08:00" for a zone, which is no IANA name.
  if (/^[+-]/.test(timeZone)) throw invalid(text, `"${timeZone}" is an offset and no time zone`)
  return timeZone
}

function parseEvery(text: string, rest: string, timeZone: string): Schedule {
  const duration = /^@every\s+(.*)$/s.exec(rest)?.[1]
  if (duration === undefined) {
    const word = rest.split(/\s/)[0] ?? rest
    throw invalid(
      text,
      word === '@every' ? '@every needs a duration' : `"${word}" is unknown; only @every is`,
    )
  }
  const length = durationOf(text, duration)
  // A timer is due on whole seconds, and its event's time has no finer ones.
  return { kind: 'every', text, interval: Math.max(1000, Math.floor(length / 1000) * 1000), timeZone }
}

function durationOf(text: string, duration: string): number {
  const part = /(\d+(?:\.\d+)?)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/gy
  let total = 0
  let end = 0
  for (let match = part.exec(duration); match !== null; match = part.exec(duration)) {
    total += Number(match[1]) * (units[match[2] ?? ''] ?? Number.NaN)
    end = part.lastIndex
  }
  if (end < duration.length || end === 0) {
    throw invalid(
      text,
      `"${duration.slice(end)}" of the duration is no number with a unit (ns us µs ms s m h)`,
    )
  }
  if (total <= 0) throw invalid(text, 'the duration is zero')
  if (total >= longest) throw invalid(text, 'the duration is longer than 292 years')
  return total
}

function parseCron(text: string, expression: string, timeZone: string): Schedule {
  if (expression === '') throw invalid(text, 'behind CRON_TZ= a cron expression is missing')
  const fields = parseCronFields(expression)
  if (typeof fields === 'string') throw invalid(text, fields)
  if (!hasDay(fields))
    throw invalid(text, 'no month that it names has the day that it names: it is never due')
  return { kind: 'cron', text, fields, timeZone }
}

const longestMonths: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function hasDay(fields: readonly CronField[]): boolean {
  const [, , , day, month, week] = fields
  if (day === undefined || month === undefined || week === undefined) return false
  // Where both kinds of days are chosen, either will do.
  if (!day.isOpen && !week.isOpen) return true
  return month.values.some((value) => (day.values[0] ?? 32) <= (longestMonths[value - 1] ?? 0))
}

function invalid(text: string, what: string): InvalidOptionError {
  return new InvalidOptionError(`the schedule is not valid: ${what}`, {
    where: `timer({ schedule: '${text.length > 200 ? `${text.slice(0, 200)}…` : text}' })`,
    next: 'Write a rate (3m, 1h, 1d), @every 1h30m, or cron: second minute hour day month [day of week].',
  })
}
