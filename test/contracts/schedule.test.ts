import { describe, expect, it } from 'vitest'
import { timerEventSchema } from '../../contracts/generated/timer-event.js'
import { parseSchedule } from '../../contracts/schedule.js'
import { nextTimes, timesOf } from '../../contracts/schedule-times.js'
import { InvalidOptionError } from '../../src/errors.js'

function next(text: string, from: string, count = 3): readonly string[] {
  return nextTimes(parseSchedule(text), new Date(from), count).map((time) => time.toISOString())
}

describe('parseSchedule: rates and @every', () => {
  it.each([
    ['1m', 60],
    ['60m', 3600],
    ['1h', 3600],
    ['24h', 86_400],
    ['1d', 86_400],
    ['30d', 2_592_000],
    ['@every 1h30m', 5400],
    ['@every 1.5h', 5400],
    ['@every 2h30m', 9000],
    ['@every 90s', 90],
    ['@every 1500ms', 1],
    ['@every 1ns', 1],
    ['@every 3000000\u00b5s', 3],
    ['@every 3000000\u03bcs', 3],
    ['@every 3000000us', 3],
    ['CRON_TZ=Europe/Berlin @every 1h', 3600],
    ['  3m ', 180],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseSchedule(text)).toMatchObject({ interval: seconds * 1000 })
  })

  it.each([
    ['0m', '1 to 60'],
    ['61m', '1 to 60'],
    ['25h', '1 to 24'],
    ['31d', '1 to 30'],
    ['03m', 'was 03'],
    ['3s', 'unit "s"'],
    ['3M', 'unit "M"'],
    ['', 'empty'],
    ['@every', 'needs a duration'],
    ['@every 0s', 'zero'],
    ['@every 1', '"1" of the duration'],
    ['@every 1h 30m', '" 30m" of the duration'],
    ['@every -1h', '"-1h"'],
    ['@every 3000000h', '292 years'],
    ['@daily', '"@daily" is unknown'],
  ])('%j is refused: %s', (text, reason) => {
    expect(() => parseSchedule(text)).toThrow(InvalidOptionError)
    expect(() => parseSchedule(text)).toThrow(reason)
  })
})

describe('parseSchedule: cron', () => {
  it.each([
    '0 15 2 * * ?',
    '0 15 2 * *',
    '0 0/30 9-17 ? * Mon-Fri',
    '*/10 * * * * *',
    '0 0 12 1,15 Jan-Mar ?',
    '0 0 12 ? DEC sun',
    '59 59 23 31 12 6',
    'CRON_TZ=Europe/Berlin 0 30 8 * * Mon-Fri',
    '0 0 0 29 2 ?',
  ])('%s is read', (text) => {
    expect(parseSchedule(text).kind).toBe('cron')
  })

  it.each([
    ['* * * *', '4 fields'],
    ['0 0 0 1 1 ? 2024', 'no field for the year'],
    ['60 * * * * *', 'field 1 (second): "60" is not in 0–59'],
    ['0 60 * * * *', 'field 2 (minute)'],
    ['0 0 24 * * *', 'field 3 (hour)'],
    ['0 0 0 0 * *', 'field 4 (day of month)'],
    ['0 0 0 32 * *', 'field 4 (day of month)'],
    ['0 0 0 1 13 *', 'field 5 (month): "13" is not in 1–12 or Jan–Dec'],
    ['0 0 0 ? * 7', 'field 6 (day of week): "7" is not in 0–6 or Sun–Sat'],
    ['0 ? * * * *', '"?" is for days only'],
    ['0 0 0 L * ?', '"L" is not supported'],
    ['0 0 0 15W * ?', '"15W" is not supported'],
    ['0 0 0 ? * 5#2', '"5#2" is not supported'],
    ['0 30-10 * * * *', 'runs backwards'],
    ['0 */0 * * * *', 'the step "0"'],
    ['0 */x * * * *', 'the step "x"'],
    ['0 1/2/3 * * * *', 'two steps'],
    ['0 1-2-3 * * * *', 'is no range'],
    ['0 1,,2 * * * *', 'a value is missing'],
    ['0 0 0 31 2 ?', 'never due'],
    ['0 0 0 30 feb ?', 'never due'],
    ['0 0 0 31 4,6 *', 'never due'],
    ['CRON_TZ=Mars/Base 0 0 0 * * *', 'no time zone'],
    ['CRON_TZ=+08:00 0 0 0 * * *', 'no time zone'],
    ['CRON_TZ=Europe/Berlin', 'is missing'],
    ['TZ=Europe/Berlin 0 0 0 * * *', 'CRON_TZ='],
    ['soon', '1 field instead'],
  ])('%j is refused: %s', (text, reason) => {
    expect(() => parseSchedule(text)).toThrow(InvalidOptionError)
    expect(() => parseSchedule(text)).toThrow(reason)
  })

  it('says where and what next', () => {
    expect(() => parseSchedule('0 0 25 * * *')).toThrow(
      /field 3 \(hour\): "25" is not in 0–23\n {2}at timer\(\{ schedule: '0 0 25 \* \* \*' \}\)\n {2}Write a rate/,
    )
  })
})

