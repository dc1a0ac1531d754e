import { afterAll, describe, expect, it } from 'vitest'
import { apig } from '../../contracts/apig.js'
import { checkContract } from '../../src/check.js'
import type { CheckOptions } from '../../src/check-options.js'
import { handlerFolder } from '../isolation/handler-folder.js'

const folder = handlerFolder('remembered')
afterAll(() => folder.remove())

const text = (passing: number): string => `
let calls = 0
export const handler = async (event, context) => {
  calls += 1
  if (calls > ${passing}) throw new TypeError('called again')
  return { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
}
`

const check = (passing: number, options: CheckOptions) => {
  const file = folder.write(`after-${passing}-${options.isolate}.mjs`, text(passing))
  return checkContract(apig(), { file }, { seed: 2, numRuns: 5, dictionary: false, ...options })
}

describe('a fault that the golden event shows only when it comes again', () => {
  it('is said to be of the second call, where a fresh instance has shown it', async () => {
    const { violations } = await check(1, { isolate: true })
    expect(violations).toHaveLength(1)
    const [{ changes, remarks, unsteady, replay }] = violations as [(typeof violations)[0]]
    expect(changes).toEqual([])
    expect(remarks).toEqual([
      expect.stringMatching(/^the first call passes, and the second one with the same event fails/),
    ])
    expect(unsteady).toBeUndefined()
    // What is said to need no more than a second call comes again by its token.
    const again = await check(1, { isolate: true, replay })
    expect(again.violations.map(({ rule }) => rule)).toEqual(['handler/threw'])
  })

  it('is said to have passed at first, where no fresh instance can be had', async () => {
    const [violation] = (await check(1, { isolate: false })).violations
    expect(violation!.remarks).toEqual([expect.stringMatching(/^this event had passed when it came first/)])
  })

  it('is said to need more than that, where a second call passes too', async () => {
    const [violation] = (await check(30, { isolate: true })).violations
    expect(violation!.remarks).toEqual([
      expect.stringMatching(/earlier events; it needs what came before it/),
    ])
    expect(violation!.unsteady).toBe(true)
  })

  it('is none that the golden event shows at once', async () => {
    const [violation] = (await check(0, { isolate: true })).violations
    expect(violation!.changes).toEqual([])
    expect(violation).not.toHaveProperty('remarks')
  })
})
