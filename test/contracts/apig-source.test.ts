import { describe, expect, it } from 'vitest'
import { apig, InvalidOptionError, type JsonSchema } from '../../contracts/index.js'
import { ContractError, compileValidator } from '../../src/core.js'
import { decode, examples, expectSound, isOrder, order, sample } from './sound-contract.js'

describe('apig', () => {
  it('takes the documented event with its body in base64 as golden', () => {
    const { golden } = apig()
    expect(golden.isBase64Encoded).toBe(true)
    expect(JSON.parse(decode(golden.body))).toEqual({ test: 'body' })
    expect(examples(apig())).toHaveLength(2)
  })

  it('requestBody: bodies are the author’s JSON, base64 as the flag says, with their content type', () => {
    const contract = apig({ requestBody: order })
    expectSound(contract)
    const events = sample(contract)
    for (const { body, isBase64Encoded, headers } of events) {
      expect(isOrder(JSON.parse(isBase64Encoded ? decode(body) : body))).toEqual([])
      if (headers) expect(headers['content-type']).toMatch(/^application\/json/)
    }
    expect(new Set(events.map((event) => event.isBase64Encoded)).size).toBe(2)
    const validate = compileValidator(contract.event.schema)
    const broken = { ...contract.golden, body: Buffer.from('{"id":6,"parent":null}').toString('base64') }
    expect(validate(broken)).not.toEqual([])
    expect(validate({ ...contract.golden, isBase64Encoded: false })).not.toEqual([])
  })

  it("requestBody: 'json' is any JSON, and the golden body stays", () => {
    const contract = apig({ requestBody: 'json' })
    expectSound(contract)
    expect(JSON.parse(decode(contract.golden.body))).toEqual({ test: 'body' })
    for (const { body, isBase64Encoded } of sample(contract))
      JSON.parse(isBase64Encoded ? decode(body) : body)
  })

  it('shows the first fitting example of the author in the golden event', () => {
    const body = (schema: JsonSchema): unknown =>
      JSON.parse(decode(apig({ requestBody: schema }).golden.body))
    expect(body({ type: 'object', required: ['id'], examples: [{ wrong: 1 }, { id: 9 }] })).toEqual({ id: 9 })
    expect(body({ const: [1] })).toEqual([1])
    expect(body({ enum: ['a', 'b'] })).toBe('a')
    expect(body({ type: 'integer', minimum: 3 })).toBe(3)
    expect(body({ type: 'object', additionalProperties: { type: 'string' } })).toEqual({ test: 'body' })
  })

  it('understands schemas of the author in draft-07 and with an $id', () => {
    expectSound(
      apig({
        requestBody: {
          $schema: 'http://json-schema.org/draft-07/schema#',
          definitions: { n: { type: 'number' } },
          type: 'array',
          items: [{ $ref: '#/definitions/n' }],
        },
      }),
    )
    expectSound(
      apig({
        requestBody: {
          $id: 'https://example.com/order.json',
          $defs: { a: { type: 'null' } },
          $ref: '#/$defs/a',
        },
      }),
    )
  })

  it('refuses what is no schema, at once', () => {
    for (const wrong of [5, null, [], 'jsn']) {
      expect(() => apig({ requestBody: wrong as never })).toThrow(InvalidOptionError)
      expect(() => apig({ responseBody: wrong as never })).toThrow(InvalidOptionError)
    }
    expect(() => apig({ requestBody: { type: 'strin' } })).toThrow(ContractError)
    expect(() => apig({ responseBody: { 200: { minLenght: 5 } } })).toThrow(/minLength/)
    expect(() => apig({ responseBody: { 200: {}, twohundred: {} } as never })).toThrow(
      /"twohundred" is no status/,
    )
    expect(() => apig({ responseBody: { '2XX': {} } as never })).toThrow(
      /"2XX" is no status[\s\S]*mean "2xx"/,
    )
    for (const key of ['20x', '600', '6xx'])
      expect(() => apig({ responseBody: { [key]: {} } as never })).toThrow(
        new RegExp(
          `"${key}" is no status\\s+at apig\\(\\{ responseBody: \\{ "${key}"[\\s\\S]*from 100 to 599`,
        ),
      )
  })

  it.each<[string, Parameters<typeof apig>[0], number, unknown, boolean]>([
    ['one schema for 2xx', { responseBody: order }, 200, { id: 8, parent: null }, true],
    ['one schema for 2xx', { responseBody: order }, 201, { id: 1 }, false],
    ['one schema for 2xx', { responseBody: order }, 404, { id: 1 }, true],
    ['a status', { responseBody: { 404: order, '4xx': 'json' } }, 404, {}, false],
    ['a class', { responseBody: { 404: 'json', '4xx': order } }, 400, {}, false],
    ['the default', { responseBody: { 200: 'json', default: order } }, 400, {}, false],
    ['a schema with a default', { responseBody: { type: 'object', default: {} } }, 200, [], false],
  ])('responseBody: %s', (_name, options, status, document, isRight) => {
    const contract = apig(options)
    const rule = contract.rules.find(({ name }) => name === 'apig/response-body')!
    const text = JSON.stringify({
      statusCode: status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document),
      isBase64Encoded: false,
    })
    const outcome = { kind: 'answered', text, result: text } as never
    const judged = {
      event: contract.golden,
      outcome,
      contract,
      allowedStatuses: [],
      expectedErrors: undefined,
    }
    expect(rule.judge!(judged)).toHaveLength(isRight ? 0 : 1)
  })
})
