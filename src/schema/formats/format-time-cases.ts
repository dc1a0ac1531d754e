import type { FormatCase } from './formats.js'

/** Dates that break code. */
export const dates: readonly FormatCase[] = [
  { value: '2000-01-01', scenario: 'the first day of 2000' },
  { value: '1970-01-01', scenario: 'the day of epoch 0' },
  { value: '1969-12-31', scenario: 'before epoch 0' },
  { value: '0001-01-01', scenario: 'the first year' },
  { value: '1900-03-01', scenario: 'a century that is no leap year' },
  { value: '2000-02-29', scenario: 'a leap day of a century' },
  { value: '2024-02-29', scenario: 'a leap day' },
  { value: '2023-12-31', scenario: 'the last day of a year' },
  { value: '2038-01-20', scenario: 'past 2^31 seconds' },
  { value: '9999-12-31', scenario: 'the last four-digit year' },
]

/** Times with an offset that break code. */
export const times: readonly FormatCase[] = [
  { value: '00:00:00Z', scenario: 'midnight' },
  { value: '23:59:59Z', scenario: 'the last second of a day' },
  { value: '00:00:00z', scenario: 'a lower-case z' },
  { value: '00:00:00+00:00', scenario: 'a zero offset' },
  { value: '00:00:00-00:00', scenario: 'an unknown local offset' },
  { value: '00:30:00+05:45', scenario: 'an offset with minutes, of the day before in UTC' },
  { value: '23:30:00-08:00', scenario: 'a negative offset, of the day after in UTC' },
  { value: '12:00:00+23:59', scenario: 'the largest offset' },
  { value: '00:00:00.5Z', scenario: 'a fraction of one digit' },
  { value: '00:00:00.123Z', scenario: 'milliseconds' },
  { value: '00:00:00.123456789Z', scenario: 'nanoseconds' },
  { value: '23:59:59.999999999Z', scenario: 'a fraction that rounds up to the next day' },
]

const localTimes: readonly FormatCase[] = [
  { value: '00:00:00', scenario: 'no offset' },
  { value: '00:00:00.123', scenario: 'milliseconds without an offset' },
]

const onDay = (day: string, cases: readonly FormatCase[]): FormatCase[] =>
  cases.map(({ value, scenario }) => ({ value: `${day}T${value}`, scenario }))

/** Moments with an offset that break code. */
export const dateTimes: readonly FormatCase[] = [
  ...onDay('2000-01-01', times),
  ...dates.slice(1).map(({ value, scenario }) => ({ value: `${value}T00:00:00Z`, scenario })),
  { value: '2000-01-01t00:00:00z', scenario: 'a lower-case t and z' },
  { value: '9999-12-31T23:59:59.999Z', scenario: 'the last four-digit millisecond' },
  { value: '0001-01-01T00:00:00+14:00', scenario: 'an offset that leads before the first year' },
  { value: '2038-01-19T03:14:08Z', scenario: 'one second past 2^31 seconds' },
]

/** What is no date. */
export const badDates: readonly FormatCase[] = [
  { value: '2023-02-29', scenario: 'a leap day of a common year' },
  { value: '2024-04-31', scenario: 'a day past the month' },
  { value: '2024-13-01', scenario: 'a thirteenth month' },
  { value: '2024-00-01', scenario: 'a month zero' },
  { value: '2024-01-00', scenario: 'a day zero' },
  { value: '2024-1-1', scenario: 'no leading zeros' },
  { value: '24-01-01', scenario: 'a year of two digits' },
  { value: '2024/01/01', scenario: 'slashes' },
  { value: '20240101', scenario: 'no separators' },
  { value: '', scenario: 'empty' },
]

/** What is no time, even where the offset may be absent. */
export const badIsoTimes: readonly FormatCase[] = [
  { value: '24:00:00Z', scenario: 'the hour 24' },
  { value: '00:60:00Z', scenario: 'the minute 60' },
  { value: '00:00:61Z', scenario: 'the second 61' },
  { value: '00:00Z', scenario: 'no seconds' },
  { value: '00:00:00.Z', scenario: 'a fraction without digits' },
  { value: '00:00:00+24:00', scenario: 'an offset of a day' },
  { value: '00:00:00 Z', scenario: 'a space before the offset' },
  { value: '', scenario: 'empty' },
]

/** What is no moment, even where the offset may be absent. */
export const badIsoDateTimes: readonly FormatCase[] = [
  ...onDay('2024-01-01', badIsoTimes),
  { value: '2023-02-29T00:00:00Z', scenario: 'a leap day of a common year' },
  { value: '2024-01-01', scenario: 'a date without a time' },
  { value: '1704067200', scenario: 'epoch seconds' },
]

/** Times with or without an offset that break code. */
export const isoTimes: readonly FormatCase[] = [...localTimes, ...times]

/** Moments with or without an offset that break code. */
export const isoDateTimes: readonly FormatCase[] = [
  ...onDay('2000-01-01', localTimes),
  ...dateTimes,
  { value: '2000-01-01 00:00:00Z', scenario: 'a space for the T' },
]

/** What is no time with an offset. */
export const badTimes: readonly FormatCase[] = [...badIsoTimes, { value: '00:00:00', scenario: 'no offset' }]

/** What is no moment with an offset. */
export const badDateTimes: readonly FormatCase[] = [
  ...badIsoDateTimes,
  { value: '2024-01-01T00:00:00', scenario: 'no offset' },
]

/** Durations that break code. */
export const durations: readonly FormatCase[] = [
  { value: 'P0D', scenario: 'no time at all' },
  { value: 'PT0S', scenario: 'zero seconds' },
  { value: 'P1M', scenario: 'a month' },
  { value: 'PT1M', scenario: 'a minute' },
  { value: 'P1W', scenario: 'a week' },
  { value: 'PT36H', scenario: 'more hours than a day has' },
  { value: 'P1Y2M3DT4H5M6S', scenario: 'every unit' },
  { value: 'P9999Y', scenario: 'a very long time' },
]

/** What is no duration. */
export const badDurations: readonly FormatCase[] = [
  { value: 'P', scenario: 'no amount' },
  { value: 'P1DT', scenario: 'a T that nothing follows' },
  { value: 'PT1D', scenario: 'days after the T' },
  { value: 'P1W1D', scenario: 'weeks with another unit' },
  { value: 'PT1.5S', scenario: 'a fraction' },
  { value: 'p1d', scenario: 'lower case' },
  { value: '-P1D', scenario: 'negative' },
  { value: '1D', scenario: 'no P' },
  { value: '', scenario: 'empty' },
]
