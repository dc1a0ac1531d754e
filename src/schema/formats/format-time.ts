import type { Random } from '../../random.js'
import { checkedFormat } from './checked-format.js'
import { checkOf } from './format-check.js'
import * as cases from './format-time-cases.js'
import { shrinkDuration, shrinkTime } from './format-time-shrink.js'
import type { Format } from './formats.js'

const zero = 0x30
const hyphen = 0x2d
const colon = 0x3a
const point = 0x2e
const tens: Uint8Array = Uint8Array.from({ length: 100 }, (_, n) => zero + ((n / 10) | 0))
const ones: Uint8Array = Uint8Array.from({ length: 100 }, (_, n) => zero + (n % 10))
const daysOf: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

// `Date` reads an offset only as ±hh:mm up to 23:59, which RFC 3339 asks for as well.
const offsets: readonly string[] = [
  'Z',
  'Z',
  'Z',
  'Z',
  'Z',
  'z',
  '+00:00',
  '-00:00',
  '+01:00',
  '+02:00',
  '+08:00',
  '+09:00',
  '+05:30',
  '+05:45',
  '-03:30',
  '-05:00',
  '-08:00',
  '-12:00',
  '+12:45',
  '+14:00',
  '+23:59',
  '-23:59',
]

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** A date; mostly of our days, at times in any year from 0001 to 9999. */
function dateText(random: Random, small: boolean): string {
  const dice = random.bits() >>> 0
  if (small) return `200${dice & 3}-01-0${1 + ((dice >>> 2) & 1)}`
  const year = (dice & 7) === 0 ? rareYear(random) : 2000 + ((dice >>> 3) % 71)
  const month = (dice >>> 10) % 12
  const length = month === 1 && isLeapYear(year) ? 29 : daysOf[month]!
  // The last day of a month more often than its share.
  const day = ((dice >>> 14) & 15) === 0 ? length : 1 + ((dice >>> 18) % length)
  return dateOf(year, month + 1, day)
}

function rareYear(random: Random): number {
  return random.oneIn(2) ? 1900 + random.below(100) : 1 + random.below(9999)
}

// One call with every character is several times faster than a template of padded parts.
function dateOf(year: number, month: number, day: number): string {
  const century = (year / 100) | 0
  const rest = year % 100
  return String.fromCharCode(
    tens[century]!,
    ones[century]!,
    tens[rest]!,
    ones[rest]!,
    hyphen,
    tens[month]!,
    ones[month]!,
    hyphen,
    tens[day]!,
    ones[day]!,
  )
}

function clockText(random: Random, small: boolean): string {
  const dice = random.bits() >>> 0
  if (small) return `00:00:0${dice & 1}`
  const hour = (dice & 0xff) % 24
  const minute = ((dice >>> 8) & 0xff) % 60
  const second = ((dice >>> 16) & 0xff) % 60
  const clock = String.fromCharCode(
    tens[hour]!,
    ones[hour]!,
    colon,
    tens[minute]!,
    ones[minute]!,
    colon,
    tens[second]!,
    ones[second]!,
  )
  return dice >>> 31 === 0 ? clock : clock + fractionText(random)
}

/** Half of the fractions are milliseconds, the others have one to nine digits. */
function fractionText(random: Random): string {
  const dice = random.bits() >>> 0
  const a = (dice >>> 8) % 100
  const b = (dice >>> 16) % 100
  const first = String.fromCharCode(point, tens[a]!, ones[a]!, ones[b]!)
  if ((dice & 1) === 0) return first
  const digits = 1 + (((dice >>> 1) & 127) % 9)
  if (digits <= 3) return first.slice(0, 1 + digits)
  const more = random.bits() >>> 0
  const c = (more >>> 8) % 100
  const d = (more >>> 16) % 100
  const rest = String.fromCharCode(tens[c]!, ones[c]!, tens[d]!, ones[d]!, tens[b]!, ones[more % 100]!)
  return first + rest.slice(0, digits - 3)
}

function offsetText(random: Random, small: boolean): string {
  return small ? 'Z' : random.pick(offsets)
}

function timeText(random: Random, small: boolean): string {
  return clockText(random, small) + offsetText(random, small)
}

function dateTimeText(random: Random, small: boolean): string {
  const separator = !small && random.oneIn(16) ? 't' : 'T'
  return dateText(random, small) + separator + timeText(random, small)
}

function isoTimeText(random: Random, small: boolean): string {
  return random.oneIn(2) ? clockText(random, small) : timeText(random, small)
}

function isoDateTimeText(random: Random, small: boolean): string {
  const separator = !small && random.oneIn(8) ? random.pick(['t', ' ']) : 'T'
  return dateText(random, small) + separator + isoTimeText(random, small)
}

const dateUnits: readonly string[] = ['Y', 'M', 'D']
const clockUnits: readonly string[] = ['H', 'M', 'S']

// RFC 3339 allows only units that follow each other; the check would let a gap pass.
function durationText(random: Random, small: boolean): string {
  if (small) return random.pick(['P0D', 'P1D', 'PT0S', 'PT1S', 'P1W'])
  const dice = random.below(8)
  if (dice === 0) return `P${amount(random)}W`
  if (dice < 4) return `P${amountsText(random, dateUnits, random.below(3), random.below(3))}`
  if (dice < 6) return `PT${amountsText(random, clockUnits, random.below(3), random.below(3))}`
  const from = random.below(3)
  return `P${amountsText(random, dateUnits, from, 2)}T${amountsText(random, clockUnits, 0, random.below(3))}`
}

function amountsText(random: Random, units: readonly string[], from: number, to: number): string {
  let text = ''
  for (let at = Math.min(from, to); at <= Math.max(from, to); at++) text += amount(random) + units[at]!
  return text
}

function amount(random: Random): string {
  return String(random.oneIn(16) ? random.below(1e6) : random.below(61))
}

function timeFormat(...parts: Parameters<typeof checkedFormat>): Format {
  const check = checkOf(parts[0])
  return { ...checkedFormat(...parts), shrink: (value) => shrinkTime(value, check) }
}

const checkDuration = checkOf('duration')

const duration: Format = {
  name: 'duration',
  type: 'string',
  check: checkDuration,
  generate: durationText,
  boundary: cases.durations,
  invalid: cases.badDurations,
  shrink: (value) => shrinkDuration(value, checkDuration),
}

/** The formats of dates and times (RFC 3339). */
export const timeFormats: readonly Format[] = [
  timeFormat('date', dateText, cases.dates, cases.badDates),
  timeFormat('time', timeText, cases.times, cases.badTimes),
  timeFormat('date-time', dateTimeText, cases.dateTimes, cases.badDateTimes),
  timeFormat('iso-time', isoTimeText, cases.isoTimes, cases.badIsoTimes),
  timeFormat('iso-date-time', isoDateTimeText, cases.isoDateTimes, cases.badIsoDateTimes),
  duration,
]
