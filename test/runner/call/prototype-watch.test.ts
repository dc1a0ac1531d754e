import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/contract.js'
import { inheritedNames, withoutPollution } from '../../../src/runner/call/prototype-watch.js'

const shared = Object.prototype as Record<string, unknown>
const lists = Array.prototype as unknown as Record<string, unknown>
const outcome = { kind: 'answered', text: '', settlements: 1 } as Outcome

afterEach(() => {
  for (const name of ['isAdmin', '0', 'get', 'zq7']) {
    delete shared[name]
    delete lists[name]
  }
})

describe('withoutPollution', () => {
  it('leaves the outcome of a call that changed no prototype as it was', () => {
    expect(withoutPollution(outcome, inheritedNames())).toBe(outcome)
  })

  it('names what all objects and lists got, and takes it away', () => {
    const before = inheritedNames()
    Object.assign(shared, { isAdmin: true, 0: 'x', get: 1 })
    lists.zq7 = 1
    const { polluted, ...rest } = withoutPollution(outcome, before)
    expect([...polluted!].sort()).toEqual(['0', 'get', 'isAdmin', 'zq7'])
    expect(rest).toEqual(outcome)
    expect(inheritedNames()).toEqual(before)
  })

  it('leaves what was there before the call', () => {
    shared.zq7 = 'of a library'
    const before = inheritedNames()
    shared.isAdmin = true
    expect(withoutPollution(outcome, before).polluted).toEqual(['isAdmin'])
    expect(shared.zq7).toBe('of a library')
    expect(withoutPollution(outcome, before)).toBe(outcome)
  })

  it('keeps the getters of the outcome alive', () => {
    let settlements = 1
    const live = {
      ...outcome,
      get settlements() {
        return settlements
      },
    } as Outcome
    shared.isAdmin = true
    const kept = withoutPollution(live, [])
    settlements = 2
    expect(kept.settlements).toBe(2)
  })
})
