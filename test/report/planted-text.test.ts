import { describe, expect, it } from 'vitest'
import { checkContract } from '../../src/check.js'
import { formatFindings } from '../../src/report/format-terminal.js'
import { formatViolation } from '../../src/report/format-violation.js'
import type { ContractReport, Violation } from '../../src/report/report.js'
import { trackedChanges } from '../../src/runner/shrink/changes.js'
import { compileValidator } from '../../src/schema/validate/validate.js'
import { brokenHandlers } from '../power/broken-handlers.js'
import { contractOf } from '../power/check-planted.js'
import type { BrokenHandler } from '../power/planted-handler.js'
import plantedEvents from './planted-events.json' with { type: 'json' }

const events: Readonly<Record<string, unknown>> = plantedEvents
const chosen = brokenHandlers
  .map((broken) => [`${broken.source}/${broken.name}`, broken] as const)
  .filter(([key]) => Object.hasOwn(events, key))

/** Sends one event to a new instance, as a replay does. */
function replay({ instance, options, ...planted }: BrokenHandler, event: unknown): Promise<ContractReport> {
  return checkContract(contractOf({ instance, ...planted }), instance(), { ...options, replay: event })
}

/** A text without what differs between machines and edits: lines of the handlers, and how zlib packs a token. */
function steady(text: string): string {
  return `${text
    .replaceAll(/(\.ts):\d+/g, '$1:…')
    .replaceAll(/(replay: '\w+:1:)[\w-]+/g, '$1…')
    .replaceAll(/[0-9a-f]{32}(?=")/g, '…')}\n`
}

function all({ violations, warnings }: ContractReport): readonly Violation[] {
  return [...violations, ...warnings]
}

/** What becomes of a violation with another event. */
async function stateOf(broken: BrokenHandler, event: unknown, violation: Violation): Promise<string> {
  if (compileValidator(contractOf(broken).event.schema)(event).length > 0) return 'no event'
  const { rule, pointer, location } = violation
  const found = all(await replay(broken, event))
  const isThere = found.some(
    (one) => one.rule === rule && one.pointer === pointer && one.location === location,
  )
  return isThere ? 'still there' : 'gone'
}

describe('the text of a planted bug', () => {
  it('is of ten handlers', () => {
    expect(chosen.map(([key]) => key).sort()).toEqual(Object.keys(events).sort())
    expect(chosen).toHaveLength(10)
  })

  it.each(chosen)('%s is as it was', async (key, broken) => {
    const report = await replay(broken, events[key])
    await expect(steady(formatFindings(report))).toMatchFileSnapshot(
      `__snapshots__/text/${key.replace('/', '-')}.txt`,
    )
  })

  it.each(chosen)('%s names no change that the violation can do without', async (key, broken) => {
    const { golden } = contractOf(broken)
    const [violation] = all(await replay(broken, events[key]))
    const shown = formatViolation(violation!, 1)
    const states: string[] = []
    for (const { change, undone } of trackedChanges(violation!.event, golden)) {
      expect(shown).toContain(`\n     ${change.pointer}   `)
      states.push(await stateOf(broken, undone(), violation!))
    }
    // The two names of the region are of one change: with both or none of them it is no event.
    const expected = key === 'obs/documented-region' ? 'no event' : 'gone'
    expect(states).toEqual(states.map(() => expected))
  })

  it('lists changes at all', async () => {
    const counts = chosen.map(
      ([key, broken]) => trackedChanges(events[key], contractOf(broken).golden).length,
    )
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(8)
  })
})
