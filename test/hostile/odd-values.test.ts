import { expect, it } from 'vitest'
import { apig } from '../../contracts/index.js'
import { checkContract } from '../../src/check.js'

const answer = { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
const options = { seed: 1, phases: ['examples'] } as const

it('is a violation, and no error of a rule, where a handler throws a proxy that was revoked', async () => {
  const handler = async (_event: unknown, _context: unknown) => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    throw proxy
  }
  const { violations } = await checkContract(apig(), handler as never, options)
  expect(violations.map(({ rule }) => rule)).toEqual(['handler/threw'])
})

it('takes a handler whose name cannot be read', async () => {
  const handler = new Proxy(async (_event: unknown, _context: unknown) => answer, {
    get: (target, key) => {
      if (key === 'name') throw new Error('mine')
      return Reflect.get(target, key)
    },
  })
  expect((await checkContract(apig(), handler as never, options)).ok).toBe(true)
})
