import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/contract.js'
import { createGrounds } from '../../../src/runner/events/grounds.js'
import type { PlannedEvent } from '../../../src/runner/events/planned-events.js'

const planned = (event: string): PlannedEvent<string> => ({
  event,
  origin: { phase: 'boundary', scenario: event },
})
const answered = (text: string): Outcome => ({ kind: 'answered', text }) as Outcome

describe('grounds', () => {
  it('are the first event of each end but that of the first event, then those of other texts', () => {
    const grounds = createGrounds<string>()
    grounds.note(planned('golden'), '404', answered('no'))
    grounds.note(planned('like golden'), '404', answered('no'))
    grounds.note(planned('other path'), '400', answered('user is missing'))
    grounds.note(planned('user'), '400', answered('password is missing'))
    grounds.note(planned('all'), '200', answered('in'))
    const taken = [grounds.take(), grounds.take(), grounds.take(), grounds.take()]
    expect(taken.map((one) => one?.event)).toEqual(['other path', 'all', 'user', undefined])
  })

  it('are no events that failed, nor the many texts of a handler that echoes', () => {
    const grounds = createGrounds<string>()
    grounds.note(planned('golden'), '200', answered('0'))
    grounds.note(planned('crash'), '500', { kind: 'failed', text: '' } as Outcome)
    for (let i = 1; i < 20; i++) grounds.note(planned(`echo ${i}`), '200', answered(`${i}`))
    expect(grounds.take()).toBeUndefined()
  })

  it('are told apart by six texts of one end, and not by seven', () => {
    const taken = (texts: number): number => {
      const grounds = createGrounds<string>()
      grounds.note(planned('golden'), '404', answered('no'))
      for (let i = 0; i < texts; i++) grounds.note(planned(`event ${i}`), '200', answered(`${i}`))
      return Array.from({ length: 10 }, () => grounds.take()).filter((one) => one !== undefined).length
    }
    expect([taken(2), taken(6), taken(7)]).toEqual([2, 6, 1])
  })

  it('come to an end', () => {
    const grounds = createGrounds<string>()
    for (let i = 0; i < 50; i++) grounds.note(planned(`event ${i}`), `${i}`, answered(''))
    const taken = Array.from({ length: 20 }, () => grounds.take()).filter((one) => one !== undefined)
    expect(taken).toHaveLength(6)
  })
})
