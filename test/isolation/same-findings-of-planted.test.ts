import { resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ContractReport, checkContract } from '../../contracts/index.js'
import { brokenHandlers } from '../power/broken-handlers.js'
import { contractOf } from '../power/check-planted.js'
import type { BrokenHandler } from '../power/planted-handler.js'
import { handlerFolder } from './handler-folder.js'

const folder = handlerFolder('planted')

/** Every sixth one of each source, and at least three: enough of every kind, in a time that one waits for. */
function sampleOf(handlers: readonly BrokenHandler[]): readonly BrokenHandler[] {
  const seen = new Map<string, number>()
  return handlers.filter(({ source, options }) => {
    // What such an option does, it does in the process of the check.
    if (options?.create !== undefined || options?.beforeEvent !== undefined) return false
    const at = seen.get(source) ?? 0
    seen.set(source, at + 1)
    return at % 6 === 0 || at < 3
  })
}

const sample = sampleOf(brokenHandlers)

/** The planted handlers as one module that any process can load. */
beforeAll(async () => {
  const bundle = await rolldown({ input: resolve('test/power/broken-handlers.ts'), platform: 'node' })
  await bundle.write({ file: resolve(folder.write('planted.mjs', '')), format: 'esm' })
  await bundle.close()
})
afterAll(() => folder.remove())

/** A module whose handler is a new instance of the planted one. */
const moduleOf = ({ source, name }: BrokenHandler): string =>
  `import { brokenHandlers } from './planted.mjs'
  const planted = brokenHandlers.find((one) => one.source === '${source}' && one.name === ${JSON.stringify(name)})
  export const handler = planted.instance()`

const check = (planted: BrokenHandler, file: string, isolate: boolean): Promise<ContractReport> =>
  checkContract(contractOf(planted), { file }, { ...planted.options, isolate, seed: 5, numRuns: 20 })

/** What a check found, without what differs from run to run. */
function foundIn({ violations, warnings, phases }: ContractReport) {
  const findings = [...violations, ...warnings]
  return {
    found: findings.map(({ rule, severity, message, pointer, phase, scenario, changes }) => {
      return { rule, severity, message, pointer, phase, scenario, changes }
    }),
    // How much is tried of a handler that hangs is decided by the clock.
    runs: findings.some(({ rule }) => rule === 'handler/timed-out')
      ? []
      : phases.map(({ name, runs }) => [name, runs]),
  }
}

describe('a planted handler that is isolated', () => {
  it('is one of at least 40, of all sources', () => {
    expect(sample.length).toBeGreaterThanOrEqual(40)
    expect(new Set(sample.map(({ source }) => source)).size).toBe(7)
  })

  it.each(sample.map((planted, i) => [`${planted.source}/${planted.name}`, planted, i] as const))(
    'is found to do what it does in this process: %s',
    async (_key, planted, i) => {
      // Two modules, so that the one is as new as the other.
      const here = foundIn(await check(planted, folder.write(`here-${i}.mjs`, moduleOf(planted)), false))
      const there = foundIn(await check(planted, folder.write(`there-${i}.mjs`, moduleOf(planted)), true))
      expect(there).toEqual(here)
    },
  )
})
