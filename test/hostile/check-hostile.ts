import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timer } from '../../contracts/timer.js'
import { checkContract } from '../../src/check.js'
import type { ContractReport } from '../../src/report/report.js'
import { handlerFolder } from '../isolation/handler-folder.js'
import { type HostileHandler, moduleOf } from './hostile-handlers.js'
import { inTime } from './time-limit.js'
import { beginTraces, leavesNothing } from './traces.js'

/** Checks each handler of a table, of which there are so many at least. */
export function describeHostile(what: string, handlers: readonly HostileHandler[], least: number): void {
  const folder = handlerFolder('hostile')
  const files = new Map(handlers.map((one, i) => [one, folder.write(`h${i}.mjs`, moduleOf(one))]))

  const check = (one: HostileHandler, isolate: boolean): Promise<ContractReport> =>
    checkContract(
      timer(),
      { file: files.get(one)! },
      {
        isolate: isolate && { memory: 64 },
        timeout: one.timeout ?? 200,
        seed: 1,
        phases: ['examples', 'delivery'],
        numRuns: 2,
      },
    )

  beforeAll(async () => {
    const file = folder.write('fine.mjs', moduleOf({ name: 'fine', text: 'return {}', expects: [] }))
    await checkContract(timer(), { file }, { isolate: true, seed: 1, numRuns: 2 })
    beginTraces()
  })
  afterAll(() => folder.remove())

  describe(what, () => {
    it(`comes in ${least} kinds at least`, () => {
      expect(handlers.length).toBeGreaterThanOrEqual(least)
      expect(new Set(handlers.map(({ name }) => name)).size).toBe(handlers.length)
    })

    for (const one of handlers) {
      it(`that ${one.name} ends as ${one.expects[0] ?? 'harmless'}, and leaves nothing`, () =>
        leavesNothing(async () => {
          const report = await inTime(() => check(one, true))
          demandRules(one, report)
          if (one.local !== true) return
          // An isolated handler is found to do what it does in this process.
          expect(linesOf(report)).toEqual(linesOf(await check(one, false)))
        }))
    }
  })
}

function demandRules({ expects }: HostileHandler, report: ContractReport): void {
  const found = [...report.violations, ...report.warnings].map(({ rule }) => rule)
  if (expects[0] === '*') return
  if (expects.length === 0) expect(found).toEqual([])
  else
    expect(
      expects.some((rule) => found.includes(rule)),
      `found: ${found.join(', ')}`,
    ).toBe(true)
}

const linesOf = ({ violations, warnings }: ContractReport): readonly unknown[] =>
  [...violations, ...warnings].map(({ rule, severity, message, location, changes }) => ({
    rule,
    severity,
    message: message.slice(0, 500),
    location,
    changes,
  }))
