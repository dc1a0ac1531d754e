import { describe, expect, it } from 'vitest'
import { apig } from '../../contracts/index.js'
import { checkContract } from '../../src/check.js'
import { extendContract } from '../../src/define-contract.js'
import { createFindingBook, type Sighting } from '../../src/runner/findings.js'
import type { Fault } from '../../src/runner/judge.js'

function sightingAt(place: number, severity: Fault['severity'] = 'error'): Sighting<number> {
  const fault = { rule: 'some/rule', severity, message: `at ${place}`, key: `some/rule\n/${place}` }
  const origin = { phase: 'random' as const, scenario: 'random' }
  return { fault, event: place, outcome: undefined as never, origin, seen: 'call' }
}

describe('the book of findings', () => {
  it('tells twenty places of a rule apart, and shows all others as one', () => {
    const book = createFindingBook<number>(() => 'documented')
    for (let place = 0; place < 500; place++) book.note(sightingAt(place))
    const found = book.takeNew()
    expect(found.map(({ sighting }) => sighting.event)).toEqual([...Array(21).keys()])
    expect(book.notes()).toEqual([expect.stringContaining('some/rule is broken at more than 20 places')])
    for (let place = 0; place < 500; place++) expect(book.isNews(sightingAt(place))).toBe(false)
    book.settle(found.at(-1)!, 'inferred')
    expect(book.isNews(sightingAt(499))).toBe(true)
  })

  it('takes an error among the others for news where they were warnings', () => {
    const book = createFindingBook<number>(() => 'documented')
    for (let place = 0; place < 30; place++) book.note(sightingAt(place, 'warn'))
    book.takeNew()
    book.note(sightingAt(99))
    expect(book.takeNew().map(({ sighting }) => sighting.event)).toEqual([99])
  })

  it('says nothing of a rule that is broken at a few places', () => {
    const book = createFindingBook<number>(() => 'documented')
    for (let place = 0; place < 20; place++) book.note(sightingAt(place))
    expect(book.takeNew()).toHaveLength(20)
    expect(book.notes()).toEqual([])
  })
})

describe('what is known of a fault', () => {
  const seen = (
    members: Partial<Sighting<string>['fault']>,
    event = 'documented',
    origin = {},
  ): Sighting<string> => {
    const { fault, outcome } = sightingAt(0)
    return {
      outcome,
      seen: 'call',
      fault: { ...fault, ...members },
      event,
      origin: { phase: 'random', scenario: 'random', ...origin },
    }
  }
  const bookOf = () => createFindingBook<string>((event) => event as 'documented')
  const eventsIn = (book: ReturnType<typeof bookOf>) => book.takeNew().map(({ sighting }) => sighting.event)

  it('is its first event, or the first documented one where an inferred form had shown it', () => {
    const book = bookOf()
    book.note(seen({}, 'inferred'))
    expect(eventsIn(book)).toEqual(['inferred'])
    book.note(seen({ message: 'again' }, 'inferred'))
    book.note(seen({ severity: 'warn' }, 'documented'))
    expect(eventsIn(book)).toEqual([])
    book.note(seen({}, 'observed'))
    book.note(seen({}, 'documented'))
    expect(eventsIn(book)).toEqual(['observed'])
  })

  it('has the evidence of where the event came from, before that of its forms', () => {
    const book = bookOf()
    book.note(seen({}, 'inferred', { evidence: 'documented' }))
    expect(book.takeNew()[0]!.evidence).toBe('documented')
    const other = bookOf()
    other.note(seen({}, 'inferred'))
    other.takeNew()
    expect(other.isNews(seen({}, 'documented', { evidence: 'inferred' }))).toBe(false)
    expect(other.isNews(seen({}, 'inferred', { evidence: 'documented' }))).toBe(true)
  })

  it('is not settled by what was shrunk before it became an error', () => {
    const book = bookOf()
    book.note(seen({ severity: 'warn' }))
    const [before] = book.takeNew()
    book.note(seen({}))
    book.settle(before!, 'inferred')
    expect(book.takeNew()[0]!.evidence).toBe('documented')
    expect(book.isNews(seen({}))).toBe(false)
  })

  it('tells the places of each rule and line apart for itself', () => {
    const book = bookOf()
    for (const [rule, location] of [
      ['a', 'x:1'],
      ['a', 'x:2'],
      ['b', 'x:1'],
    ])
      for (let place = 0; place < 20; place++)
        book.note(seen({ rule: rule!, location: location!, key: `${rule}\n/${place}\n${location}` }))
    expect(book.takeNew()).toHaveLength(60)
    expect(book.notes()).toEqual([])
  })

  it('lists every fault that an origin showed, also those that were known', () => {
    const book = bookOf()
    const origin = { phase: 'saved', scenario: 'saved' } as const
    expect(book.shownBy(origin)).toEqual([])
    const sightings = [seen({ key: 'a' }), seen({ key: 'b' }), seen({ key: 'a' })]
    for (const sighting of sightings) book.note({ ...sighting, origin })
    expect(book.shownBy(origin).map(({ key }) => key)).toEqual(['a', 'b', 'a'])
    expect(book.shownBy({ ...origin })).toEqual([])
  })
})

describe('a rule that is broken at another place by each event', () => {
  it('is a few violations and a note', { timeout: 60_000 }, async () => {
    const everywhere = extendContract(apig(), {
      rules: [
        {
          name: 'mine/echo',
          severity: 'error',
          says: 'no text of the event is a name',
          evidence: 'documented',
          source: 'the author',
          bad: 'headers: { [event.path]: 1 }',
          good: 'headers: {}',
          judge: ({ event }) => [{ message: 'it is one', pointer: `/${encodeURIComponent(event.path)}` }],
        },
      ],
    })
    const answer = async (_event: unknown, _context: unknown) => ({
      statusCode: 204,
      headers: {},
      isBase64Encoded: false,
    })
    const { violations, health } = await checkContract(everywhere, answer, {
      seed: 1,
      phases: ['random'],
      numRuns: 400,
    })
    expect(violations).toHaveLength(21)
    expect(health).toContainEqual(expect.stringContaining('mine/echo is broken at more than 20 places'))
  })

  it('is one violation where the gateway takes no such name of a header', async () => {
    const echo = async (event: any, _context: unknown) => ({
      statusCode: 200,
      headers: { [event.queryStringParameters?.name ?? 'x-none']: 'yes' },
      body: '',
      isBase64Encoded: false,
    })
    const { violations } = await checkContract(apig(), echo, { seed: 1, phases: ['boundary'] })
    expect(violations.filter(({ rule }) => rule === 'apig/headers')).toMatchObject([{ pointer: '/headers' }])
  })
})
