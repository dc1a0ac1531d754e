import { describe, expect, it } from 'vitest'
import { apig, kafka } from '../../contracts/index.js'
import { openapi } from '../../contracts/openapi.js'
import { assertContract, checkContract } from '../../src/check.js'
import type { CheckOptions } from '../../src/check-options.js'
import { defineContract } from '../../src/define-contract.js'
import type { Coverage } from '../../src/report/coverage.js'
import { formatReport } from '../../src/report/format-terminal.js'

interface Order {
  readonly kind: 'book' | 'pen'
  readonly note?: string
  readonly count: number
}

const orders = defineContract<Order>({
  name: 'orders',
  event: {
    type: 'object',
    required: ['kind', 'count'],
    additionalProperties: false,
    properties: {
      kind: { enum: ['book', 'pen'] },
      note: { type: 'string' },
      count: { type: 'integer', minimum: 1, maximum: 9 },
    },
    examples: [{ kind: 'book', note: 'soon', count: 2 }],
  },
})

const check = (handler: (event: Order) => unknown, options: CheckOptions<Order> = {}) =>
  checkContract(orders, handler, { seed: 1, numRuns: 50, coverage: true, dictionary: false, ...options })

/** `{ '/kind "book"': true }`: whether each alternative mattered. */
function mattered({ places }: Coverage): Record<string, boolean | undefined> {
  return Object.fromEntries(
    places.flatMap(({ at, alternatives }) => alternatives.map((one) => [`${at} ${one.says}`, one.mattered])),
  )
}

describe('the option coverage', () => {
  it('is off by default, and measures nothing then', async () => {
    const report = await checkContract(orders, async () => 1, { seed: 1 })
    expect(report).not.toHaveProperty('coverage')
    expect(formatReport(report)).not.toContain('coverage')
  })

  it('tells how often each alternative was met', async () => {
    const { coverage, phases } = await check(async () => 1)
    const events = phases.reduce((sum, { runs }) => sum + runs, 0)
    expect(coverage).toMatchObject({ met: 10, total: 10 })
    const kinds = coverage!.places.find(({ pointer }) => pointer === '#/properties/kind/enum')!
    expect(kinds.at).toBe('/kind')
    expect(kinds.alternatives.reduce((sum, one) => sum + one.events, 0)).toBe(events)
    expect(coverage!.places.map(({ pointer }) => pointer)).toEqual([
      '#/properties/note',
      '#/properties/kind/enum',
      '#/properties/note/type',
      '#/properties/count/minimum',
      '#/properties/count/maximum',
    ])
  })

  it('tells what no event met', async () => {
    const { coverage, ok } = await check(async () => 1, {
      when: ({ note, count }) => note !== '' && count !== 9,
    })
    expect(coverage).toMatchObject({ met: 8, total: 10 })
    expect(ok).toBe(true)
    const text = formatReport(await check(async () => 1, { when: ({ note }) => note !== '' }))
    expect(text).toContain(
      "coverage: 9 of 10 alternatives of the event's schema (90 %); never met: /note an empty text",
    )
  })

  it('finds the places that the answer depends on, and those that it does not', async () => {
    const { coverage } = await check(async ({ kind, count }) =>
      kind === 'pen' || count === 9 ? 'no' : 'yes',
    )
    expect(coverage!.compared).toBe('answer')
    expect(mattered(coverage!)).toEqual({
      ' note present': false,
      ' note absent': false,
      '/kind "book"': true,
      '/kind "pen"': true,
      '/note an empty text': false,
      '/note a text': false,
      '/count 1': false,
      '/count above 1': false,
      '/count 9': true,
      '/count below 9': true,
    })
  })

  it('does not take what changes by itself for a dependence', async () => {
    let calls = 0
    const counting = await check(async ({ kind }) => ({ id: ++calls, kind }))
    expect(counting.coverage!.compared).toBe('wording')
    expect(mattered(counting.coverage!)).toMatchObject({ '/kind "pen"': true, '/note an empty text': false })
    const words = ['one', 'two', 'three', 'four', 'five']
    const changing = await check(async () => words[++calls % words.length])
    expect(changing.coverage!.compared).not.toBe('answer')
    expect(Object.values(mattered(changing.coverage!))).not.toContain(true)
  })

  it('tells no dependence where the golden event did not come twice, or fails now and then', async () => {
    const once = await check(async ({ kind }) => kind, { phases: ['examples'] })
    expect(once.coverage).not.toHaveProperty('compared')
    expect(new Set(Object.values(mattered(once.coverage!)))).toEqual(new Set([undefined]))
    let calls = 0
    const flaky = await check(async () => {
      calls += 1
      if (calls === 1) throw new TypeError('warming up')
    })
    expect(flaky.coverage).not.toHaveProperty('compared')
    expect(formatReport(flaky, { coverage: true })).toContain('is not known')
  })

  it('hears of a handler without answers by what it logs', async () => {
    const handler = async (event: { records: readonly { messages: readonly string[] }[] }, context: any) =>
      void context
        .getLogger()
        .info(`messages: ${event.records.map(({ messages }) => (messages.length > 1 ? 'several' : 'few'))}`)
    const { coverage } = await checkContract(kafka(), handler as any, { seed: 1, coverage: true })
    const dependent = coverage!.places
      .filter(({ alternatives }) => alternatives.some((one) => one.mattered === true))
      .map(({ at }) => at)
    expect(dependent).toContain('/records/*/messages')
    expect(dependent).not.toContain('/event_version')
    expect(dependent).not.toContain('/trigger_type')
  })

  it('takes what a contract completes for no second change', async () => {
    const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', enum: ['a', 'b'] } }
    const get = { operationId: 'getOrder', parameters: [id], responses: { 200: { description: 'It.' } } }
    const document = {
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1' },
      paths: { '/orders/{id}': { get } },
    }
    const handler = async (event: any, _context: unknown) => ({
      statusCode: 200,
      headers: {},
      body: event.pathParameters.id,
      isBase64Encoded: false,
    })
    const contract = openapi(document).operation('getOrder')
    const { coverage } = await checkContract(contract, handler, { seed: 1, coverage: true, numRuns: 10 })
    const dependent = coverage!.places.filter(({ alternatives }) => alternatives.some((one) => one.mattered))
    expect(dependent.map(({ at }) => at).join(' ')).toContain('/pathParameters/id')
    expect(coverage!.answers).toEqual([{ name: '200', calls: expect.any(Number) }])
  })

  it('counts the answers that the author declared', async () => {
    const handler = async (event: { httpMethod: string }, _context: unknown) => ({
      statusCode: event.httpMethod === 'GET' ? 200 : 405,
      headers: { 'content-type': 'application/json' },
      body: '{}',
      isBase64Encoded: false,
    })
    const contract = apig({ responseBody: { 200: 'json', '4xx': 'json', 404: 'json' } })
    const report = await checkContract(contract, handler, { seed: 1, numRuns: 20, coverage: true })
    const answers = Object.fromEntries(report.coverage!.answers!.map(({ name, calls }) => [name, calls]))
    expect(answers).toEqual({
      200: report.statistics.answers['200'],
      '4xx': report.statistics.answers['405'],
      404: 0,
    })
    expect(formatReport(report)).toContain('never answered: 404')
    const plain = await checkContract(apig(), handler, { seed: 1, phases: ['examples'], coverage: true })
    expect(plain.coverage).not.toHaveProperty('answers')
  })

  it('is left out of a replay', async () => {
    const report = await check(async () => 1, { replay: { kind: 'pen', count: 1 } })
    expect(report).not.toHaveProperty('coverage')
  })
})

