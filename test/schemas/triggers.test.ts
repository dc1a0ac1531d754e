import { describe, expect, it } from 'vitest'
import type { TimerTrigger } from '../../contracts/generated/timer-trigger.js'
import { parseSchedule } from '../../contracts/schedule.js'
import {
  type ObsEventType,
  obsEventNames,
  obsSelectionProblems,
  timerScheduleProblems,
} from '../../contracts/trigger-checks.js'
import { bareAjv, readSchemaFile } from './schema-files.js'

const created = ['Put', 'Post', 'Copy', 'CompleteMultipartUpload'] as const
const removed = ['Delete', 'DeleteMarkerCreated'] as const
const all = ['ObjectCreated', ...created, 'ObjectRemoved', ...removed] as const

/** Table 1 and the paragraph below it, in words of its own. */
function mayBeChosen(events: readonly string[]): boolean {
  const has = (name: string): boolean => events.includes(name)
  if (events.length === 0 || new Set(events).size < events.length) return false
  if (has('ObjectCreated') && created.some(has)) return false
  return !(has('ObjectRemoved') && removed.some(has))
}

function apiName(event: string): string {
  const parent = (created as readonly string[]).includes(event) ? 'ObjectCreated' : 'ObjectRemoved'
  return all.indexOf(event as never) % 5 === 0 ? `s3:${event}:*` : `s3:${parent}:${event}`
}

function* selections(): Generator<ObsEventType[]> {
  for (let bits = 0; bits < 2 ** all.length; bits++) yield all.filter((_, i) => (bits >> i) & 1)
}

describe('obs-trigger', () => {
  const validate = bareAjv(readSchemaFile('obs-trigger'))
  const accepts = (events: readonly unknown[]): boolean => validate({ bucket: 'b', events })

  it('follows the selection rule for each of the 256 selections, in both notations', () => {
    for (const events of selections()) {
      const expected = mayBeChosen(events)
      expect(accepts(events), events.join()).toBe(expected)
      expect(accepts([...events].reverse()), events.join()).toBe(expected)
      expect(accepts(events.map(apiName)), events.map(apiName).join()).toBe(expected)
      if (events.length > 0) expect(obsSelectionProblems(events).length === 0, events.join()).toBe(expected)
    }
  })

  it.each([
    ['twice the same', ['Put', 'Put']],
    ['an unknown kind', ['Get']],
    ['the name in an event', ['ObjectCreated:Put']],
    ['another case', ['put']],
    ['both notations', ['Put', 's3:ObjectCreated:Post']],
    ['no list', 'Put'],
  ])('refuses %s', (_, events) => {
    expect(validate({ bucket: 'b', events })).toBe(false)
  })

  it.each([
    [{ bucket: '' }, false],
    [{ bucket: 'b'.repeat(64) }, true],
    [{ bucket: 'b'.repeat(65) }, false],
    [{ prefix: '', suffix: '' }, true],
    [{ prefix: 'p'.repeat(1024), suffix: 's'.repeat(1024) }, true],
    [{ prefix: 'p'.repeat(1025) }, false],
    [{ suffix: 's'.repeat(1025) }, false],
    [{ events: undefined }, false],
  ])('bounds: %o is %s', (change, expected) => {
    expect(validate(JSON.parse(JSON.stringify({ bucket: 'b', events: ['Put'], ...change })))).toBe(expected)
  })

  it('says what is chosen twice, and where', () => {
    expect(obsSelectionProblems(['Put', 'ObjectCreated', 'Delete'])).toEqual([
      { pointer: '/events/0', message: 'Put is already chosen by ObjectCreated: leave one of them out' },
    ])
    expect(obsSelectionProblems(['s3:ObjectRemoved:*', 'Delete', 'ObjectRemoved'])).toEqual([
      {
        pointer: '/events/1',
        message: 'Delete is already chosen by s3:ObjectRemoved:*: leave one of them out',
      },
      { pointer: '/events/2', message: 'ObjectRemoved is chosen twice' },
    ])
  })

  it('gives the names that events have', () => {
    expect(obsEventNames(['ObjectCreated'])).toEqual(created.map((name) => `ObjectCreated:${name}`))
    expect(obsEventNames(['Delete', 's3:ObjectCreated:Put'])).toEqual([
      'ObjectCreated:Put',
      'ObjectRemoved:Delete',
    ])
    const names = (readSchemaFile('obs-event').$defs as any).record.properties.eventName.enum
    expect(obsEventNames(['ObjectCreated', 'ObjectRemoved'])).toEqual(names)
  })
})

