import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnyHandler, type Contract, type ContractReport, checkContract } from '../../contracts/index.js'
import { folder, handlers, type Member, twins } from '../examples/cast.js'

/** What the cast holds beside what its tests need. */
type Played = Member & {
  readonly contract: Contract<any, AnyHandler>
  readonly options?: { readonly timeout?: number }
}

/** What a check found, without what differs from run to run. */
const foundIn = ({ violations, warnings, phases, health }: ContractReport) => ({
  found: [...violations, ...warnings].map(
    ({ rule, severity, message, location, pointer, phase, scenario, changes, event }) => {
      return { rule, severity, message, location, pointer, phase, scenario, changes, event }
    },
  ),
  runs: phases.map(({ name, runs }) => [name, runs]),
  health,
})

const check = ({ contract, file, options }: Played, isolate: boolean): Promise<ContractReport> =>
  checkContract(contract, { file: resolve(folder, file) }, { ...options, isolate, seed: 11, numRuns: 40 })

describe('a handler that is isolated', () => {
  it.each([...handlers, ...twins] as unknown as readonly Played[])(
    'is found to do what it does in this process: $file',
    async (member) => {
      const here = foundIn(await check(member, false))
      expect(foundIn(await check(member, true))).toEqual(here)
      expect(here.found.length > 0).toBe(member.rule !== undefined)
    },
  )
})
