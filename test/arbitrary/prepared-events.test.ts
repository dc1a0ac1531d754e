import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { contracts } from '../../contracts/contracts.js'
import { EventValues } from '../../src/arbitrary/event-values.js'
import { offerPatterns } from '../../src/arbitrary/pattern/prepared-patterns.js'
import { prepareEvents } from '../../src/arbitrary/prepare-events.js'
import { type PreparedEvents, readPreparedEvents } from '../../src/arbitrary/prepared-events.js'
import { generatorTable } from '../../src/arbitrary/schema-values.js'
import { seededRuns } from '../../src/arbitrary/seeded-runs.js'
import { TableValues } from '../../src/arbitrary/table-values.js'
import { defaultEvidence } from '../../src/evidence.js'
import { restrictEvidence } from '../../src/schema/restrict-evidence.js'

afterEach(() => offerPatterns(() => undefined))

const shipped = (source: string) => readFileSync(`dist/bundle/prepared/events/${source}.json`, 'utf8')

function* eventsOf({ table, golden }: PreparedEvents, seed: number) {
  const events = new EventValues(new TableValues(table, { golden }), { golden })
  for (const run of seededRuns(seed)) yield JSON.stringify(events.generate(run))
}

const first = (count: number, events: Iterable<string>): string[] => {
  const found: string[] = []
  for (const event of events) if (found.push(event) === count) break
  return found
}

describe.each(Object.entries(contracts))('prepared events of %s', (source, make) => {
  const { event, golden, complete, name } = make()

  it('are those of the contract without options', () => {
    expect(JSON.parse(shipped(source))).toEqual(JSON.parse(prepareEvents(event.schema, golden)))
    // What they do not hold is nothing there.
    expect({ complete, name }).toEqual({ complete: undefined, name: source })
  })

  it('hold what a process would work out, with the members in the same order', () => {
    const { schema, golden: read } = JSON.parse(shipped(source))
    expect(JSON.stringify([schema, read])).toBe(
      JSON.stringify([restrictEvidence(event.schema, defaultEvidence), golden]),
    )
  })

  it('hold the heights that a process would work out', () => {
    const { schema, heights } = JSON.parse(shipped(source))
    expect(Object.keys(heights).length).toBeGreaterThan(1)
    const table = generatorTable(schema)
    for (const [ids, height] of Object.entries(heights)) {
      const generator = table.generatorOfNodes(ids.split(',').filter(Boolean).map(Number))
      expect([ids, generator.isSatisfiable(), generator.height]).toEqual([ids, true, height])
    }
  })

  it('are the same events', () => {
    const worked = { table: generatorTable(restrictEvidence(event.schema, defaultEvidence)), golden }
    const expected = [1, 77].map((seed) => first(50, eventsOf(worked, seed)))
    const found = [1, 77].map((seed) => first(50, eventsOf(readPreparedEvents(shipped(source)), seed)))
    expect(found).toEqual(expected)
  })

  it('are the same first event, where nothing is worked out yet', () => {
    const text = shipped(source)
    const worked = { table: generatorTable(restrictEvidence(event.schema, defaultEvidence)), golden }
    for (let seed = -30; seed < 0; seed++)
      expect(first(1, eventsOf(readPreparedEvents(text), seed))).toEqual(first(1, eventsOf(worked, seed)))
  })
})
