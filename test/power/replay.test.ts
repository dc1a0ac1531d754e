import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkContract } from '../../src/check.js'
import type { ContractReport, Violation } from '../../src/report/report.js'
import { temporaryFolder } from '../saved/temporary-cases.js'
import { brokenHandlers } from './broken-handlers.js'
import { contractOf } from './check-planted.js'

/** A fresh instance passes: what breaks it is an event before, which the report does not know of. */
const needEarlierEvents = new Set(['headers-are-shared', 'body-sent-twice'])

/** Every second handler; REPLAY_STEP=1 replays what all of them break. */
const step = Number(process.env.REPLAY_STEP ?? 2)
const chosen = brokenHandlers.filter(({ name }, i) => i % step === 0 || needEarlierEvents.has(name))

/** Violations that were replayed, of all handlers. */
let replayed = 0

/** Whether a report shows a violation again: the same rule at the same place. */
function shows(report: ContractReport, { rule, pointer, severity }: Violation): boolean {
  const found = [...report.violations, ...report.warnings]
  return found.some((one) => one.rule === rule && one.pointer === pointer && one.severity === severity)
}

describe('every violation fails in the same way again', () => {
  beforeEach(() => void vi.stubEnv('CI', ''))
  afterEach(() => void vi.unstubAllEnvs())
  afterAll(() => expect(replayed).toBeGreaterThanOrEqual(100))

  it.each(chosen)('$source: $name', { timeout: 120_000 }, async (broken) => {
    const contract = contractOf(broken)
    const cases = temporaryFolder()
    const options = { numRuns: broken.rare ? 1000 : 100, ...broken.options, seed: 101, cases }
    const { violations } = await checkContract(contract, broken.instance(), options)
    const fromFiles = await checkContract(contract, broken.instance(), { ...options, phases: ['saved'] })
    for (const violation of violations) {
      // The report says of it that the event alone need not show it.
      if (violation.unsteady === true) {
        expect(violation.caseFile).toBeUndefined()
        continue
      }
      const isAlone = !needEarlierEvents.has(broken.name)
      replayed += 1
      const { replay, rule } = violation
      const again = await checkContract(contract, broken.instance(), { ...broken.options, replay })
      expect(shows(again, violation), `${rule} by its token`).toBe(isAlone)
      if (violation.outcome.kind === 'not-loaded') continue
      expect(violation.caseFile).toBeDefined()
      expect(shows(fromFiles, violation), `${rule} by its file`).toBe(isAlone)
    }
  })
})
