import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ApigEvent, apig, checkContract, obs } from '../../../contracts/index.js'
import { watchOutput } from '../../../src/runner/call/handler-output.js'

const few = { numRuns: 5, phases: ['examples', 'random'] as const }
const fine = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }

/** What gets through to where the console of this file writes. */
let shown: string[]
let original: typeof console.log

beforeEach(() => {
  shown = []
  original = console.log
  // No mock: of those the check knows that the author wants to see the calls.
  console.log = (...values: unknown[]) => void shown.push(values.join(' '))
})

afterEach(() => {
  console.log = original
})

describe('what a handler prints', () => {
  const talkative = async (event: ApigEvent, _context: unknown) => {
    console.log('method', event.httpMethod)
    process.stdout.write('raw\n')
    return { ...fine, statusCode: 500 }
  }

  it('is not shown, and kept with the outcome', async () => {
    const { violations } = await checkContract(apig(), talkative, few)
    expect(shown).toEqual([])
    expect(violations[0]!.outcome.logs).toEqual([
      { level: 'log', text: 'method GET' },
      { level: 'stdout', text: 'raw' },
    ])
  })

  it('is shown with the option logs, and with replay', async () => {
    await checkContract(
      apig(),
      async (event: ApigEvent, _context: unknown) => {
        console.log('method', event.httpMethod)
        return fine
      },
      { ...few, phases: ['examples'], logs: true },
    )
    expect(shown).toEqual(['method GET', 'method GET'])
    shown = []
    const { golden } = apig()
    await checkContract(apig(), talkative, { replay: golden })
    expect(shown.length).toBeGreaterThan(0)
  })

  it('is kept of a handler in a process of its own as well', async () => {
    const file = resolve(import.meta.dirname, '../../fixtures/talkative-handler.mjs')
    for (const logs of [false, true]) {
      const { violations } = await checkContract(apig(), { file }, { ...few, isolate: true, logs })
      expect(violations[0]!.outcome.logs).toEqual([{ level: 'error', text: 'cannot answer GET' }])
    }
  })

  it('holds no secret: the log is judged as that of the context is', async () => {
    const { warnings } = await checkContract(
      apig(),
      async (_event: ApigEvent, context: { getToken(): string }) => {
        console.log(`token: ${context.getToken()}`)
        return fine
      },
      few,
    )
    expect(warnings.map(({ rule }) => rule)).toEqual(['handler/leaks-secret'])
  })

  it('is bounded for each call', async () => {
    const { violations } = await checkContract(
      apig(),
      async (_event: ApigEvent, _context: unknown) => {
        for (let i = 0; i < 1000; i += 1) console.log('x'.repeat(10_000))
        return { ...fine, statusCode: 500 }
      },
      { ...few, phases: ['examples'] },
    )
    const { logs } = violations[0]!.outcome
    expect(logs).toHaveLength(100)
    expect(logs[0]!.text).toHaveLength(4001)
  })
})

describe('all other output', () => {
  it('is shown: that of hooks, and what comes when no check runs', async () => {
    await checkContract(obs(), async (_event: unknown, _context: unknown) => {}, {
      ...few,
      phases: ['examples'],
      beforeEvent: () => console.log('before'),
    })
    expect(shown).toContain('before')
    const { log } = console
    const release = watchOutput()
    expect(console.log).not.toBe(log)
    release()
    expect(console.log).toBe(log)
  })

  it("a mock of the author's sees what the handler prints", async () => {
    const mock = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await checkContract(
      apig(),
      async (_event: ApigEvent, _context: unknown) => {
        console.warn('late')
        return fine
      },
      { ...few, phases: ['examples'] },
    )
    expect(mock).toHaveBeenCalledWith('late')
    mock.mockRestore()
  })
})
