import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timer } from '../../contracts/timer.js'
import { checkContract } from '../../src/check.js'
import type { ContractReport } from '../../src/report/report.js'
import { handlerFolder } from '../isolation/handler-folder.js'
import { type HostileHandler, hostileHandlers, moduleOf } from './hostile-handlers.js'
import { inTime } from './time-limit.js'

const folder = handlerFolder('hostile')
const files = new Map(hostileHandlers.map((one, i) => [one, folder.write(`h${i}.mjs`, moduleOf(one))]))
const before = { memory: 0, handles: [] as string[] }

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
  before.memory = usedMemory()
  before.handles = openHandles()
})
afterAll(() => folder.remove())

describe('a hostile handler', () => {
  it('comes in sixty kinds at least', () => {
    expect(hostileHandlers.length).toBeGreaterThanOrEqual(60)
    expect(new Set(hostileHandlers.map(({ name }) => name)).size).toBe(hostileHandlers.length)
  })

  for (const one of hostileHandlers) {
    it(`that ${one.name} ends as ${one.expects[0] ?? 'harmless'}`, async () => {
      const report = await inTime(() => check(one, true))
      demandRules(one, report)
      if (one.local !== true) return
      // An isolated handler is found to do what it does in this process.
      expect(linesOf(report)).toEqual(linesOf(await check(one, false)))
    })
  }

  it('leaves nothing behind', async () => {
    const late = Date.now() + 2000
    while (openHandles().length > before.handles.length && Date.now() < late) await pause(50)
    expect(openHandles()).toEqual(before.handles)
    expect(usedMemory() - before.memory).toBeLessThan(50e6)
  })
})

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

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Processes and pipes to them that this process still waits for. */
function openHandles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /Process|Pipe|Worker/.test(name))
    .sort()
}

function usedMemory(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
