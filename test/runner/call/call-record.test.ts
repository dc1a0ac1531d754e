import { describe, expect, it } from 'vitest'
import { CallRecord } from '../../../src/runner/call/call-record.js'

function recordWithOwner(): { record: CallRecord<string>; told: string[] } {
  const told: string[] = []
  const owner = {
    strayed: () => void told.push('strayed'),
    printed: (text: string) => {
      told.push(text)
      return false
    },
  }
  return { record: new CallRecord('event', owner), told }
}

describe('a record of a call', () => {
  it('collects what goes astray and tells its owner of each', () => {
    const { record, told } = recordWithOwner()
    record.rejected('a')
    record.rejected('b')
    record.crashed('c')
    record.died({ how: 'it exited', error: new Error('exit') })
    expect(record.rejections).toEqual(['a', 'b'])
    expect(record.exceptions).toEqual(['c'])
    expect(record.death?.how).toBe('it exited')
    expect(told).toEqual(['strayed', 'strayed', 'strayed', 'strayed'])
  })

  it('keeps what was printed, and asks its owner whether it is shown', () => {
    const { record, told } = recordWithOwner()
    expect(record.printed('log', 'a line')).toBe(false)
    expect(record.lines).toEqual([{ level: 'log', text: 'a line' }])
    expect(told).toEqual(['a line'])
    expect(new CallRecord('event').printed('log', 'a line')).toBe(true)
  })

  it('shares no list with another record', () => {
    const { record } = recordWithOwner()
    record.rejected('a')
    record.printed('log', 'a line')
    const another = new CallRecord('event')
    expect([another.rejections, another.exceptions, another.lines]).toEqual([[], [], []])
  })

  it('ends the call that is in progress, and only that', () => {
    const { record } = recordWithOwner()
    const ends: unknown[] = []
    expect(record.isRunning()).toBe(false)
    record.crashed('before')
    record.end = ({ error }) => void ends.push(error)
    expect(record.isRunning()).toBe(true)
    record.crashed('during')
    expect(ends).toEqual(['during'])
  })
})
