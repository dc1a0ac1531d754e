import { describe, expect, it } from 'vitest'
import { type ApigEvent, apig, checkContract } from '../../contracts/index.js'
import { openapi } from '../../contracts/openapi.js'

const order = { type: 'object', required: ['item'], properties: { item: { type: 'string' } } }
const content = { 'application/json': { schema: order } }
const post = {
  operationId: 'post',
  requestBody: { required: true, content },
  responses: { '2XX': {}, '4XX': {} },
}
const contracts = [
  ['apig', apig({ requestBody: order })],
  ['openapi', openapi({ openapi: '3.1.0', info: {}, paths: { '/orders': { post } } }).operation('post')],
] as const

const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '', isBase64Encoded: false })

/** Refuses, as it should, what it cannot read; whether it can is up to `textOf`. */
const taking = (textOf: (event: ApigEvent) => string) => async (event: ApigEvent, _context: unknown) => {
  try {
    return answer(typeof JSON.parse(textOf(event))?.item === 'string' ? 201 : 400)
  } catch {
    return answer(400)
  }
}
const decoded = (body: string) => Buffer.from(body, 'base64').toString()

describe.each(contracts)('a handler behind %s', (_name, contract) => {
  const healthOf = async (textOf: (event: ApigEvent) => string, seed: number) =>
    (await checkContract(contract, taking(textOf), { seed, phases: ['random'] })).health.join('\n')

  it.each([1, 2, 3])('that never looks at isBase64Encoded is told of it, with seed %i', async (seed) => {
    expect(await healthOf(({ body }) => body, seed)).toMatch(
      /of the random requests with a body none of \d+ was accepted that came in base64, and \d+ of \d+ that came plain: the handler may not look at isBase64Encoded/,
    )
    expect(await healthOf(({ body }) => decoded(body), seed)).toMatch(
      /that came plain, and \d+ of \d+ that came in base64/,
    )
  })

  it.each([1, 2, 3])('that does is not, with seed %i', async (seed) => {
    const health = await healthOf(
      ({ body, isBase64Encoded }) => (isBase64Encoded ? decoded(body) : body),
      seed,
    )
    expect(health).not.toContain('isBase64Encoded')
  })
})
