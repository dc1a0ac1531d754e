import { expect, it } from 'vitest'
import { apig, checkContract, kafka } from '../../contracts/index.js'

const members = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, { type: 'integer', minimum: 0 }]))
const wide = (count: number) => ({
  type: 'object',
  properties: members(count),
  required: Object.keys(members(count)),
})
const refuse = async () => ({ statusCode: 422, headers: {}, body: '', isBase64Encoded: false })
const notesOf = async (check: ReturnType<typeof checkContract>) =>
  (await check).health.filter((note) => note.startsWith('phase invalid:'))
const options = { phases: ['invalid'], numRuns: 1, seed: 1 } as const

it('says how many of the requests that break a wide body are not sent', async () => {
  const check = (count: number) =>
    checkContract(apig({ requestBody: wide(count) }), async (_event, _context) => refuse(), options)
  expect(await notesOf(check(300))).toEqual([
    expect.stringMatching(/^phase invalid: 4\d\d of (more than )?\d{3,4} cases were made/),
  ])
  expect(await notesOf(check(20))).toEqual([])
})

it('says how many poisoned batches are not sent', async () => {
  const check = (count: number) => {
    const contract = kafka({ message: wide(count), poison: true, processed: () => [] })
    return checkContract(contract, async (_event, _context) => undefined, options)
  }
  expect(await notesOf(check(100))).toEqual([
    expect.stringMatching(/^phase invalid: 60 of (more than )?\d{3,4} cases were made/),
  ])
  expect(await notesOf(check(3))).toEqual([])
})
