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