describe('the least coverage', () => {
  const noEmptyNote = ({ note }: Order) => note !== ''

  it('fails a check that is below it, with the gaps', async () => {
    const report = await check(async () => 1, { coverage: { minimum: 0.95 }, when: noEmptyNote })
    expect(report).toMatchObject({
      ok: false,
      violations: [],
      coverage: { minimum: 0.95, belowMinimum: true },
    })
    const text = formatReport(report)
    expect(text).toContain('but its events cover less of the schema than is demanded')
    expect(text).toContain('coverage of 90 % is below the minimum of 95 %')
    expect(text).toContain('   /note   never met: an empty text')
    expect(text.match(/alternatives of the event's schema/g)).toHaveLength(1)
    await expect(
      assertContract(orders, async () => 1, { seed: 1, coverage: { minimum: 0.95 }, when: noEmptyNote }),
    ).rejects.toThrow(/below the minimum of 95 %/)
  })

  it('passes one that reaches it', async () => {
    for (const minimum of [0, 0.88, 0.9]) {
      const report = await check(async () => 1, { coverage: { minimum }, when: noEmptyNote })
      expect(report.ok, String(minimum)).toBe(true)
      expect(report.coverage).not.toHaveProperty('belowMinimum')
    }
    expect((await check(async () => 1, { coverage: { minimum: 1 } })).ok).toBe(true)
  })

  it('is not judged before every phase has run to its end', async () => {
    const hanging = await check(() => new Promise(() => {}), { coverage: { minimum: 1 }, timeout: 5 })
    expect(hanging.phases.some(({ stopped }) => stopped !== undefined)).toBe(true)
    expect(hanging.coverage).not.toHaveProperty('belowMinimum')
  })

  it.each([2, -1, '90 %', null])('must be a share, not %j', async (minimum) => {
    await expect(check(async () => 1, { coverage: { minimum } as any })).rejects.toThrow(
      'the option coverage must be true, false or { minimum: a share from 0 to 1 }',
    )
  })

  it('must be spelt right', async () => {
    await expect(check(async () => 1, { coverage: { min: 1 } as any })).rejects.toThrow('the option coverage')
  })
})