describe('nextTimes', () => {
  it('reads cron with seconds first, in the zone of the documented event', () => {
    expect(next('0 15 2 * *', '2024-01-01T00:00:00+08:00', 2)).toEqual([
      '2023-12-31T18:15:00.000Z',
      '2024-01-01T18:15:00.000Z',
    ])
    expect(next('30 0 * * * ?', '2024-01-01T00:00:00Z', 2)).toEqual([
      '2024-01-01T00:00:30.000Z',
      '2024-01-01T01:00:30.000Z',
    ])
  })

  it('knows steps from a start, ranges and names', () => {
    expect(next('0 5/20 8-9 ? * Mon', '2024-01-01T00:00:00+08:00', 7)).toEqual([
      '2024-01-01T00:05:00.000Z',
      '2024-01-01T00:25:00.000Z',
      '2024-01-01T00:45:00.000Z',
      '2024-01-01T01:05:00.000Z',
      '2024-01-01T01:25:00.000Z',
      '2024-01-01T01:45:00.000Z',
      '2024-01-08T00:05:00.000Z',
    ])
  })

  it('takes either kind of day where both are chosen, both where one has a star', () => {
    const utc = 'CRON_TZ=UTC '
    expect(next(`${utc}0 0 0 13 * Fri`, '2024-09-01T00:00:00Z', 3)).toEqual([
      '2024-09-06T00:00:00.000Z',
      '2024-09-13T00:00:00.000Z',
      '2024-09-20T00:00:00.000Z',
    ])
    expect(next(`${utc}0 0 0 */31 * Mon`, '2024-01-02T00:00:00Z', 1)).toEqual(['2024-04-01T00:00:00.000Z'])
  })

  it('leaves out what the clocks skip, and follows the zone', () => {
    expect(next('CRON_TZ=Europe/Berlin 0 30 2 * * *', '2024-03-30T00:00:00Z', 3)).toEqual([
      '2024-03-30T01:30:00.000Z',
      '2024-04-01T00:30:00.000Z',
      '2024-04-02T00:30:00.000Z',
    ])
  })

  it('counts intervals from one origin', () => {
    expect(next('45m', '2018-06-01T00:30:00Z', 2)).toEqual([
      '2018-06-01T01:15:00.000Z',
      '2018-06-01T02:00:00.000Z',
    ])
  })

  it('meets a leap day', () => {
    expect(next('CRON_TZ=UTC 0 0 0 29 2 ?', '2024-03-01T00:00:00Z', 2)).toEqual([
      '2028-02-29T00:00:00.000Z',
      '2032-02-29T00:00:00.000Z',
    ])
  })
})

describe('timesOf', () => {
  const schedules = [
    '1m',
    '7h',
    '30d',
    '@every 1h30m',
    '0 15 2 * * ?',
    '*/5 * * * * *',
    'CRON_TZ=Europe/Berlin 0 30 2 * * *',
    'CRON_TZ=Asia/Kathmandu 0 0 0 1 * ?',
    'CRON_TZ=America/St_Johns 0 30 8 * * Mon-Fri',
    'CRON_TZ=Pacific/Kiritimati 0 0 12 * * *',
    '0 0 0 29 2 ?',
  ]

  it.each(schedules)('%s: each is due, distinct, in order, and such as a timer event writes', (text) => {
    const schedule = parseSchedule(text)
    const times = timesOf(schedule)
    const instants = times.map((time) => Date.parse(time))
    expect(times.length).toBeGreaterThan(2)
    expect(new Set(instants).size).toBe(times.length)
    expect([...instants].sort((a, b) => a - b)).toEqual(instants)
    const pattern = timePattern()
    for (const [i, time] of times.entries()) {
      expect(time).toMatch(pattern)
      const [again] = nextTimes(schedule, new Date((instants[i] ?? 0) - 1000), 1)
      expect(again?.getTime()).toBe(instants[i])
    }
    expect(timesOf(parseSchedule(text))).toEqual(times)
  })

  it('holds both offsets of a zone that changes its clocks, and times close to a change', () => {
    const times = timesOf(parseSchedule('CRON_TZ=Europe/Berlin 0 0 * * * *'))
    expect(times.some((time) => time.endsWith('+01:00'))).toBe(true)
    expect(times.some((time) => time.endsWith('+02:00'))).toBe(true)
    expect(times.some((time) => /-03-(2[5-9]|3[01])T0[134]:00:00/.test(time))).toBe(true)
  })

  it('holds leap days and turns of the year for a schedule that is often due', () => {
    const times = timesOf(parseSchedule('0 0 * * * *'))
    expect(times).toHaveLength(64)
    expect(times.some((time) => time.includes('-02-29T'))).toBe(true)
    expect(times.some((time) => time.includes('-01-01T00:00:00+08:00'))).toBe(true)
  })

  it('gives at most as many as asked for', () => {
    expect(timesOf(parseSchedule('1m'), 5)).toHaveLength(5)
  })
})

/** The widest form of `time` in the schema of timer events. */
function timePattern(): RegExp {
  const { schema } = timerEventSchema as {
    schema: { properties: { time: { anyOf: { pattern: string }[] } } }
  }
  return new RegExp(schema.properties.time.anyOf.map((form) => form.pattern).join('|'), 'u')
}
