import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { InvalidOptionError } from '../src/errors.js'
import { planCheck } from '../src/validate-options.js'
import { orderContract } from './runner/fake-source.js'

const refusal = (options: object): string => {
  try {
    planCheck(orderContract, options)
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidOptionError)
    return (error as Error).message
  }
  return 'accepted'
}

describe('planCheck', () => {
  afterEach(() => fc.resetConfigureGlobal())

  it('names the nearest option and rule', () => {
    expect(refusal({ numRun: 5 })).toBe('unknown option "numRun"\n  Did you mean "numRuns"?')
    expect(refusal({ zzz: 5 })).toMatch(/^unknown option "zzz"\n {2}Known are: phases, numRuns, /)
    expect(refusal({ rules: { 'handler/thrown': 'off' } })).toMatch(
      /unknown rule "handler\/thrown"[\s\S]*Did you mean "handler\/threw"\?/,
    )
    expect(refusal({ rules: { property: 'off' } })).toBe('accepted')
    expect(refusal({ rules: { 'handler/threw': 'warning' } })).toMatch(
      /rules\['handler\/threw'\] must be 'off', 'warn' or 'error', not "warning"/,
    )
  })

  it('refuses values of a wrong kind, each with what is right', () => {
    const wrong: [object, RegExp][] = [
      [{ numRuns: -1 }, /numRuns must be a whole number from 1, not -1/],
      [{ numRuns: Number.NaN }, /numRuns must be a whole number from 1, not NaN/],
      [{ numRuns: '100' }, /not "100"/],
      [{ numRuns: 1.5 }, /numRuns/],
      [{ seed: Number.POSITIVE_INFINITY }, /seed must be a finite number/],
      [{ path: 'a' }, /path must be/],
      [{ timeout: 0 }, /timeout must be a positive number of milliseconds/],
      [{ timeout: 2 ** 31 }, /timeout must be at most/],
      [{ maxTime: -5 }, /maxTime/],
      [{ phases: [] }, /phases must be an array of at least one of 'saved', 'examples'/],
      [{ phases: ['examples', 'rnadom'] }, /phases must be.*\n {2}Did you mean "random"\?/s],
      [{ phases: 'random' as never }, /phases must be.*\n {2}Write it as a list: \['random'\]\./s],
      [{ evidence: ['Documentd' as never] }, /\n {2}Did you mean "documented"\?/],
      [{ evidence: ['seen'] }, /evidence must be an array of at least one of 'documented'/],
      [{ beforeEvent: true }, /beforeEvent must be a function, not true/],
      [{ property: {} }, /property must be a function, not an object/],
      [{ allowedStatuses: [5] }, /allowedStatuses must be an array of status codes/],
      [{ allowedStatuses: 501 }, /allowedStatuses/],
      [{ examples: {} }, /examples must be an array/],
      [{ context: null }, /context must be an object, not null/],
      [{ overrides: [] }, /overrides must be an object/],
    ]
    for (const [options, message] of wrong) expect(refusal(options), JSON.stringify(options)).toMatch(message)
    expect(refusal(5 as never)).toMatch(/the options must be an object, not 5/)
  })

  it('fills in the defaults, and lets undefined mean the default', () => {
    const plan = planCheck(orderContract, { numRuns: undefined as never })
    expect(plan).toMatchObject({
      numRuns: 100,
      timeout: 3000,
      phases: ['examples', 'boundary', 'random', 'delivery'],
    })
    expect(Number.isInteger(plan.seed)).toBe(true)
    const { deliveries: _, ...once } = orderContract
    expect(planCheck(once, {}).phases).toEqual(['examples', 'boundary', 'random'])
    expect(planCheck(orderContract, { phases: ['random', 'examples'] }).phases).toEqual([
      'examples',
      'random',
    ])
  })

  it("takes fast-check's global settings where no option says otherwise", () => {
    fc.configureGlobal({ numRuns: 9, seed: 3, interruptAfterTimeLimit: 50 })
    expect(planCheck(orderContract, {})).toMatchObject({ numRuns: 9, seed: 3, maxTime: 50 })
    expect(planCheck(orderContract, { numRuns: 2, seed: 1, maxTime: 5 })).toMatchObject({
      numRuns: 2,
      seed: 1,
      maxTime: 5,
    })
  })
})
