import { describe, expect, it } from 'vitest'
import { apig, kafka, timer } from '../../contracts/index.js'
import { checkContract } from '../../src/check.js'
import { defineContract } from '../../src/define-contract.js'

const json = (statusCode: number, value: unknown) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  isBase64Encoded: false,
})
const check = async (handler: any, contract: any = apig()) =>
  (await checkContract(contract, handler, { seed: 1, numRuns: 40, dictionary: false })).health.join('\n')

describe('the note that every answer was 4xx', () => {
  const note = /every answer was 4xx/

  it('is for a handler that refuses whatever comes', async () => {
    const refusing = async (event: { path: string }, _: unknown) =>
      json(event.path.length > 3 ? 404 : 400, { path: event.path.length })
    expect(await check(refusing)).toMatch(
      /every answer was 4xx \(400, 404\): the handler refused all \d+ events/,
    )
  })

  it('is not for one that accepts some', async () => {
    expect(
      await check(async (event: any, _: unknown) => json(event.httpMethod === 'PUT' ? 200 : 405, event.path)),
    ).not.toMatch(note)
    expect(
      await check(async (event: any, _: unknown) => json(event.httpMethod === 'PUT' ? 501 : 405, event.path)),
    ).not.toMatch(note)
    expect(await check(async (_event: unknown, _: unknown) => undefined, kafka())).not.toMatch(note)
  })
})

describe('the note that all events ended the same way', () => {
  const note = /all \d+ events got the very same answer/

  it('is for a handler that does not look at its event', async () => {
    expect(await check(async (_event: unknown, _: unknown) => json(200, 'hello'))).toMatch(note)
  })

  it('is not for one that does, or that answers nobody', async () => {
    expect(await check(async (event: any, _: unknown) => json(200, event.httpMethod))).not.toMatch(note)
    expect(await check(async (_event: unknown, _: unknown) => undefined, timer())).not.toMatch(note)
  })

  it('is not for one that answers nothing, of which the violation says why', async () => {
    const failing = async (_event: unknown, _: unknown) => {
      throw new TypeError('always')
    }
    const { violations, health } = await checkContract(apig(), failing, { seed: 1, numRuns: 40 })
    expect(violations.map(({ message }) => message)).toEqual(['TypeError: always'])
    expect(health.join()).not.toMatch(note)
  })

  it('waits for events enough to tell', async () => {
    const hello = async (_event: any, _: any) => json(200, 'hello')
    const { health } = await checkContract(apig(), hello, { phases: ['examples'], dictionary: false })
    expect(health.join()).not.toMatch(note)
  })
})

describe('the note that random events differ in nothing but identifiers', () => {
  const note =
    /the random events are much alike: apart from identifiers and numbers, \d+ of them are only \d+ different/
  const jobs = (job: object) =>
    defineContract({
      name: 'jobs',
      event: {
        type: 'object',
        required: ['id', 'job'],
        additionalProperties: false,
        properties: { id: { type: 'string', pattern: '^[0-9a-f]{32}$' }, job },
      },
    })
  const fine = async () => 1

  it('is for a schema that leaves nothing open', async () => {
    expect(await check(fine, jobs({ const: 'clean' }))).toMatch(note)
    expect(await check(fine, jobs({ type: 'integer', minimum: 10 }))).toMatch(note)
  })

  it('is not for one with texts, or for the contracts of this package', async () => {
    expect(await check(fine, jobs({ type: 'string' }))).not.toMatch(note)
    expect(await check(async (_: unknown, __: unknown) => undefined, kafka())).not.toMatch(note)
    expect(await check(async (event: any, _: unknown) => json(200, event.path))).not.toMatch(note)
  })
})
