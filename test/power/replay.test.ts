import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkContract } from '../../src/check.js'
import type { ContractReport, Violation } from '../../src/report/report.js'
import { temporaryFolder } from '../temporary-folder.js'
import { brokenHandlers } from './broken-handlers.js'
import { contractOf } from './check-planted.js'
import { addedLines, type EditedHandlers, editedHandlers } from './edited-handlers.js'
import type { BrokenHandler } from './planted-handler.js'

/** Their state over calls is what breaks them: a first call shows nothing. */
const needEarlierEvents = ['headers-are-shared', 'body-sent-twice']
/** What one fault in a hundred needs is more than the event: all that came before it. */
const needWholeRun = ['connections-run-out', 'cache-fills-up']

/** Two of three handlers; REPLAY_STEP=1 replays what all of them break. */
const step = Number(process.env.REPLAY_STEP ?? 3)
const named = new Set([...needEarlierEvents, ...needWholeRun])
const chosen = brokenHandlers.filter(({ name }, i) => step === 1 || i % step !== 0 || named.has(name))

/** Handlers whose violations were replayed, each by its token and by its file, before and after the edit. */
const replayed = new Set<string>()

/** A violation as it is to come again: the message without the place that an edit moves, and the number of the request. */
function faultOf({ rule, pointer, severity, message, breach }: Violation): object {
  // A token holds the event alone: what makes it invalid is told anew, in words of its own.
  if (breach !== undefined) return { rule, pointer, severity }
  const still = message.replaceAll(/\S+\.ts(:\d+)+/g, 'a place').replaceAll(/[0-9a-f]{32}/g, 'a request')
  return { rule, pointer, severity, message: still }
}

/** The line of a handler's own that threw; undefined where another one did. */
function lineOf({ location }: Violation): number | undefined {
  const line = /power\/broken\/[\w-]+\.ts:(\d+)$|edited-\w+\/broken\/[\w-]+\.ts:(\d+)$/.exec(location ?? '')
  return line === null ? undefined : Number(line[1] ?? line[2])
}

function found({ violations, warnings }: ContractReport): readonly Violation[] {
  return [...violations, ...warnings]
}

function expectAgain(again: Violation | undefined, violation: Violation, moved: number, how: string): void {
  expect(again, how).toBeDefined()
  expect(faultOf(again!), how).toEqual(faultOf(violation))
  const line = lineOf(violation)
  if (line !== undefined) expect(lineOf(again!), how).toBe(line + moved)
}

describe('every violation fails in the same way again, also after an unrelated edit', () => {
  let edited: EditedHandlers
  beforeAll(async () => {
    edited = await editedHandlers()
  })
  beforeEach(() => void vi.stubEnv('CI', ''))
  afterEach(() => void vi.unstubAllEnvs())
  afterAll(() => {
    edited.remove()
    expect(replayed.size).toBeGreaterThanOrEqual(100)
  })

  const twinOf = ({ name, source }: BrokenHandler): BrokenHandler =>
    edited.handlers.find((one) => one.name === name && one.source === source)!

  it.each(chosen)('$source: $name', { timeout: 120_000 }, async (broken) => {
    const contract = contractOf(broken)
    const cases = temporaryFolder()
    const options = { numRuns: broken.rare ? 1000 : 100, ...broken.options, seed: 101, cases }
    const { violations } = await checkContract(contract, broken.instance(), options)
    const steady = violations.filter((violation) => violation.unsteady !== true)
    for (const [{ instance }, moved] of [[broken, 0] as const, [twinOf(broken), addedLines] as const]) {
      const fromFiles = await checkContract(contract, instance(), { ...options, phases: ['saved'] })
      for (const violation of steady) {
        const { replay, rule } = violation
        const how = `${rule}, ${moved === 0 ? 'unchanged' : 'edited'}`
        const alone = found(await checkContract(contract, instance(), { ...broken.options, replay }))
        const again = alone.find((one) => one.rule === rule && one.pointer === violation.pointer)
        expectAgain(again, violation, moved, `${how}, by its token`)
        if (violation.outcome.kind !== 'not-loaded') {
          const kept = found(fromFiles).find(({ caseFile }) => caseFile === violation.caseFile)
          expectAgain(kept, violation, moved, `${how}, by its file`)
        }
        replayed.add(`${broken.source} ${broken.name}`)
      }
    }
    for (const violation of violations.filter((one) => one.unsteady)) {
      expect(violation.caseFile).toBeUndefined()
      expect(violation.remarks?.join()).toContain('it needs what came before it: replay with seed 101')
      const again = await checkContract(contract, broken.instance(), { ...options, cases: false })
      expect(found(again).map(faultOf)).toContainEqual(faultOf(violation))
    }
  })
})
