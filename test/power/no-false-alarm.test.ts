import { describe, expect, it } from 'vitest'
import { checkPlanted } from './check-planted.js'
import { correctHandlers } from './correct-handlers.js'
import type { CorrectHandler } from './planted-handler.js'
import { powerRuns, powerSeeds } from './power-settings.js'
import { wronglyBlamed } from './wrongly-blamed.js'

const keyOf = ({ source, name }: CorrectHandler): string => `${source}/${name}`
const isBlamed = (correct: CorrectHandler): boolean => Object.hasOwn(wronglyBlamed, keyOf(correct))

/** What is said of the handler, but for warnings that tell its author how to say that it is meant so: by rule. */
async function blamesOf(correct: CorrectHandler): Promise<ReadonlyMap<string, string>> {
  const blames = new Map<string, string>()
  for (const [i, seed] of powerSeeds.entries()) {
    // The other phases draw nothing at random: once is enough.
    const phases = i === 0 ? {} : { options: { ...correct.options, phases: ['random', 'delivery'] as const } }
    const { report } = await checkPlanted({ ...correct, ...phases }, seed, powerRuns)
    for (const { severity, rule, message, scenario } of [...report.violations, ...report.warnings]) {
      if (severity === 'warn' && correct.mayWarn?.includes(rule)) continue
      blames.set(rule, `${severity}: ${message} (${scenario})`)
    }
  }
  return blames
}

describe('a correct handler', () => {
  it('is there at least 60 times, for every source', () => {
    const keys = correctHandlers.map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThanOrEqual(60)
    expect(new Set(correctHandlers.map(({ source }) => source)).size).toBe(7)
  })

  it('is known where it is said to be blamed', () => {
    const known = new Set(correctHandlers.map(keyOf))
    expect(Object.keys(wronglyBlamed).filter((key) => !known.has(key))).toEqual([])
  })

  const all = correctHandlers.map((correct) => [`${keyOf(correct)} (${correct.liberty})`, correct] as const)
  it.each(all.filter(([, correct]) => !isBlamed(correct)))('%s is not blamed', async (_name, correct) => {
    expect(Object.fromEntries(await blamesOf(correct))).toEqual({})
  })

  it.each(all.filter(([, correct]) => isBlamed(correct)))(
    '%s is blamed still: else take it off the list',
    async (_name, correct) => {
      const [rule] = wronglyBlamed[keyOf(correct)]!
      expect([...(await blamesOf(correct)).keys()]).toEqual([rule])
    },
  )
})
