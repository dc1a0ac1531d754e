import { describe, expect, it } from 'vitest'
import { assertContract, checkContract } from '../src/check.js'
import { ContractViolationError, HandlerNotFoundError, InvalidOptionError } from '../src/errors.js'
import { firstTag, type Signup, signups } from './signups.js'

describe('checkContract', () => {
  it('reports, and does not throw, for what the handler does', async () => {
    const report = await checkContract(signups, firstTag, { seed: 1 })
    expect(report.ok).toBe(false)
    expect(report.violations.map(({ event }) => event)).toContainEqual({ email: 'ada@example.com' })
    const handlers = [
      () => {
        throw null
      },
      () => Promise.reject(undefined),
      () => {
        throw new Proxy(
          {},
          {
            get: () => {
              throw new Error('no')
            },
          },
        )
      },
      async () => 1n,
    ]
    for (const handler of handlers) {
      expect(await checkContract(signups, handler, { seed: 1, numRuns: 5 })).toMatchObject({ ok: false })
    }
  })

  it('shrinks to the same event from whatever seed', async () => {
    const long = async (event: Signup) => {
      if ((event.tags?.length ?? 0) >= 3) throw new Error('three tags')
    }
    for (let seed = 0; seed < 8; seed++) {
      const report = await checkContract(signups, long, { seed, numRuns: 200, phases: ['random'] })
      expect(report.violations).toMatchObject([{ event: { email: 'ada@example.com', tags: { length: 3 } } }])
    }
  })

  it('replays each violation from its token alone', async () => {
    const report = await checkContract(signups, firstTag, { seed: 3 })
    expect(report.violations.length).toBeGreaterThan(0)
    for (const violation of report.violations) {
      const again = await checkContract(signups, firstTag, { replay: violation.replay })
      expect(again.violations).toMatchObject([
        { rule: violation.rule, event: violation.event, location: violation.location },
      ])
    }
  })

  it('refuses misuse with what to do', async () => {
    const refused = (run: Promise<unknown>) =>
      run.then(
        () => 'accepted',
        (error: unknown) => [error instanceof InvalidOptionError, String(error)],
      )
    expect(await refused(checkContract((() => signups) as never, firstTag))).toEqual([
      true,
      expect.stringContaining('call it'),
    ])
    expect(await refused(checkContract({} as never, firstTag))).toEqual([
      true,
      expect.stringContaining('no contract'),
    ])
    expect(await refused(checkContract(signups, undefined))).toEqual([
      true,
      expect.stringContaining('no handler to check'),
    ])
    expect(await refused(checkContract(signups, 5 as never))).toEqual([
      true,
      expect.stringContaining('must be a function'),
    ])
    await expect(checkContract(signups, 'nowhere/x.handler')).rejects.toThrow(HandlerNotFoundError)
    const token = 'other:1:abc'
    expect(await refused(checkContract(signups, firstTag, { replay: token }))).toEqual([
      true,
      expect.stringContaining('"other"'),
    ])
    const invalid = { email: '' }
    expect(await refused(checkContract(signups, firstTag, { replay: invalid }))).toEqual([
      true,
      expect.stringContaining('/email'),
    ])
  })
})

describe('assertContract', () => {
  it('throws one error with the report, the cause, and the stack of the call', async () => {
    await assertContract(signups, async () => {}, { numRuns: 20 })
    const error = await assertContract(signups, firstTag).catch(
      (thrown: unknown) => thrown as ContractViolationError,
    )
    expect(error).toBeInstanceOf(ContractViolationError)
    const violation = error as ContractViolationError
    expect(violation.message).toContain('The handler breaks the signups contract')
    expect(violation.report.ok).toBe(false)
    expect(violation.cause).toBeInstanceOf(TypeError)
    expect(violation.code).toBe('CONTRACT_VIOLATION')
    expect(Object.keys(violation).filter((key) => key !== 'name')).toEqual([])
    const frames = violation.stack!.split('\n').filter((line) => /^\s+at /.test(line))
    expect(frames[0]).toContain('check.test.ts')
  })
})
