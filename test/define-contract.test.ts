import { describe, expect, it } from 'vitest'
import { checkContract } from '../src/check.js'
import type { Rule } from '../src/contract.js'
import { defineContract, extendContract } from '../src/define-contract.js'
import { ContractError, InvalidOptionError, InvalidSchemaError } from '../src/errors.js'
import { typedSchema } from '../src/typed-schema.js'

const event = {
  type: 'object',
  required: ['n'],
  properties: { n: { type: 'integer' } },
  additionalProperties: false,
} as const
const evenRule: Rule<{ n: number }> = {
  name: 'numbers/even',
  severity: 'error',
  says: 'the answer is even',
  evidence: 'documented',
  source: 'this test',
  bad: 'async () => 1',
  good: 'async () => 2',
  judge: ({ outcome }) => (Number(outcome.result) % 2 === 0 ? [] : [{ message: `${outcome.text} is odd` }]),
}

describe('defineContract', () => {
  it('makes a contract from an event schema alone', async () => {
    const numbers = defineContract<{ n: number }>({ name: 'numbers', event })
    expect(numbers.golden).toEqual({ n: 0 })
    expect(await checkContract(numbers, (order: { n: number }) => order.n, { numRuns: 20 })).toMatchObject({
      ok: true,
    })
    const report = await checkContract(
      numbers,
      ({ n }: { n: number }) => {
        if (n > 1000) throw new Error('big')
      },
      { numRuns: 300 },
    )
    expect(report.violations).toMatchObject([{ rule: 'handler/threw', event: { n: expect.any(Number) } }])
  })

  it('gives the handler its context, and what the check says of it', async () => {
    const numbers = defineContract<{ n: number }>({
      name: 'numbers',
      event,
      context: { attempt: 1, zone: 'a' },
    })
    const seen: unknown[] = []
    const handler = async (_event: { n: number }, context: object) => void seen.push(context)
    await checkContract(numbers, handler, { phases: ['examples'] })
    await checkContract(numbers, handler, { phases: ['examples'], context: { attempt: 2 } })
    expect(seen).toEqual([
      { attempt: 1, zone: 'a' },
      { attempt: 2, zone: 'a' },
    ])
    expect(() => defineContract({ name: 'numbers', event, context: 'a' as never })).toThrow(
      InvalidOptionError,
    )
  })

  it('judges answers by the response schema, as they arrive', async () => {
    const numbers = defineContract<{ n: number }>({
      name: 'numbers',
      event: typedSchema<{ n: number }>(event),
      response: { type: 'object', required: ['half'], properties: { half: { type: 'number' } } },
    })
    const half = await checkContract(numbers, async ({ n }: { n: number }) => ({ half: n / 2 }), {
      numRuns: 20,
    })
    expect(half.ok).toBe(true)
    const wrong = await checkContract(numbers, async () => ({ half: Number.NaN }), { numRuns: 5 })
    expect(wrong.violations).toMatchObject([{ rule: 'response/schema', pointer: '/half' }])
    expect(wrong.violations[0]!.message).toContain('/half')
    expect(await checkContract(numbers, async () => undefined, { numRuns: 5 })).toMatchObject({ ok: false })
  })

  it('takes the first example that validates for the golden event', () => {
    const schema = { ...event, examples: [{ n: 'x' }, { n: 7 }] }
    expect(defineContract({ name: 'numbers', event: schema }).golden).toEqual({ n: 7 })
    expect(defineContract({ name: 'numbers', event: schema, golden: { n: 9 } }).golden).toEqual({ n: 9 })
    expect(() => defineContract({ name: 'numbers', event: { ...event, examples: [{}] } })).toThrow(
      InvalidSchemaError,
    )
  })

  it('refuses wrong parts, each with the reason', () => {
    const wrong: [object, RegExp][] = [
      [{ event }, /name of a contract must be/],
      [{ name: 'a b', event }, /name of a contract must be/],
      [{ name: 'x' }, /event of a contract must be a JSON Schema/],
      [{ name: 'x', event: [] }, /event of a contract must be a JSON Schema/],
      [{ name: 'x', event: { type: 'strin' } }, /strin/],
      [{ name: 'x', event, golden: { n: 'a' } }, /golden event does not match[\s\S]*\/n/],
      [{ name: 'x', event, rule: [] }, /unknown part of defineContract "rule"[\s\S]*Did you mean "rules"/],
      [{ name: 'x', event, rules: [{ ...evenRule, name: '' }] }, /a rule needs a name[\s\S]*rules\[0\]/],
      [{ name: 'x', event, rules: [{ ...evenRule, severity: 'bad' }] }, /severity of the rule numbers\/even/],
      [{ name: 'x', event, rules: {} }, /must be an array/],
      [{ name: 'x', event, runtime: {} }, /no function "refuses"/],
      [{ name: 'x', event, deliveries: 5 }, /deliveries must be a function/],
    ]
    for (const [parts, message] of wrong) {
      expect(() => defineContract(parts as never), JSON.stringify(parts)).toThrow(ContractError)
      expect(() => defineContract(parts as never), JSON.stringify(parts)).toThrow(message)
    }
  })
})

describe('extendContract', () => {
  const numbers = defineContract<{ n: number }>({ name: 'numbers', event })

  it('adds and replaces rules, and leaves the original as it was', async () => {
    const even = extendContract(numbers, { name: 'even', rules: [evenRule] })
    expect(even.name).toBe('even')
    expect(numbers.rules.some((rule) => rule.name === 'numbers/even')).toBe(false)
    const report = await checkContract(even, async ({ n }: { n: number }) => n, { numRuns: 50 })
    expect(report.violations).toMatchObject([{ rule: 'numbers/even' }])
    const tolerant = extendContract(even, { rules: [{ ...evenRule, judge: () => [] }] })
    expect(await checkContract(tolerant, async () => 1, { numRuns: 5 })).toMatchObject({ ok: true })
  })

  it('sets default severities', async () => {
    const mild = extendContract(numbers, { severities: { 'handler/threw': 'warn' } })
    const fails = async () => {
      throw new Error('x')
    }
    expect(await checkContract(mild, fails, { numRuns: 5 })).toMatchObject({
      ok: true,
      warnings: [{ rule: 'handler/threw' }],
    })
    expect(() => extendContract(numbers, { severities: { 'handler/thrwe': 'warn' } })).toThrow(
      /Did you mean "handler\/threw"/,
    )
    expect(() => extendContract(numbers, { severities: { 'handler/threw': 'no' as never } })).toThrow(
      InvalidOptionError,
    )
  })

  it('narrows the events', async () => {
    const positive = extendContract(numbers, {
      event: { ...event, properties: { n: { type: 'integer', minimum: 5 } } },
    })
    expect(positive.golden).toEqual({ n: 5 })
    const report = await checkContract(positive, async ({ n }: { n: number }) => {
      if (n < 5) throw new Error('low')
    })
    expect(report.ok).toBe(true)
  })
})