describe('timer-trigger', () => {
  const validate = bareAjv(readSchemaFile('timer-trigger'))
  const trigger = (schedule_type: string, schedule: string): TimerTrigger =>
    ({ name: 'Timer_001', schedule_type, schedule }) as TimerTrigger
  const valid = [
    ['Rate', '1m'],
    ['Rate', '60m'],
    ['Rate', '24h'],
    ['Rate', '30d'],
    ['Cron', '@every 1h30m'],
    ['Cron', '@every 1.5h'],
    ['Cron', '@every 100ms'],
    ['Cron', '@every 5\u00b5s'],
    ['Cron', '0 15 2 * * ?'],
    ['Cron', '0 15 2 * *'],
    ['Cron', '*/5 0-30/2 9,18 ? Jan-Mar Mon-Fri'],
    ['Cron', 'CRON_TZ=Europe/Berlin 0 0 12 1 1 *'],
    ['Cron', 'CRON_TZ=America/Argentina/Buenos_Aires @every 2h'],
  ] as const
  const invalid = [
    ['Rate', '0m'],
    ['Rate', '61m'],
    ['Rate', '25h'],
    ['Rate', '31d'],
    ['Rate', '3s'],
    ['Rate', '3'],
    ['Rate', ''],
    ['Cron', '* * * *'],
    ['Cron', '60 * * * * *'],
    ['Cron', '0 60 * * * *'],
    ['Cron', '0 0 24 * * *'],
    ['Cron', '0 0 0 0 * *'],
    ['Cron', '0 0 0 1 13 *'],
    ['Cron', '0 0 0 ? * 7'],
    ['Cron', '? 0 0 * * *'],
    ['Cron', '0 0 0 L * ?'],
    ['Cron', '0 */0 * * * *'],
    ['Cron', '0 0 0 1 1 ? 2024'],
    ['Cron', '@every'],
    ['Cron', '@daily'],
    ['Cron', 'TZ=UTC 0 0 0 * * *'],
  ] as const

  it.each(valid)('accepts %s %s, and so does parseSchedule', (type, schedule) => {
    expect(validate(trigger(type, schedule))).toBe(true)
    expect(timerScheduleProblems(trigger(type, schedule))).toEqual([])
    expect(parseSchedule(schedule).text).toBe(schedule)
  })

  it.each(invalid)('refuses %s %j, and so does parseSchedule', (type, schedule) => {
    expect(validate(trigger(type, schedule))).toBe(false)
    expect(() => parseSchedule(schedule)).toThrow('the schedule is not valid')
    expect(timerScheduleProblems(trigger(type, schedule))).toMatchObject([{ pointer: '/schedule' }])
  })

  it('refuses the other kind of schedule', () => {
    expect(validate(trigger('Cron', '3m'))).toBe(false)
    expect(validate(trigger('Rate', '0 0 * * * *'))).toBe(false)
    expect(timerScheduleProblems(trigger('Cron', '3m'))).toMatchObject([{ message: /is a rate, against/ }])
  })

  it('leaves to the check what a pattern cannot say', () => {
    for (const schedule of [
      '0 0 0 31 2 ?',
      '0 30-10 * * * *',
      'CRON_TZ=Mars/Base 0 0 0 * * *',
      '@every 0s',
    ]) {
      expect(validate(trigger('Cron', schedule))).toBe(true)
      expect(timerScheduleProblems(trigger('Cron', schedule))).toHaveLength(1)
    }
  })
})
